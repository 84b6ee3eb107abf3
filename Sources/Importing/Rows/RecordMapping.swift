import Imports
import Safety

/// Makes the records of a file that is no events file, row by row.
struct RecordMapping: Sendable {
    private enum Rows: Sendable {
        case subjects(SubjectRow)
        case exposures(ExposureRow)
        case groups(GroupRow)
        case arms(ArmRow)
        case dictionary(DictionaryRow)
        case supplements(SupplementRow)
        case attributes(AttributeRow)
    }

    private let rows: Rows
    private let checked: CheckedColumns
    /// The subjects that the file has told of, where several rows may tell of one.
    private var known: KnownSubjects?

    /// Nil for an events file.
    init?(_ columns: FileColumns) {
        switch columns.fills {
        case .subjects: rows = .subjects(SubjectRow(columns))
        case .exposures: rows = .exposures(ExposureRow(columns))
        case .groups: rows = .groups(GroupRow(columns))
        case .arms: rows = .arms(ArmRow(columns))
        case .dictionary: rows = .dictionary(DictionaryRow(columns))
        case .supplements where columns.table.table == .events: rows = .attributes(AttributeRow(columns))
        case .supplements: rows = .supplements(SupplementRow(columns))
        case .events: return nil
        }
        checked = columns.checked
        known = columns.table.isDistinct ? KnownSubjects() : nil
    }

    /// Whether the rows are read for something else, too, by which their problems are told.
    var isSecondReading: Bool {
        if case .attributes = rows { true } else { false }
    }

    /// Appends the record of a row, or the reject of its problems; `number` counts the rows of the file from 1.
    mutating func append(_ row: inout RowReading, _ origin: Origin, number: Int, to outcomes: inout [ImportOutcome]) {
        let evidence = RowEvidence(origin: origin, columns: checked)
        if case .attributes(let rows) = rows {
            let records = rows.records(&row, number: number)
            outcomes += records.map { .supplement($0, evidence) }
            if records.isEmpty { outcomes.append(.ignored(origin)) }
            return
        }
        switch rows {
        case .subjects(let rows):
            let record = rows.record(&row)
            let isRepeated = row.problems.isEmpty && known?.isRepeated(record, &row, rows.subject) ?? false
            outcomes.append(isRepeated ? .ignored(origin) : .subject(record, evidence))
        case .exposures(let rows): outcomes.append(.exposure(rows.record(&row, number: number), evidence))
        case .groups(let rows): outcomes.append(.group(rows.record(&row), evidence))
        case .arms(let rows): outcomes.append(.arm(rows.record(&row), evidence))
        case .dictionary(let rows): outcomes.append(.dictionary(rows.record(&row), evidence))
        case .supplements(let rows): outcomes.append(.supplement(rows.record(&row), evidence))
        case .attributes: break
        }
        if let reject = Reject(row.problems, of: row.record, file: origin.file) {
            outcomes[outcomes.count - 1] = .rejected(reject)
        }
    }
}
