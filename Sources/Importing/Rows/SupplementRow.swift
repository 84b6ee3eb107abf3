import Imports
import Safety

/// Makes supplements of rows (SDTM SUPPAE).
final class SupplementRow: Sendable {
    private let studyID, subject, sequence, name, value: Column?
    /// How the value of the treatment-emergent flag is read.
    private let emergent: CodedColumn<Bool>?
    private let emergentName: String?

    init(_ columns: FileColumns) {
        studyID = columns[.studyID]
        subject = columns[.subjectID]
        sequence = columns[.eventSequence]
        name = columns[.supplementName]
        value = columns[.supplementValue]
        emergentName = columns.table.treatmentEmergentName
        if let value, let map = columns.profile.valueMap(of: .treatmentEmergent) {
            emergent = CodedColumn(column: value, table: MeaningTable(map) { Bool($0) })
        } else {
            emergent = nil
        }
    }

    func record(_ row: inout RowReading) -> SupplementRecord {
        var record = SupplementRecord(
            subject: row.requiredKey(subject, called: "subject identifier"),
            eventSequence: row.requiredKey(sequence, called: "event sequence"),
            name: row.requiredKey(name, called: "name of the supplement"), value: "")
        record.studyID = row.key(studyID)
        if let text = row.text(value) {
            record.value = text
        } else {
            row.reportMissing(value, called: "value of the supplement")
        }
        if record.name == emergentName { record.treatmentEmergent = row.value(emergent) }
        return record
    }
}
