import GRDB
import Safety

extension Registry {
    /// Reads the registry's subjects and events as columns in subject order.
    ///
    /// - Parameter dictionary: the dictionary whose coding counts; nil takes each event's latest coding.
    package func columns(dictionary: DictionaryReference?) throws(RegistryError) -> SafetyColumns {
        try reading { db in
            var columns = SafetyColumns()
            columns.arms = try StudyStore.arms(db)
            columns.paths = try PathIndex.paths(db)
            try loadSubjects(db, into: &columns)
            let position = Dictionary(uniqueKeysWithValues: columns.subjectID.enumerated().map { ($1, $0) })
            try loadDoses(db, position, into: &columns)
            try loadFlags(db, position, into: &columns)
            try loadEvents(db, position, dictionary, into: &columns)
            return columns
        }
    }

    private func loadSubjects(_ db: Database, into columns: inout SafetyColumns) throws {
        let rows = try db.cursor("column_subjects")
        while let row = try rows.next() {
            columns.subjectID.append(try row.value(at: 0))
            columns.plannedArm.append(try armPosition(row, 1, of: columns.arms))
            columns.actualArm.append(try armPosition(row, 2, of: columns.arms))
            columns.isExposed.append(try row.value(at: 3))
            columns.firstDose.append(try row.optional(at: 4) ?? SafetyColumns.noDay)
        }
    }

    /// The position of an arm (from 0) whose key, its position from 1, stands in a column; -1 without one.
    private func armPosition(_ row: Row, _ column: Int, of arms: [Arm]) throws -> Int16 {
        guard let key: Int16 = try row.optional(at: column) else { return -1 }
        guard key >= 1, Int(key) <= arms.count else {
            throw RegistryError(.registry, "The registry is damaged: a subject has an arm that is not declared.")
        }
        return key - 1
    }

    private func loadFlags(_ db: Database, _ position: [Int: Int], into columns: inout SafetyColumns) throws {
        let none = Array(repeating: false, count: columns.subjectID.count)
        let rows = try db.cursor("column_flags")
        while let row = try rows.next() {
            guard let subject = position[try row.value(at: 1)] else { continue }
            columns.populationFlags[try row.value(at: 0), default: none][subject] = true
        }
    }

    private func loadDoses(_ db: Database, _ position: [Int: Int], into columns: inout SafetyColumns) throws {
        var perSubject = Array(repeating: 0, count: columns.subjectID.count)
        let rows = try db.cursor("column_doses")
        while let row = try rows.next() {
            guard let subject = position[try row.value(at: 0)] else { continue }
            perSubject[subject] += 1
            columns.doseFirstDay.append(try row.value(at: 1))
            columns.doseLastDay.append(try row.value(at: 2))
        }
        columns.doseStart = offsets(perSubject)
    }

    private func loadEvents(
        _ db: Database, _ position: [Int: Int], _ dictionary: DictionaryReference?, into columns: inout SafetyColumns
    ) throws {
        let pathPosition = Dictionary(uniqueKeysWithValues: columns.paths.enumerated().map { ($1.id, Int32($0)) })
        var perSubject = Array(repeating: 0, count: columns.subjectID.count)
        let none = SafetyColumns.noDay
        let rows = try db.cursor(
            "column_events", ["dictionary_name": dictionary?.name, "dictionary_version": dictionary?.version])
        while let row = try rows.next() {
            guard let subject = position[try row.value(at: 1)] else { continue }
            perSubject[subject] += 1
            columns.eventID.append(try row.value(at: 0))
            let path: Int? = try row.optional(at: 2)
            columns.eventPath.append(path.flatMap { pathPosition[$0] } ?? -1)
            columns.onsetEarliest.append(try row.optional(at: 3) ?? none)
            columns.onsetLatest.append(try row.optional(at: 4) ?? none)
            columns.reportEarliest.append(try row.optional(at: 5) ?? none)
            columns.reportLatest.append(try row.optional(at: 6) ?? none)
            columns.endLatest.append(try row.optional(at: 7) ?? none)
            columns.causality.append(try row.optional(at: 8) ?? 0)
            columns.criteria.append(try row.optional(at: 9) ?? 0)
            columns.marks.append(EventMarks(rawValue: try row.value(at: 10)))
        }
        columns.eventStart = offsets(perSubject)
    }

    /// Running sums with a leading 0: the bounds of each subject's stretch.
    private func offsets(_ lengths: [Int]) -> [Int] {
        var sum = 0
        return [0]
            + lengths.map {
                sum += $0
                return sum
            }
    }
}
