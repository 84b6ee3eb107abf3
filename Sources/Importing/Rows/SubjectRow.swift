import Imports
import Safety

/// Makes subjects of rows.
final class SubjectRow: Sendable {
    private let columns: FileColumns
    private let studyID, site, country: Column?
    let subject: Column?
    private let birthDate, age, ageUnit, race, ethnicity, consentDate: Column?
    private let plannedArm, actualArm, followUpEnd, followUpEndReason, deathDate: Column?
    private let sex: CodedColumn<String>?
    private let exposureStart, exposureEnd, exposureProduct: Column?

    init(_ columns: FileColumns) {
        self.columns = columns
        studyID = columns[.studyID]
        subject = columns[.subjectID]
        site = columns[.site]
        country = columns[.country]
        sex = columns.coded(.sex) { $0 }
        birthDate = columns[.birthDate]
        age = columns[.age]
        ageUnit = columns[.ageUnit]
        race = columns[.race]
        ethnicity = columns[.ethnicity]
        consentDate = columns[.consentDate]
        plannedArm = columns[.plannedArm]
        actualArm = columns[.actualArm]
        followUpEnd = columns[.followUpEnd]
        followUpEndReason = columns[.followUpEndReason]
        deathDate = columns[.deathDate]
        exposureStart = columns[.exposureStart]
        exposureEnd = columns[.exposureEnd]
        exposureProduct = columns[.exposureProduct]
    }

    func record(_ row: inout RowReading) -> SubjectRecord {
        var record = SubjectRecord(subject: row.requiredKey(subject, called: "subject identifier"))
        record.studyID = row.key(studyID)
        record.site = row.text(site)
        record.country = row.text(country)
        record.sex = row.value(sex)
        record.birthDate = row.date(birthDate)
        record.age = row.number(age)
        record.ageUnit = record.age == nil ? nil : row.text(ageUnit)
        record.race = row.text(race)
        record.ethnicity = row.text(ethnicity)
        record.consentDate = row.date(consentDate)
        record.plannedArm = row.key(plannedArm)
        record.actualArm = row.key(actualArm)
        record.followUpEnd = row.date(followUpEnd)
        record.followUpEndReason = row.text(followUpEndReason)
        record.deathDate = row.date(deathDate)
        for (name, column) in columns.flags {
            if let value = row.value(column) { record.populationFlags.append(NamedValue(name: name, value: value)) }
        }
        for (name, column) in columns.attributes {
            if let value = row.text(column) { record.attributes.append(NamedValue(name: name, value: value)) }
        }
        record.exposure = exposure(of: record.subject, record.studyID, &row)
        return record
    }

    /// The exposure that the row states (ADSL: TRTSDT to TRTEDT); a subject without either date had none.
    private func exposure(of subject: String, _ studyID: String?, _ row: inout RowReading) -> ExposureRecord? {
        let start = row.date(exposureStart)
        let end = row.date(exposureEnd)
        if start == nil && end == nil { return nil }
        row.checkOrder(start, end, exposureEnd)
        var exposure = ExposureRecord(subject: subject, sequence: "1")
        exposure.studyID = studyID
        exposure.product = row.text(exposureProduct)
        exposure.start = start
        exposure.end = end
        return exposure
    }
}
