import Foundation
import TestSupport

/// A file of cases with expected numbers.
struct CaseTable {
    /// Its path as a page names it.
    let origin: String
    let rows: [CaseRow]

    /// Of the repository; empty when the file is missing, which no comparison passes.
    static func committed(_ name: String) -> CaseTable {
        let path = "Tests/Fixtures/statistics/\(name)"
        let table = try? SimpleCSV.table(at: ReferenceData.repository.appendingPathComponent(path))
        return CaseTable(origin: path, rows: (table ?? []).map(CaseRow.init))
    }

    /// Of the reference folder; nil when it is not at hand.
    static func reference(_ path: String) -> CaseTable? {
        guard ReferenceData.has(path) else { return nil }
        return CaseTable(origin: "reference: \(path)", rows: ReferenceData.rows(path).map(CaseRow.init))
    }
}

/// A row of cases; nil for a number that is empty, NA or NaN.
struct CaseRow {
    let values: [String: String]

    subscript(column: String) -> Double? {
        guard let text = values[column]?.trimmingCharacters(in: .whitespaces) else { return nil }
        return switch text {
        case "Inf": .infinity
        case "NaN": nil
        default: Double(text)
        }
    }

    func text(_ column: String) -> String { values[column] ?? "" }

    /// A count; -1, which no method accepts, when there is none.
    func count(_ column: String) -> Int { self[column].flatMap { Int(exactly: $0) } ?? -1 }
}
