import Imports

/// What kind a value is, by its look alone.
package enum ValueKind: String, Sendable, CaseIterable {
    case empty
    /// A word that often stands for a missing value, such as NA.
    case missingToken = "missing token"
    case wholeNumber = "whole number"
    case number
    case date
    case text

    /// The kind of a value without spaces at either end.
    init(_ value: UnsafeBufferPointer<UInt8>, fits formats: Set<String>) {
        if value.isEmpty {
            self = .empty
        } else if Self.missingTokens.contains(String(decoding: value, as: UTF8.self).uppercased()) {
            self = .missingToken
        } else if value.allSatisfy(FieldText.isDigit) {
            self = .wholeNumber
        } else if !formats.isEmpty {
            self = .date
        } else if Self.isNumber(value) {
            self = .number
        } else {
            self = .text
        }
    }

    /// Words that stand for a missing value in many systems and are hardly ever an answer.
    static let missingTokens: Set<String> = ["NA", "N/A", "NULL", "NAN", ".", "-", "--", "#N/A", "ND", "UNK"]

    private static func isNumber(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        let hasSign = value[0] == UInt8(ascii: "-") || value[0] == UInt8(ascii: "+")
        return FieldText.isNumber(UnsafeBufferPointer(rebasing: value.dropFirst(hasSign ? 1 : 0)))
    }
}

/// The date formats that a column is tried in.
enum KnownDates {
    static let formats: [(name: String, format: DateFormat)] = [
        "iso", "date9", "d-mmm-yyyy", "d mmm yyyy", "d/m/yyyy", "m/d/yyyy", "d.m.yyyy", "m.d.yyyy", "d-m-yyyy",
        "m-d-yyyy", "yyyy/m/d", "yyyy.m.d", "yyyymmdd",
    ].compactMap { name in DateFormat(name: name).map { (name, $0) } }

    /// The formats that a value fits; days before 1900 and after 2100 are numbers rather than dates.
    static func fitting(_ value: UnsafeBufferPointer<UInt8>) -> Set<String> {
        guard value.count >= 4, value.count <= 40, value.contains(where: FieldText.isDigit) else { return [] }
        var names: Set<String> = []
        for (name, format) in formats {
            guard let days = DateReading.days(value, formats: [format]) else { continue }
            if (1900...2100).contains(days.lowerBound.parts.year) { names.insert(name) }
        }
        return names
    }
}
