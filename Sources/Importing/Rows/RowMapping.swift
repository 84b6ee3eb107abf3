import Imports
import Safety

/// Turns the rows of one file into outcomes.
final class RowMapping: Sendable {
    private enum Rows: Sendable {
        case subjects(SubjectRow)
        case exposures(ExposureRow)
        case dictionary(DictionaryRow)
        case events(EventRow)
        case supplements(SupplementRow)
    }

    private let rows: Rows
    private let conditions: [RowCondition]
    private let values: ValueRules
    private let checked: CheckedColumns

    init(_ columns: FileColumns) {
        rows =
            switch columns.table.table {
            case .subjects: .subjects(SubjectRow(columns))
            case .exposures: .exposures(ExposureRow(columns))
            case .dictionary: .dictionary(DictionaryRow(columns))
            case .events: .events(EventRow(columns))
            case .supplements: .supplements(SupplementRow(columns))
            }
        conditions = columns.conditions
        values = ValueRules(columns.profile)
        checked = columns.checked
    }

    /// The outcome of a record that the reader found sound; `number` counts the rows of the file from 1.
    func outcome(_ record: DelimitedRecord, number: Int, file: Int) -> ImportOutcome {
        let origin = Origin(file: file, line: record.line, byteOffset: record.byteOffset)
        var row = RowReading(record, values)
        if isIgnored(&row) { return .ignored(origin) }
        let evidence = RowEvidence(origin: origin, columns: checked)
        let outcome: ImportOutcome =
            switch rows {
            case .subjects(let rows): .subject(rows.record(&row), evidence)
            case .exposures(let rows): .exposure(rows.record(&row, number: number), evidence)
            case .dictionary(let rows): .dictionary(rows.record(&row), evidence)
            case .events(let rows): .event(rows.record(&row, number: number), evidence)
            case .supplements(let rows): .supplement(rows.record(&row), evidence)
            }
        return Reject(row.problems, of: record, file: file).map(ImportOutcome.rejected) ?? outcome
    }

    /// Checks the columns that say which rows are read.
    private func isIgnored(_ row: inout RowReading) -> Bool {
        for condition in conditions {
            switch row.holds(condition) {
            case true?: continue
            case false? where condition.ignoresOthers: return true
            case false?:
                row.report(
                    .unknownValue, condition.column, "expected \(condition.texts.expectation), found another value")
            case nil: row.reportMissing(condition.column, called: "value")
            }
        }
        return false
    }
}
