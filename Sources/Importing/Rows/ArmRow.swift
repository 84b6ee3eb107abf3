import Imports
import Safety

/// Makes the sizes of arms of rows: one row for each arm.
final class ArmRow: Sendable {
    private let studyID, arm, subjects, deaths: Column?

    init(_ columns: FileColumns) {
        studyID = columns[.studyID]
        arm = columns[.arm]
        subjects = columns[.armSubjects]
        deaths = columns[.armDeaths]
    }

    func record(_ row: inout RowReading) -> ArmRecord {
        var record = ArmRecord(
            arm: row.requiredKey(arm, called: "name of the arm"),
            subjects: row.requiredCount(subjects, called: "number of participants"))
        record.studyID = row.key(studyID)
        record.deaths = row.count(deaths)
        if let died = record.deaths, died > record.subjects, !row.hasProblem(in: subjects) {
            row.report(.moreThanAtRisk, deaths, "the arm has more deaths than participants")
        }
        return record
    }
}
