import Imports
import Safety

/// Makes memberships in groups of rows: one row for each subject and group.
final class GroupRow: Sendable {
    private let studyID, subject, group: Column?

    init(_ columns: FileColumns) {
        studyID = columns[.studyID]
        subject = columns[.subjectID]
        group = columns[.group]
    }

    func record(_ row: inout RowReading) -> GroupRecord {
        var record = GroupRecord(
            subject: row.requiredKey(subject, called: "subject identifier"),
            group: row.requiredKey(group, called: "name of the group"))
        record.studyID = row.key(studyID)
        return record
    }
}
