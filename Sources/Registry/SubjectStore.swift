import GRDB
import Safety

/// Stores subjects and knows their keys.
final class SubjectStore {
    private let db: Database
    private let positions: Positions
    private let canonical = ContentHash(.subject)
    let arms: ArmStore
    private let notAnArm: Set<String>
    private let exposures: ExposureStore
    private let storeSubject, storeFlag, storeAttribute: ImportStatement
    private let contentOfSubject, rowHasExposure: ImportStatement
    /// Identifiers with their numbers, and the keys by number, both in the order of keys.
    private var identifiers = ByteTable()
    private var keys: [Int64] = []

    init(
        db: Database, positions: Positions, study: Study, arms: ArmStore, exposures: ExposureStore
    ) throws {
        self.db = db
        self.positions = positions
        self.exposures = exposures
        self.arms = arms
        notAnArm = Set(study.notAnArm)
        storeSubject = try ImportStatement("store_subject", in: db)
        storeFlag = try ImportStatement("store_subject_flag", in: db)
        storeAttribute = try ImportStatement("store_subject_attribute", in: db)
        contentOfSubject = try ImportStatement("subject_content", in: db)
        rowHasExposure = try ImportStatement("subject_row_has_exposure", in: db)
        let rows = try db.cursor("subjects")
        while let row = try rows.next() {
            add(try row.value(at: 1), key: try row.value(at: 0))
        }
    }

    /// How many subjects are known; their numbers are below it.
    var count: Int { keys.count }

    func key(ofNumber number: Int) -> Int64 { keys[number] }

    /// The numbers of subjects by the bytes of their identifiers, -1 for those that the registry does not know.
    func numbers(of identifiers: [UnsafeRawBufferPointer?], into numbers: inout [Int32]) {
        self.identifiers.find(identifiers, into: &numbers)
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
        let content = canonical.hash(record)
        var identifier = record.subject
        if let number = identifier.withUTF8({ identifiers.find(UnsafeRawBufferPointer($0)) }) {
            return try compare(record, content, key: keys[number])
        }
        let planned = try arm(record.plannedArm, .plannedArm)
        let actual = try arm(record.actualArm, .actualArm)
        try arms.takePlace(in: planned ?? actual)
        let flags = try values(record.populationFlags, called: "population flag")
        let attributes = try values(record.attributes, called: "characteristic")
        try insert(record, planned: planned, actual: actual, content: content) { positions.bind(origin, to: &$0) }
        let key = db.lastInsertedRowID
        for flag in flags {
            try storeFlag.run([.integer(key), .text(flag.name), StoredValue(flag.value)])
        }
        for attribute in attributes {
            try storeAttribute.run([.integer(key), .text(attribute.name), .text(attribute.value)])
        }
        if let exposure = record.exposure {
            _ = try exposures.store(exposure, subject: key, origin, isFirst: true)
        }
        add(record.subject, key: key)
        return .stored
    }

    /// A row of a subject that is stored must say the same, of the subject and of the exposure that it states.
    private func compare(
        _ record: SubjectRecord, _ content: (UInt64, UInt64), key: Int64
    ) throws -> StoredRow {
        let isSame = try contentOfSubject.first([.integer(key)]) { $0.holds(content, at: 0) } ?? false
        let hasExposure = try rowHasExposure.first([.integer(key)]) { _ in true } ?? false
        let isSameExposure = try record.exposure.map { try exposures.isStored($0, subject: key) } ?? true
        guard isSame, hasExposure == (record.exposure != nil), isSameExposure else {
            throw Refusal(
                .conflict, .subject,
                "the subject is stored with other content; correcting deliveries are not supported yet")
        }
        return .unchanged
    }

    /// Stores a subject that stands for a participant of an arm who is known by number only.
    ///
    /// - Parameter place: binds file, line and byte offset of the row that stated the arm's N.
    func storeUnnamed(arm: Arm, place: (inout Binding) -> Void) throws {
        var record = SubjectRecord(subject: "unnamed")
        record.plannedArm = arm.name
        try insert(
            record, planned: arm.id, actual: nil, content: canonical.hash(record), isUnnamed: true, place: place)
    }

    private func insert(
        _ record: SubjectRecord, planned: Int?, actual: Int?, content: (UInt64, UInt64), isUnnamed: Bool = false,
        place: (inout Binding) -> Void
    ) throws {
        try storeSubject.run { row in
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
            row.bind(planned)
            row.bind(record.actualArm)
            row.bind(actual)
            row.bind(record.followUpEnd)
            row.bind(record.followUpEndReason)
            row.bind(record.deathDate)
            row.bind(content: content)
            row.bind(isUnnamed ? 1 : 0)
            place(&row)
        }
    }

    /// The named values, of which a subject has one of a name.
    private func values<Value>(
        _ values: [NamedValue<Value>], called noun: String
    ) throws -> [NamedValue<Value>] {
        guard values.count < 2 || Set(values.map(\.name)).count == values.count else {
            throw Refusal(.conflict, nil, "the row states a \(noun) twice")
        }
        return values
    }

    /// The key of an arm value: nil when it is blank or declared as no arm.
    private func arm(_ value: String?, _ field: CheckedColumns.Field) throws -> Int? {
        guard let value, !notAnArm.contains(value) else { return nil }
        return try arms.key(of: value, field)
    }
}
