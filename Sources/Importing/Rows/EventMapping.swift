import Imports
import Safety

/// Turns the rows of an events file into batches.
struct EventMapping: Sendable {
    private let file: Int
    private let checked: CheckedColumns
    private let columns: EventColumns
    private let coding: CodingColumns
    private let causality: CausalityColumns
    private var reading: EventReading
    private var codings = SourceCodings()

    init(_ columns: FileColumns, _ values: ValueRules, file: Int) {
        self.file = file
        checked = columns.checked
        self.columns = EventColumns(columns)
        coding = CodingColumns(columns)
        causality = CausalityColumns(columns)
        reading = EventReading(values)
    }

    /// Adds a row: the record at a position, in which the reader found nothing wrong.
    ///
    /// - Parameters:
    ///   - number: the number of the row in its file, from 1.
    ///   - problems: what the columns that say which rows are read have against it.
    mutating func add(_ record: SourceRecord, at position: Int, number: Int, problems: [RowProblem] = []) {
        for problem in problems { reading.report(problem, reading.rows.count) }
        reading.add(record, at: position, number: number)
    }

    /// Reads the rows that were added, and forgets them: gives those that are sound, and a reject for each other one.
    mutating func finish(_ records: RecordBatch) -> (events: EventBatch, rejects: [Reject]) {
        columns.readKeys(&reading, records)
        coding.read(&reading, records, &codings)
        columns.readContent(&reading, records)
        let assessments = causality.read(&reading, records)
        var batch = EventBatch(file: file, columns: checked)
        var rejects: [Reject] = []
        if reading.problems.isEmpty {
            batch.rows = reading.rows
            batch.assessments = assessments
        } else {
            rejects = separate(assessments, records, into: &batch)
        }
        batch.text = reading.text.content
        codings.settle(&batch)
        reading.removeAll()
        return (batch, rejects)
    }

    /// Puts the rows without problems into a batch and makes rejects of the others.
    private func separate(
        _ assessments: [EventBatch.Assessment], _ records: RecordBatch, into batch: inout EventBatch
    ) -> [Reject] {
        var rejects: [Reject] = []
        let problems = Dictionary(grouping: reading.problems, by: \.row)
        for (number, var row) in reading.rows.enumerated() {
            let found = problems[number]?.map(\.problem) ?? []
            if let reject = Reject(found, of: records[reading.records[number]], file: file) {
                rejects.append(reject)
                continue
            }
            let first = batch.assessments.count
            batch.assessments += assessments[row.assessments]
            row.assessments = first..<batch.assessments.count
            batch.rows.append(row)
        }
        return rejects
    }
}
