import GRDB
import Safety

/// The stored subjects one by one in the order of their keys, each with its doses and flags.
final class SubjectScan {
    private let arms, groups: Int
    private let subjects, doses, flags, memberships: RowStream
    private var hasBegun = false

    /// All subjects.
    init(_ db: Database) throws {
        arms = try StudyStore.arms(db).count
        groups = try StudyStore.groups(db).count
        memberships = try RowStream("column_groups", in: db)
        subjects = try RowStream("column_subjects", in: db)
        doses = try RowStream("column_doses", in: db)
        flags = try RowStream("column_flags", in: db)
    }

    /// Given subjects, whose keys are a JSON list.
    init(_ db: Database, of asked: StoredValue) throws {
        arms = try StudyStore.arms(db).count
        groups = try StudyStore.groups(db).count
        memberships = try RowStream("asked_groups", in: db, [asked])
        subjects = try RowStream("asked_subjects", in: db, [asked])
        doses = try RowStream("asked_doses", in: db, [asked])
        flags = try RowStream("asked_flags", in: db, [asked])
    }

    /// The next subject; nil when there is none.
    func next() throws -> PackedSubject? {
        if hasBegun { try subjects.next() }
        hasBegun = true
        guard subjects.hasRow else {
            hasBegun = false
            return nil
        }
        var subject = PackedSubject(id: subjects.integer(0))
        subject.plannedArm = try arm(1)
        subject.actualArm = try arm(2)
        subject.followUpEnd = try subjects.day(3)
        subject.death = try subjects.day(4)
        while doses.hasRow, doses.integer(0) <= subject.id {
            if doses.integer(0) == subject.id {
                subject.isExposed = true
                if !doses.isNull(1) {
                    subject.doses.append(PackedSubject.Dose(first: try doses.day(1), last: try doses.day(2)))
                }
            }
            try doses.next()
        }
        while flags.hasRow, flags.integer(0) <= subject.id {
            if flags.integer(0) == subject.id, let name = flags.text(1) { subject.flags.append(name) }
            try flags.next()
        }
        while memberships.hasRow, memberships.integer(0) <= subject.id {
            if memberships.integer(0) == subject.id {
                // A key is the position from 1.
                let key = memberships.integer(1)
                guard key >= 1, key <= groups, let position = Int32(exactly: key - 1) else {
                    throw RegistryError.damaged("a subject is in a group that is not there")
                }
                subject.groups.append(position)
            }
            try memberships.next()
        }
        return subject
    }

    /// The position of an arm (from 0) whose key, its position from 1, stands in a column; -1 without one.
    private func arm(_ column: Int32) throws -> Int16 {
        guard !subjects.isNull(column) else { return -1 }
        let key = subjects.integer(column)
        guard key >= 1, key <= arms, let position = Int16(exactly: key - 1) else {
            throw RegistryError.damaged("a subject has an arm that is not declared")
        }
        return position
    }
}

extension RowStream {
    /// The day in a column, counted from 1970-01-01; `SafetyColumns.noDay` where it is NULL.
    @inline(__always)
    func day(_ column: Int32) throws -> Int32 {
        let day = integer(column)
        // 1970-01-01 is 0, as NULL is read: only then the kind of value is asked.
        if day == 0, isNull(column) { return SafetyColumns.noDay }
        guard day >= Int(SafetyColumns.days.lowerBound), day <= Int(SafetyColumns.days.upperBound) else {
            throw RegistryError.damaged("a day lies outside the years 0 to 9999")
        }
        return Int32(truncatingIfNeeded: day)
    }
}
