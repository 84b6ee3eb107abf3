import Foundation
import GRDB
import Safety

/// Stores subjects and knows their keys.
final class SubjectStore {
    private let db: Database
    private let positions: Positions
    private let arms: [String: Int]
    private let notAnArm: Set<String>
    private let exposures: ExposureStore
    private let storeSubject, storeFlag, storeAttribute: ImportStatement
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

    /// The number of a subject by the bytes of its identifier, or a refusal when the registry does not know it.
    func number(of identifier: UnsafeRawBufferPointer?) throws -> Int {
        guard let identifier, let number = identifiers.find(identifier) else {
            throw Refusal(
                .unknownSubject, .subject, "the registry has no such subject; import its subject row first or with it")
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
        let content = record.contentHash
        var identifier = record.subject
        if let number = identifier.withUTF8({ identifiers.find(UnsafeRawBufferPointer($0)) }) {
            return try compare(record, content, origin, key: keys[number])
        }
        let planned = try arm(record.plannedArm, .plannedArm)
        let actual = try arm(record.actualArm, .actualArm)
        let flags = try values(record.populationFlags, called: "population flag")
        let attributes = try values(record.attributes, called: "characteristic")
        try insert(record, planned: planned, actual: actual, content: content, origin)
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
        _ record: SubjectRecord, _ content: [UInt8], _ origin: Origin, key: Int64
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

    private func insert(
        _ record: SubjectRecord, planned: Int?, actual: Int?, content: [UInt8], _ origin: Origin
    ) throws {
        var values: [StoredValue] = [
            .text(record.subject), StoredValue(record.site), StoredValue(record.country), StoredValue(record.sex),
        ]
        values.append(record.birthDate)
        values += [
            StoredValue(record.age), StoredValue(record.ageUnit), StoredValue(record.race),
            StoredValue(record.ethnicity),
        ]
        values.append(record.consentDate)
        values += [
            StoredValue(record.plannedArm), StoredValue(planned), StoredValue(record.actualArm), StoredValue(actual),
        ]
        values.append(record.followUpEnd)
        values.append(StoredValue(record.followUpEndReason))
        values.append(record.deathDate)
        values.append(.bytes(content))
        values += positions.values(origin)
        try storeSubject.run(values)
    }

    /// The named values, of which a subject has one of a name.
    private func values<Value>(
        _ values: [NamedValue<Value>], called noun: String
    ) throws -> [NamedValue<Value>] {
        guard Set(values.map(\.name)).count == values.count else {
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
