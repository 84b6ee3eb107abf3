import Foundation
import Importing
import Imports
import Reporting

/// What `soteria inspect` found, as text for a person.
struct InspectionText {
    private(set) var text = ""
    private let showsValues: Bool

    init(_ files: [FileInspection], showsValues: Bool) {
        self.showsValues = showsValues
        for (number, file) in files.enumerated() {
            if number > 0 { text += "\n" }
            line("\(file.path): \(file.bytes) bytes")
            for part in file.passedOver { line("  \(part.part) is passed over: \(part.reason)") }
            for table in file.tables { add(table) }
        }
    }

    /// Names of files and columns cannot steer the terminal.
    private mutating func line(_ line: String) { text += visible(line) + "\n" }

    private mutating func gap() { text += "\n" }

    private mutating func add(_ table: TableInspection) {
        if !table.table.part.isEmpty {
            gap()
            line("  \(table.table.part)")
        }
        line("  read as: \(table.words)")
        if let dialect = table.dialect { add(dialect) }
        gap()
        line("  \(table.header.count) columns; \(table.rowsLookedAt)")
        grid(
            [["", "column", "kinds of values", "longest", "different"]]
                + table.columns.map { column in
                    [
                        "\(column.number)", column.name, column.kindsInWords, "\(column.longest)",
                        column.hasMoreValues ? "over \(ColumnSummary.distinctLimit)" : "\(column.values.count)",
                    ]
                })
        if showsValues { addValues(table) }
        for fit in table.fits { add(fit) }
        let doubts = table.doubts
        gap()
        line(doubts.isEmpty ? "  doubts: none" : "  doubts:")
        for doubt in doubts { line("    - \(doubt)") }
    }

    private mutating func add(_ dialect: DialectProposal) {
        gap()
        line("  delimiters, the likeliest first:")
        grid(
            [["", "records", "fields", "in so many", "quotes broken", "like names", "names known", "by"]]
                + dialect.candidates.map { candidate in
                    [
                        DelimiterChoice.word(of: candidate.delimiter), "\(candidate.records)", "\(candidate.fields)",
                        "\(candidate.agreeing)", "\(candidate.broken)", "\(candidate.names)", "\(candidate.known)",
                        candidate.profile ?? "",
                    ]
                })
        if let likely = dialect.likely {
            line("  likely: \(DelimiterChoice.word(of: likely.delimiter)); \(likely.sentence)")
        }
    }

    private mutating func add(_ fit: ProfileFit) {
        gap()
        line("  read as \(fit.table) by profile \(fit.profile):")
        for column in fit.columns {
            switch column.role {
            case .field(let field): line("    \(column.name) -> \(field)")
            case .selectsRows: line("    \(column.name) says which rows are read")
            case .ignored, .unknown: continue
            }
        }
        let ignored = fit.columns.filter { $0.role == .ignored }.map(\.name)
        if !ignored.isEmpty { line("    passed over: \(ignored.joined(separator: ", "))") }
        if !fit.unknown.isEmpty { line("    unknown, so refused: \(fit.unknown.joined(separator: ", "))") }
    }

    private mutating func addValues(_ table: TableInspection) {
        gap()
        line("  the most frequent values:")
        for column in table.columns {
            let most = column.frequentValues.map { "\($0.text) (\($0.count))" }
            line("    \(column.name): \(most.joined(separator: ", "))")
        }
    }

    /// Rows of cells below one another; a number stands at the right of its column.
    private mutating func grid(_ rows: [[String]]) {
        let rows = rows.map { $0.map(visible) }
        let widths = rows[0].indices.map { column in rows.map { displayWidth($0[column]) }.max() ?? 0 }
        for row in rows {
            let cells = row.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - displayWidth(cell))
                return Int(cell) == nil ? cell + padding : padding + cell
            }
            var text = "    " + cells.joined(separator: "  ")
            while text.last == " " { text.removeLast() }
            line(text)
        }
    }
}

extension TableInspection {
    /// How the table is read.
    var words: String {
        guard table.format.kind == .delimited else { return table.format.text }
        let quote = table.format.dialect.quote.map { "quoted by \(String(UnicodeScalar($0)))" } ?? "without quoting"
        return [
            "delimited text", table.format.isGzip ? "compressed by gzip" : nil, table.format.encoding?.name ?? "UTF-8",
            "separated by \(DelimiterChoice.word(of: table.format.dialect.delimiter))", quote,
        ].compactMap(\.self).joined(separator: ", ")
    }

    fileprivate var rowsLookedAt: String {
        isWhole ? "all \(counted(rows, "row")) looked at" : "the first \(counted(rows, "row")) looked at"
    }
}

extension ColumnSummary {
    /// Each kind with its number of values, dates with their formats.
    var kindsInWords: String {
        let words = ValueKind.allCases.compactMap { kind -> String? in
            let count = count(kind)
            if count == 0 { return nil }
            let plural = kind == .wholeNumber || kind == .number || kind == .date ? "s" : ""
            return
                "\(count) \(kind.rawValue)\(count == 1 ? "" : plural)\(kind == .missingToken ? " (\(missingTokens.sorted().joined(separator: ", ")))" : "")"
        }
        let formats = dates.isEmpty ? "" : ": \(dates.joined(separator: isAmbiguous ? " or, ambiguous, " : " or "))"
        return words.joined(separator: ", ") + formats
    }

    /// The five most frequent values; of equals the first.
    var frequentValues: [(text: String, count: Int)] {
        values.enumerated().sorted { a, b in (b.element.count, a.offset) < (a.element.count, b.offset) }
            .prefix(5).map(\.element)
    }
}
