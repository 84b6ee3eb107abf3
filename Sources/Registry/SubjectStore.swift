import GRDB
import Safety

/// Stores subjects and knows their keys.
final class SubjectStore {
    private let db: Database
    private let positions: Positions
    private let canonical = ContentHash(.subject)
    private let arms: [String: Int]
    private let notAnArm: Set<String>
    private let exposures: ExposureStore
    private let storeSubject, updateSubject, storeFlag, storeAttribute, removeFlags, removeAttributes: ImportStatement
    private let contentOfSubject, rowHasExposure: ImportStatement
    /// Identifiers with their numbers, and the keys by number, both in the order of keys.
    private var identifiers = ByteTable()
    private var keys: [Int64] = []

    init(db: Database, positions: Positions, study: Study, exposures: ExposureStore) throws {
        self.db = db
        self.positions = positions
        self.exposures = exposures
        arms = Dictionary(study.arms.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
        notAnArm = Set(study.notAnArm)
        storeSubject = try ImportStatement("store_subject", in: db)
        updateSubject = try ImportStatement("update_subject", in: db)
        storeFlag = try ImportStatement("store_subject_flag", in: db)
        storeAttribute = try ImportStatement("store_subject_attribute", in: db)
        removeFlags = try ImportStatement("remove_subject_flags", in: db)
        removeAttributes = try ImportStatement("remove_subject_attributes", in: db)
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
        try write(record, by: storeSubject, origin)
        let key = db.lastInsertedRowID
        try storeValues(of: record, key: key)
        if let exposure = record.exposure {
            _ = try exposures.store(exposure, subject: key, origin, isFirst: true)
        }
        add(record.subject, key: key)
        return .stored
    }

    /// Whether a row of a subject that is stored says the same, of the subject and of the exposure that it states.
    func isStored(_ record: SubjectRecord, key: Int64) throws -> Bool {
        let content = canonical.hash(record)
        let isSame = try contentOfSubject.first([.integer(key)]) { $0.holds(content, at: 0) } ?? false
        let hasExposure = try rowHasExposure.first([.integer(key)]) { _ in true } ?? false
        let isSameExposure = try record.exposure.map { try exposures.isStored($0, subject: key) } ?? true
        return isSame && hasExposure == (record.exposure != nil) && isSameExposure
    }

    /// Puts a row in the place of what is stored of a subject, but for its exposure.
    func replace(_ record: SubjectRecord, key: Int64, _ origin: Origin) throws {
        try write(record, by: updateSubject, origin, key: key)
        try removeFlags.run([.integer(key)])
        try removeAttributes.run([.integer(key)])
        try storeValues(of: record, key: key)
    }

    private func storeValues(of record: SubjectRecord, key: Int64) throws {
        for flag in record.populationFlags {
            try storeFlag.run([.integer(key), .text(flag.name), StoredValue(flag.value)])
        }
        for attribute in record.attributes {
            try storeAttribute.run([.integer(key), .text(attribute.name), .text(attribute.value)])
        }
    }

    /// Runs the statement that stores or, with a key, corrects a row, once the row is known to be sound.
    private func write(
        _ record: SubjectRecord, by statement: ImportStatement, _ origin: Origin, key: Int64? = nil
    ) throws {
        let content = canonical.hash(record)
        let planned = try arm(record.plannedArm, .plannedArm)
        let actual = try arm(record.actualArm, .actualArm)
        try checkNames(record.populationFlags, called: "population flag")
        try checkNames(record.attributes, called: "characteristic")
        try statement.run { row in
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
            positions.bind(origin, to: &row)
            if let key { row.bind(key) }
        }
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
        guard let arm = arms[value] else {
            throw Refusal(
                .undeclaredArm, field,
                "the value is neither an arm of the study nor declared under not_an_arm "
                    + "(text of \(value.count) character\(value.count == 1 ? "" : "s"))")
        }
        return arm
    }
}
