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
            let flags = try db.cursor("column_flags")
            while let row = try flags.next() {
                guard let subject = position[row[1]] else { continue }
                columns.populationFlags[
                    row[0], default: Array(repeating: false, count: columns.subjectID.count)][subject] = true
            }
            try loadEvents(db, position, dictionary: try key(of: dictionary, db), into: &columns)
            return columns
        }
    }

    private func key(of dictionary: DictionaryReference?, _ db: Database) throws -> Int64? {
        guard let dictionary else { return nil }
        let row = try db.rows("dictionaries").first {
            $0["name"] == dictionary.name && $0["version"] == dictionary.version
        }
        // A dictionary that is not stored codes nothing; no row has key 0.
        return row?["id"] ?? 0
    }

    private func loadSubjects(_ db: Database, into columns: inout SafetyColumns) throws {
        let rows = try db.cursor("column_subjects")
        while let row = try rows.next() {
            columns.subjectID.append(row[0])
            columns.plannedArm.append(Int16((row[1] as Int?) ?? 0) - 1)
            columns.actualArm.append(Int16((row[2] as Int?) ?? 0) - 1)
            columns.isExposed.append(row[3])
            columns.firstDose.append((row[4] as Int32?) ?? SafetyColumns.noDay)
        }
    }

    private func loadDoses(_ db: Database, _ position: [Int: Int], into columns: inout SafetyColumns) throws {
        var perSubject = Array(repeating: 0, count: columns.subjectID.count)
        let rows = try db.cursor("column_doses")
        while let row = try rows.next() {
            guard let subject = position[row[0]] else { continue }
            perSubject[subject] += 1
            columns.doseFirstDay.append(row[1])
            columns.doseLastDay.append(row[2])
        }
        columns.doseStart = offsets(perSubject)
    }

    private func loadEvents(
        _ db: Database, _ position: [Int: Int], dictionary: Int64?, into columns: inout SafetyColumns
    ) throws {
        let pathPosition = Dictionary(uniqueKeysWithValues: columns.paths.enumerated().map { ($1.id, Int32($0)) })
        var perSubject = Array(repeating: 0, count: columns.subjectID.count)
        let none = SafetyColumns.noDay
        let rows = try db.cursor("column_events", ["dictionary": dictionary])
        while let row = try rows.next() {
            guard let subject = position[row[1]] else { continue }
            perSubject[subject] += 1
            columns.eventID.append(row[0])
            columns.eventPath.append((row[2] as Int?).flatMap { pathPosition[$0] } ?? -1)
            columns.onsetEarliest.append((row[3] as Int32?) ?? none)
            columns.onsetLatest.append((row[4] as Int32?) ?? none)
            columns.reportEarliest.append((row[5] as Int32?) ?? none)
            columns.reportLatest.append((row[6] as Int32?) ?? none)
            columns.endLatest.append((row[7] as Int32?) ?? none)
            columns.causality.append((row[8] as UInt16?) ?? 0)
            columns.criteria.append((row[9] as UInt16?) ?? 0)
            columns.marks.append(EventMarks(rawValue: row[10]))
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
