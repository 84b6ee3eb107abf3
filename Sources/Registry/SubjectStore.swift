import GRDB
import Safety

/// Stores subjects, in the table once `rows` are flushed, and knows their keys.
final class SubjectStore {
    private let positions: Positions
    private let rows: SubjectRows
    private let canonical = ContentHash(.subject)
    let arms: ArmStore
    private let notAnArm: Set<String>
    private let exposures: ExposureStore
    private let updateSubject, removeFlags, removeAttributes: ImportStatement
    private let contentOfSubject, rowHasExposure: ImportStatement
    /// Identifiers with their numbers, and the keys by number, both in the order of keys.
    private var identifiers = ByteTable()
    private var keys: [Int64] = []
    /// The largest key in the table, also of unnamed subjects.
    private var lastKey: Int64

    init(
        db: Database, positions: Positions, study: Study, arms: ArmStore, rows: SubjectRows, exposures: ExposureStore
    ) throws {
        self.positions = positions
        self.rows = rows
        self.exposures = exposures
        self.arms = arms
        notAnArm = Set(study.notAnArm)
        updateSubject = try ImportStatement("update_subject", in: db)
        removeFlags = try ImportStatement("remove_subject_flags", in: db)
        removeAttributes = try ImportStatement("remove_subject_attributes", in: db)
        contentOfSubject = try ImportStatement("subject_content", in: db)
        rowHasExposure = try ImportStatement("subject_row_has_exposure", in: db)
        lastKey = try db.row("last_subject")?.value("id") ?? 0
        let stored = try db.cursor("subjects")
        while let row = try stored.next() {
            add(try row.value(at: 1), key: try row.value(at: 0))
        }
    }

    /// How many subjects are known; their numbers are below it.
    var count: Int { keys.count }

    func key(ofNumber number: Int) -> Int64 { keys[number] }

    /// The numbers of so many subjects by the bytes of their identifiers, -1 for those that the registry does not know.
    @inline(__always)
    func numbers(
        of count: Int, _ identifier: (Int) -> UnsafeRawBufferPointer?, into numbers: inout [Int32]
    ) {
        identifiers.find(count, identifier, into: &numbers)
    }

    static let unknown = Refusal(
        .unknownSubject, .subject, "the registry has no such subject; import its subject row first or with it")

    /// The number of a subject by the bytes of its identifier, or a refusal when the registry does not know it.
    func number(of identifier: UnsafeRawBufferPointer?) throws -> Int {
        guard let identifier, let number = identifiers.find(identifier) else {
            throw SubjectStore.unknown
        }
        return number
    }

    /// The key of a subject, nil when the registry does not know it.
    func knownKey(of subject: String) -> Int64? {
        var text = subject
        return text.withUTF8 { identifiers.find(UnsafeRawBufferPointer($0)) }.map { keys[$0] }
    }

    private func add(_ identifier: String, key: Int64) {
        var text = identifier
        _ = text.withUTF8 { identifiers.insert(UnsafeRawBufferPointer($0)) }
        keys.append(key)
    }

    /// The key of a subject, or a refusal when the registry does not know it.
    func key(of subject: String) throws -> Int64 {
        var text = subject
        return keys[try text.withUTF8 { try number(of: UnsafeRawBufferPointer($0)) }]
    }

    func store(_ record: SubjectRecord, _ origin: Origin) throws -> StoredRow {
        guard !record.subject.isEmpty else {
            throw Refusal(.missingValue, .subject, "the row names no subject")
        }
        if let key = knownKey(of: record.subject) {
            guard try isStored(record, key: key) else { throw Refusal.otherContent("the subject", .subject) }
            return .unchanged
        }
        let row = try sound(record, origin)
        try arms.takePlace(in: row.planned ?? row.actual)
        let key = nextKey()
        try rows.addSubject { waiting in
            waiting.bind(key)
            bind(row, to: &waiting)
            waiting.bind(0)
        }
        try storeValues(of: record, key: key)
        if let exposure = record.exposure {
            _ = try exposures.store(exposure, subject: key, origin, isFirst: true)
        }
        add(record.subject, key: key)
        return .stored
    }

