import Imports
import Safety

/// Makes exposures of rows.
final class ExposureRow: Sendable {
    private let studyID, subject, sequence, product, dose, doseUnit, route, start, end: Column?

    init(_ columns: FileColumns) {
        studyID = columns[.studyID]
        subject = columns[.subjectID]
        sequence = columns[.exposureSequence]
        product = columns[.product]
        dose = columns[.dose]
        doseUnit = columns[.doseUnit]
        route = columns[.route]
        start = columns[.startDate]
        end = columns[.endDate]
    }

    /// The record of a row; `number` counts the rows of the file from 1 and stands for a sequence where there is none.
    func record(_ row: inout RowReading, number: Int) -> ExposureRecord {
        let subjectID = row.requiredKey(subject, called: "subject identifier")
        let number = sequence == nil ? String(number) : row.requiredKey(sequence, called: "exposure sequence")
        var record = ExposureRecord(subject: subjectID, sequence: number)
        record.studyID = row.key(studyID)
        record.product = row.text(product)
        record.dose = row.text(dose)
        record.doseUnit = row.text(doseUnit)
        record.route = row.text(route)
        record.start = row.date(start)
        record.end = row.date(end)
        row.checkOrder(record.start, record.end, end)
        return record
    }
}
