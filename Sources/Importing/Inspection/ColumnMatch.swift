import Imports
import Safety

/// A column of a file and the field that it seems to fill.
struct ColumnMatch {
    var column: ColumnSummary
    var field: ImportField
    /// Why a person should look at it; nil when name and values agree.
    var doubt: String?
}

/// Which table of the registry a file seems to fill, and by which columns.
struct TableMatch {
    let table: DeliveryTable
    private(set) var matches: [ColumnMatch] = []
    /// The columns that no field was found for.
    private(set) var others: [ColumnSummary] = []
    private(set) var doubts: [String] = []

    /// The table that the columns fit best, or nil when they fit none.
    static func best(_ inspected: TableInspection, _ names: ColumnNames) -> TableMatch? {
        let tables: [DeliveryTable] = [.events, .subjects, .exposures, .dictionary, .supplements]
        let matches = tables.map { TableMatch(inspected, $0, names) }.filter { $0.weight >= 2 }
        return matches.enumerated().max { a, b in
            (a.element.weight, -a.offset) < (b.element.weight, -b.offset)
        }?.element
    }

    private init(_ inspected: TableInspection, _ table: DeliveryTable, _ names: ColumnNames) {
        self.table = table
        var suggested = inspected.columns.map { names.suggestions($0.name, in: table) }
        // A whole name goes before words of one, and the first column before later ones.
        for isExact in [true, false] {
            for (position, column) in inspected.columns.enumerated() {
                let free = suggested[position].first { suggestion in
                    suggestion.isExact == isExact && !matches.contains { $0.field == suggestion.field }
                        && (isExact || Self.disagreement(column, suggestion.field) == nil)
                }
                guard let free else { continue }
                suggested[position] = []
                matches.append(ColumnMatch(column: column, field: free.field, doubt: Self.doubt(column, free)))
            }
        }
        matches.sort { $0.column.number < $1.column.number }
        for (position, column) in inspected.columns.enumerated()
        where !matches.contains(where: { $0.column.number == column.number }) {
            others.append(column)
            guard let taken = suggested[position].first(where: \.isExact),
                let first = matches.first(where: { $0.field == taken.field })
            else { continue }
            doubts.append(
                "\(FieldText.printable(column.name)) also seems to be \(taken.field.rawValue), which "
                    + "\(FieldText.printable(first.column.name)) fills: keep the right one.")
        }
    }

    private static func doubt(_ column: ColumnSummary, _ suggestion: ColumnNames.Suggestion) -> String? {
        if let disagreement = disagreement(column, suggestion.field) { return disagreement }
        return suggestion.isExact ? nil : "only words of the name say \(suggestion.field.rawValue): is it right?"
    }

    /// Why the values of a column are not those of a field; nil when they can be.
    private static func disagreement(_ column: ColumnSummary, _ field: ImportField) -> String? {
        guard column.filled > 0 else { return nil }
        switch field.kind {
        case .date:
            return column.dates.isEmpty && column.count(.date) == 0
                ? "no value is a date in a known format: is it \(field.rawValue)?" : nil
        case .number, .grade, .count:
            let numbers = column.count(.wholeNumber) + column.count(.number)
            return numbers * 2 < column.filled ? "most values are no numbers: is it \(field.rawValue)?" : nil
        case .coded:
            return column.hasMoreValues || column.values.count > 30
                ? "there are too many different values for a list of meanings: is it \(field.rawValue)?" : nil
        case .text, .key: return nil
        }
    }

    func column(_ field: ImportField) -> ColumnSummary? { matches.first { $0.field == field }?.column }

    /// How much speaks for this table: fields that others do not have count twice.
    private var weight: Int {
        if table == .dictionary, column(.ptName) == nil { return 0 }
        if table == .supplements, column(.supplementName) == nil || column(.supplementValue) == nil { return 0 }
        let sum = matches.reduce(0) { sum, match in
            if match.field == .studyID { return sum }
            let tables = DeliveryTable.allCases
            return sum + (tables.count { match.field.belongs(to: $0) } == 1 ? 2 : 1) * (match.doubt == nil ? 2 : 1)
        }
        return table == .dictionary || column(.subjectID) != nil ? sum : sum / 2
    }
}
