import GRDB
import Safety

/// Stores subjects, in the table once `rows` are flushed, and knows their keys.
final class SubjectStore {
    private let positions: Positions
    private let rows: SubjectRows
    private let canonical = ContentHash(.subject)
    private let arms: [String: Int]
    private let notAnArm: Set<String>
    private let exposures: ExposureStore
    private let contentOfSubject, rowHasExposure: ImportStatement
    /// Identifiers with their numbers, and the keys by number, both in the order of keys.
    private var identifiers = ByteTable()
    private var keys: [Int64] = []

    init(db: Database, positions: Positions, study: Study, rows: SubjectRows, exposures: ExposureStore) throws {
        self.positions = positions
        self.rows = rows
        self.exposures = exposures
        arms = Dictionary(study.arms.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
        notAnArm = Set(study.notAnArm)
        contentOfSubject = try ImportStatement("subject_content", in: db)
        rowHasExposure = try ImportStatement("subject_row_has_exposure", in: db)
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
        let flags = try values(record.populationFlags, called: "population flag")
        let attributes = try values(record.attributes, called: "characteristic")
        let key = (keys.last ?? 0) + 1
        try insert(record, key: key, planned: planned, actual: actual, content: content, origin)
        for flag in flags {
            try rows.addFlag { row in
                row.bind(key)
                row.bind(flag.name)
                row.bind(flag.value ? 1 : 0)
            }
        }
        for attribute in attributes {
            try rows.addAttribute { row in
                row.bind(key)
                row.bind(attribute.name)
                row.bind(attribute.value)
            }
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
        try rows.flush()
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

    private func insert(
        _ record: SubjectRecord, key: Int64, planned: Int?, actual: Int?, content: (UInt64, UInt64), _ origin: Origin
    ) throws {
        try rows.addSubject { row in
            row.bind(key)
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
        guard let arm = arms[value] else {
            throw Refusal(
                .undeclaredArm, field,
                "the value is neither an arm of the study nor declared under not_an_arm "
                    + "(text of \(value.count) character\(value.count == 1 ? "" : "s"))")
        }
        return arm
    }
}
