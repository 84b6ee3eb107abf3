import Imports
import Safety

/// Makes supplements of the attributes that stand in the rows of events, each named by its column (ADAE's CQ01NAM).
final class AttributeRow: Sendable {
    private let studyID, subject, sequence: Column?
    private let attributes: [(name: String, column: Column)]

    init(_ columns: FileColumns) {
        studyID = columns[.studyID]
        subject = columns[.subjectID]
        sequence = columns[.eventSequence]
        attributes = columns.attributes
    }

    /// A supplement for each attribute that has a value; none of a row with a problem, which is told of its event.
    ///
    /// `number` counts the rows of the file from 1 and names an event without a sequence, as it does in its own row.
    func records(_ row: inout RowReading, number: Int) -> [SupplementRecord] {
        let subject = row.requiredKey(subject, called: "subject identifier")
        let sequence =
            if let sequence { row.requiredKey(sequence, called: "event sequence") } else { String(number) }
        let studyID = row.key(studyID)
        var records: [SupplementRecord] = []
        for (name, column) in attributes {
            guard let value = row.text(column) else { continue }
            var record = SupplementRecord(subject: subject, eventSequence: sequence, name: name, value: value)
            record.studyID = studyID
            records.append(record)
        }
        return row.problems.isEmpty ? records : []
    }
}
