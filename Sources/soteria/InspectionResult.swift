import Foundation
import Importing
import Imports

/// What `soteria inspect --format json` writes for a file.
struct InspectionResult: Encodable {
    var file: String
    var bytes: Int
    var passed_over: [Part]
    var tables: [Table]

    struct Part: Encodable {
        var part: String
        var reason: String
    }

    struct Table: Encodable {
        var part: String
        var format: String
        var delimiters: [Delimiter]
        var likely_delimiter: String?
        var rows: Int
        var is_whole: Bool
        var unreadable_rows: Int
        var columns: [Column]
        var profiles: [Fit]
        var doubts: [String]
    }

    struct Delimiter: Encodable {
        var delimiter: String
        var records: Int
        var fields: Int
        var agreeing: Int
        var quoted: Int
        var broken: Int
        var names: Int
        var known: Int
        var profile: String?
        var ends_empty: Bool
    }

    struct Column: Encodable {
        var number: Int
        var name: String
        var kinds: [String: Int]
        var missing_tokens: [String]
        var date_formats: [String]
        var is_ambiguous: Bool
        var padded: Int
        var longest: Int
        var different: Int
        var has_more: Bool
        var values: [Value]?
    }

    struct Value: Encodable {
        var value: String
        var rows: Int
    }

    struct Fit: Encodable {
        var profile: String
        var table: String
        var fields: [String: String]
        var ignored: [String]
        var unknown: [String]
    }

    /// A list of what was found, with keys in a fixed order.
    static func json(_ files: [FileInspection], showsValues: Bool) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let results = files.map { InspectionResult($0, showsValues: showsValues) }
        return String(decoding: try encoder.encode(results), as: UTF8.self) + "\n"
    }

    init(_ inspected: FileInspection, showsValues: Bool) {
        file = inspected.path
        bytes = inspected.bytes
        passed_over = inspected.passedOver.map { Part(part: $0.part, reason: $0.reason) }
        tables = inspected.tables.map { Table($0, showsValues: showsValues) }
    }
}

extension InspectionResult.Table {
    fileprivate init(_ table: TableInspection, showsValues: Bool) {
        part = table.table.part
        format = table.table.format.text
        delimiters = table.dialect?.candidates.map(InspectionResult.Delimiter.init) ?? []
        likely_delimiter = (table.dialect?.likely?.delimiter).map(DelimiterChoice.word)
        rows = table.rows
        is_whole = table.isWhole
        unreadable_rows = table.unreadableRows
        columns = table.columns.map { InspectionResult.Column($0, showsValues: showsValues) }
        profiles = table.fits.map(InspectionResult.Fit.init)
        doubts = table.doubts
    }
}

extension InspectionResult.Delimiter {
    fileprivate init(_ evidence: DelimiterEvidence) {
        delimiter = DelimiterChoice.word(of: evidence.delimiter)
        records = evidence.records
        fields = evidence.fields
        agreeing = evidence.agreeing
        quoted = evidence.quoted
        broken = evidence.broken
        names = evidence.names
        known = evidence.known
        profile = evidence.profile
        ends_empty = evidence.hasEmptyEnd
    }
}

extension InspectionResult.Column {
    fileprivate init(_ column: ColumnSummary, showsValues: Bool) {
        number = column.number
        name = column.name
        kinds = Dictionary(uniqueKeysWithValues: column.kinds.map { ($0.rawValue, $1) })
        missing_tokens = column.missingTokens.sorted()
        date_formats = column.dates
        is_ambiguous = column.isAmbiguous
        padded = column.padded
        longest = column.longest
        different = column.values.count
        has_more = column.hasMoreValues
        values =
            showsValues
            ? column.frequentValues.map { InspectionResult.Value(value: $0.text, rows: $0.count) } : nil
    }
}

extension InspectionResult.Fit {
    fileprivate init(_ fit: ProfileFit) {
        profile = fit.profile
        table = fit.table
        fields = [:]
        ignored = []
        for column in fit.columns {
            switch column.role {
            case .field(let field): fields[column.name] = field
            case .ignored: ignored.append(column.name)
            case .selectsRows, .unknown: continue
            }
        }
        unknown = fit.unknown
    }
}