    /// Whether a row of a subject that is stored says the same, of the subject and of the exposure that it states.
    func isStored(_ record: SubjectRecord, key: Int64) throws -> Bool {
        try rows.flush()
        let content = canonical.hash(record)
        let isSame = try contentOfSubject.first([.integer(key)]) { $0.holds(content, at: 0) } ?? false
        let hasExposure = try rowHasExposure.first([.integer(key)]) { _ in true } ?? false
        let isSameExposure = try record.exposure.map { try exposures.isStored($0, subject: key) } ?? true
        return isSame && hasExposure == (record.exposure != nil) && isSameExposure
    }

    /// Stores a subject that stands for a participant of an arm who is known by number only; its place is that of the row
    /// that stated the arm's N.
    func storeUnnamed(arm: Arm, place: (inout WaitingRow) -> Void) throws {
        var record = SubjectRecord(subject: "unnamed")
        record.plannedArm = arm.name
        let row = SoundRow(
            record: record, planned: arm.id, actual: nil, content: canonical.hash(record),
            origin: Origin(file: 0, line: 0, byteOffset: 0))
        let key = nextKey()
        try rows.addSubject { waiting in
            waiting.bind(key)
            bindContent(row, to: &waiting)
            place(&waiting)
            waiting.bind(1)
        }
    }

    /// Stores what waits, so that statements see it.
    func flush() throws { try rows.flush() }

    /// A key that no subject has.
    private func nextKey() -> Int64 {
        lastKey += 1
        return lastKey
    }

    /// Puts a row in the place of what is stored of a subject, but for its exposure.
    func replace(_ record: SubjectRecord, key: Int64, _ origin: Origin) throws {
        try rows.flush()
        let row = try sound(record, origin)
        try updateSubject.run { binding in
            bind(row, to: &binding)
            binding.bind(key)
        }
        try removeFlags.run([.integer(key)])
        try removeAttributes.run([.integer(key)])
        try storeValues(of: record, key: key)
    }

    private func storeValues(of record: SubjectRecord, key: Int64) throws {
        for flag in record.populationFlags {
            try rows.addFlag { row in
                row.bind(key)
                row.bind(flag.name)
                row.bind(flag.value ? 1 : 0)
            }
        }
        for attribute in record.attributes {
            try rows.addAttribute { row in
                row.bind(key)
                row.bind(attribute.name)
                row.bind(attribute.value)
            }
        }
    }

    /// A row that can be stored: its arms are known, and no name comes twice.
    private struct SoundRow {
        let record: SubjectRecord
        let planned, actual: Int?
        let content: (UInt64, UInt64)
        let origin: Origin
    }

    private func sound(_ record: SubjectRecord, _ origin: Origin) throws -> SoundRow {
        try checkNames(record.populationFlags, called: "population flag")
        try checkNames(record.attributes, called: "characteristic")
        return SoundRow(
            record: record, planned: try arm(record.plannedArm, .plannedArm),
            actual: try arm(record.actualArm, .actualArm), content: canonical.hash(record), origin: origin)
    }

    /// Gives the columns of a row in their order, without the key.
    private func bind(_ sound: SoundRow, to row: inout some RowBinding) {
        bindContent(sound, to: &row)
        positions.bind(sound.origin, to: &row)
    }

    private func bindContent(_ sound: SoundRow, to row: inout some RowBinding) {
        let record = sound.record
        row.bind(record.subject)
        row.bind(record.site)
        row.bind(record.country)
        row.bind(record.sex)
        row.bind(record.birthDate)
        row.bind(record.age)
        row.bind(record.ageUnit)
        row.bind(record.race)
        row.bind(record.ethnicity)
        row.bind(record.consentDate)
        row.bind(record.plannedArm)
        row.bind(sound.planned)
        row.bind(record.actualArm)
        row.bind(sound.actual)
        row.bind(record.followUpEnd)
        row.bind(record.followUpEndReason)
        row.bind(record.deathDate)
        row.bind(content: sound.content)
    }

    /// A subject has one value of a name.
    private func checkNames<Value>(_ values: [NamedValue<Value>], called noun: String) throws {
        guard values.count < 2 || Set(values.map(\.name)).count == values.count else {
            throw Refusal(.conflict, nil, "the row states a \(noun) twice")
        }
    }

    /// The key of an arm value: nil when it is blank or declared as no arm.
    private func arm(_ value: String?, _ field: CheckedColumns.Field) throws -> Int? {
        guard let value, !notAnArm.contains(value) else { return nil }
        return try arms.key(of: value, field)
    }
}
