import Imports
import Safety

/// The lines of a draft that say how files are written: delimiter, encoding, missing values and dates.
struct DraftReading {
    private(set) var lines: [String] = []

    init(_ inspected: [TableInspection], _ tables: [DraftTable]) {
        addText(inspected.filter { $0.table.format.kind == .delimited })
        let columns = tables.flatMap(\.matches)
        let tokens = Set(columns.flatMap(\.column.missingTokens)).sorted()
        if !tokens.isEmpty {
            lines.append("missing: {tokens: [\(tokens.map(DraftText.scalar).joined(separator: ", "))]}")
        }
        if columns.contains(where: { $0.column.padded > 0 }) {
            lines.append("trim: true  # some values have spaces at an end")
        }
        addDates(
            columns.filter { $0.field.kind == .date && $0.column.count(.date) + $0.column.dates.count > 0 }.map(
                \.column))
    }

    private mutating func addText(_ tables: [TableInspection]) {
        guard let first = tables.first else { return }
        let delimiters = Set(tables.map(\.table.format.dialect.delimiter))
        if delimiters.count > 1 {
            lines.append(
                "\(ProfileDraft.mark) the files have different delimiters: a profile can tell them apart by file ending."
            )
        }
        if let likely = first.dialect?.likely,
            first.header.count < 2 || likely.delimiter != first.table.format.dialect.delimiter
        {
            lines.append(
                "\(ProfileDraft.mark) fields seem to be separated by \(DelimiterChoice.word(of: likely.delimiter)).")
        }
        lines.append("delimiter: \(DraftText.delimiter(first.table.format.dialect.delimiter))")
        let encodings = Set(tables.map(\.table.format.encoding))
        if encodings.count > 1 { lines.append("\(ProfileDraft.mark) the files have different encodings.") }
        if let encoding = first.table.format.encoding { lines.append("encoding: \(DraftText.scalar(encoding.name))") }
        if tables.contains(where: { $0.firstProblem?.code == .invalidUTF8 }) {
            lines.append(
                "\(ProfileDraft.mark) the text is not UTF-8: look at soteria inspect, and declare its encoding.")
        }
    }

    /// The formats that columns decide; an ambiguous one is left to whoever knows the source.
    private mutating func addDates(_ columns: [ColumnSummary]) {
        var formats: [String] = []
        var ambiguous: [ColumnSummary] = []
        for column in columns {
            let name = FieldText.printable(column.name)
            if column.isAmbiguous {
                ambiguous.append(column)
                continue
            }
            let fitting = column.dates.isEmpty ? column.mostFittingDates : column.dates
            if column.dates.isEmpty {
                lines.append(
                    "\(ProfileDraft.mark) some values of \(name) are no dates like the others: they will be refused.")
            }
            if let format = fitting.first, !formats.contains(format) { formats.append(format) }
        }
        for column in ambiguous where !column.dates.contains(where: formats.contains) {
            lines.append(
                "\(ProfileDraft.mark) the dates of \(FieldText.printable(column.name)) fit "
                    + "\(column.dates.joined(separator: " and ")): add the right one to dates.")
        }
        for column in ambiguous where column.dates.contains(where: formats.contains) {
            lines.append(
                "\(ProfileDraft.mark) the dates of \(FieldText.printable(column.name)) fit "
                    + "\(column.dates.joined(separator: " and ")); other columns decide it: is it the same here?")
        }
        if Self.contradict(formats) {
            lines.append(
                "\(ProfileDraft.mark) some dates have the day first and some the month: a profile cannot have both.")
        }
        lines.append(
            "dates: [\((formats.isEmpty ? ["iso"] : formats).map(DraftText.dateFormat).joined(separator: ", "))]")
    }

    private static func contradict(_ formats: [String]) -> Bool {
        formats.contains { $0.hasPrefix("d") && formats.contains("m" + $0.dropFirst().replacing("m", with: "d")) }
    }
}

extension ColumnSummary {
    /// The date formats that most values fit.
    fileprivate var mostFittingDates: [String] {
        let most = dateFormats.values.max()
        return KnownDates.formats.map(\.name).filter { dateFormats[$0] == most }
    }
}

extension DraftText {
    static func delimiter(_ byte: UInt8) -> String {
        let word = DelimiterChoice.word(of: byte)
        return word.utf8.count > 1 ? word : scalar(word)
    }

    /// Formats hold letters, spaces and punctuation that mean nothing to YAML inside a list.
    static func dateFormat(_ name: String) -> String { name }
}
