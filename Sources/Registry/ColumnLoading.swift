import GRDB
import Safety

extension Registry {
    /// Reads the registry's subjects and events as columns in the order of the subjects' keys.
    ///
    /// - Parameter dictionary: the dictionary whose coding counts; nil takes each event's coding.
    package func columns(dictionary: DictionaryReference?) throws(RegistryError) -> SafetyColumns {
        try reading { db in
            var loading = try ColumnLoading(db, dictionary: dictionary)
            let keys = try db.cursor("subject_keys")
            while let portion = try loading.portion(of: keys, count: 4096) { try loading.append(portion) }
            return loading.columns
        }
    }
}

/// Reading columns, portion of subjects by portion.
struct ColumnLoading {
    /// What was read so far; the subjects in the order in which they were asked for.
    private(set) var columns: SafetyColumns
    private let db: Database
    private let dictionary: DictionaryReference?
    /// The codings of the events asked for as JSON; nil asks for all.
    private let codings: String?
    /// By the key of a path, its position.
    private let pathPosition: [Int: Int32]

    init(_ db: Database, dictionary: DictionaryReference?, codings: [Int]? = nil) throws {
        self.db = db
        self.dictionary = dictionary
        self.codings = codings.map { json($0) }
        columns = SafetyColumns()
        columns.arms = try StudyStore.arms(db)
        columns.paths = try PathIndex.paths(db)
        pathPosition = Dictionary(uniqueKeysWithValues: columns.paths.enumerated().map { ($1.id, Int32($0)) })
    }

    /// The next keys of a statement whose first column is one; nil after the last.
    func portion(of keys: RowCursor, count: Int) throws -> [Int]? {
        var portion: [Int] = []
        while portion.count < count, let row = try keys.next() { portion.append(try row.value(at: 0)) }
        return portion.isEmpty ? nil : portion
    }

    /// Forgets the subjects and events read so far.
    mutating func clear() {
        var empty = SafetyColumns()
        empty.arms = columns.arms
        empty.paths = columns.paths
        columns = empty
    }

    /// Reads subjects, by their keys, and their events.
    mutating func append(_ subjects: [Int]) throws {
        let asked = json(subjects)
        let first = columns.subjectID.count
        try appendSubjects(asked)
        let position = Dictionary(
            uniqueKeysWithValues: columns.subjectID[first...].enumerated().map { ($1, first + $0) })
        try appendDoses(asked, position)
        try appendFlags(asked, position)
        try appendEvents(asked, position)
    }

    private mutating func appendSubjects(_ subjects: String) throws {
        let rows = try db.kept("column_subjects", ["subjects": subjects])
        while let row = try rows.next() {
            columns.subjectID.append(try row.value(at: 0))
            columns.plannedArm.append(try armPosition(row, 1))
            columns.actualArm.append(try armPosition(row, 2))
            columns.isExposed.append(try row.value(at: 3))
            columns.firstDose.append(try row.optional(at: 4) ?? SafetyColumns.noDay)
        }
    }

    /// The position of an arm (from 0) whose key, its position from 1, stands in a column; -1 without one.
    private func armPosition(_ row: Row, _ column: Int) throws -> Int16 {
        guard let key: Int16 = try row.optional(at: column) else { return -1 }
        guard key >= 1, Int(key) <= columns.arms.count else {
            throw RegistryError(.registry, "The registry is damaged: a subject has an arm that is not declared.")
        }
        return key - 1
    }

    private mutating func appendFlags(_ subjects: String, _ position: [Int: Int]) throws {
        let count = columns.subjectID.count
        let rows = try db.kept("column_flags", ["subjects": subjects])
        while let row = try rows.next() {
            guard let subject = position[try row.value(at: 1)] else { continue }
            let name: String = try row.value(at: 0)
            if columns.populationFlags[name] == nil { columns.populationFlags[name] = [] }
            columns.populationFlags[name]?.fill(to: count)
            columns.populationFlags[name]?[subject] = true
        }
        for name in columns.populationFlags.keys { columns.populationFlags[name]?.fill(to: count) }
    }

    private mutating func appendDoses(_ subjects: String, _ position: [Int: Int]) throws {
        var perSubject = Array(repeating: 0, count: position.count)
        let first = columns.subjectID.count - position.count
        let rows = try db.kept("column_doses", ["subjects": subjects])
        while let row = try rows.next() {
            guard let subject = position[try row.value(at: 0)] else { continue }
            perSubject[subject - first] += 1
            columns.doseFirstDay.append(try row.value(at: 1))
            columns.doseLastDay.append(try row.value(at: 2))
        }
        columns.doseStart.append(lengths: perSubject)
    }

    private mutating func appendEvents(_ subjects: String, _ position: [Int: Int]) throws {
        var perSubject = Array(repeating: 0, count: position.count)
        let first = columns.subjectID.count - position.count
        let none = SafetyColumns.noDay
        let rows = try db.kept(
            "column_events",
            [
                "subjects": subjects, "codings": codings, "dictionary_name": dictionary?.name,
                "dictionary_version": dictionary?.version,
            ])
        while let row = try rows.next() {
            guard let subject = position[try row.value(at: 1)] else { continue }
            perSubject[subject - first] += 1
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
        columns.eventStart.append(lengths: perSubject)
    }
}

extension [Bool] {
    fileprivate mutating func fill(to count: Int) {
        if self.count < count { append(contentsOf: repeatElement(false, count: count - self.count)) }
    }
}

extension [Int] {
    /// Continues running sums: the bounds of further stretches.
    fileprivate mutating func append(lengths: [Int]) {
        var sum = last ?? 0
        for length in lengths {
            sum += length
            append(sum)
        }
    }
}
