import Foundation
import TestSupport
import Testing

extension ProgramRun {
    /// Records a failed expectation with the whole run unless it ended with this exit code.
    @discardableResult
    func ended(_ code: Int32, sourceLocation: SourceLocation = #_sourceLocation) -> ProgramRun {
        #expect(status == code, "\(self)", sourceLocation: sourceLocation)
        return self
    }

    /// The rows of a tidy CSV.
    var tidy: [TidyCell] {
        get throws { try SimpleCSV.table(output).map(TidyCell.init) }
    }

    /// The result of --format json.
    func json<Result: Decodable>(_ type: Result.Type) throws -> Result {
        try JSONDecoder().decode(type, from: Data(output.utf8))
    }
}

/// One line of a tidy CSV.
struct TidyCell: Equatable {
    let arm: String
    let level: String
    let soc: String
    let pt: String
    let events: Int
    let subjects: Int
    let n: Int
    let percent: String

    /// Events and subjects.
    var counts: [Int] { [events, subjects] }

    init(_ row: [String: String]) throws {
        arm = try #require(row["arm"])
        level = try #require(row["level"])
        soc = try #require(row["soc"])
        pt = try #require(row["pt"])
        events = try #require(row["events"].flatMap { Int($0) })
        subjects = try #require(row["subjects"].flatMap { Int($0) })
        n = try #require(row["n"].flatMap { Int($0) })
        percent = try #require(row["percent"])
    }
}

extension [TidyCell] {
    /// Events and subjects of a row in a column; nil when there is no such row.
    func counts(_ level: String, soc: String = "", pt: String = "", arm: String = "Total") -> [Int]? {
        first { $0.level == level && $0.soc == soc && $0.pt == pt && $0.arm == arm }?.counts
    }
}

/// What `trace --format json` says.
struct TraceResult: Decodable {
    let n: Int
    let events: Int
    let subjects: Int
    let listing: [Line]

    struct Line: Decodable {
        let event: EventResult
        let source_line: String?
    }
}

/// An event of `events --format json` or of a trace.
struct EventResult: Decodable {
    let subject: String
    let arm: String?
    let sequence: String
    let verbatim: String?
    let soc: String?
    let pt: String?
    let onset: String?
    let study_day: Int?
    let is_serious: Bool
    let is_related: Bool
    let disposition: String
    let source: Source

    struct Source: Decodable {
        let file: String
        let sha256: String
        let line: Int
        let byte_offset: Int
    }
}
