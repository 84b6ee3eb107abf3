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
    private var known: [String: (key: Int64, content: [UInt8])] = [:]

    init(db: Database, positions: Positions, study: Study, exposures: ExposureStore) throws {
        self.db = db
        self.positions = positions
        self.exposures = exposures
        arms = Dictionary(uniqueKeysWithValues: study.arms.enumerated().map { ($1, $0 + 1) })
        notAnArm = Set(study.notAnArm)
        let rows = try db.cursor("subjects")
        while let row = try rows.next() {
            known[row[1]] = (row[0], [UInt8](row[2] as Data))
        }
    }

    /// The key of a subject, or a refusal when the registry does not know it.
    func key(of subject: String) throws -> Int64 {
        guard let key = known[subject]?.key else {
            throw Refusal(
                .unknownSubject, .subject, "the registry has no such subject; import its subject row first or with it")
        }
        return key
    }

    func store(_ record: SubjectRecord, _ evidence: RowEvidence) throws -> StoredRow {
        let content = record.contentHash
        if let stored = known[record.subject] {
            guard stored.content == content else {
                throw Refusal(
                    .conflict, .subject,
                    "the subject is stored with other content; correcting deliveries are not supported yet")
            }
            return .unchanged
        }
        let planned = try arm(record.plannedArm, .plannedArm)
        let actual = try arm(record.actualArm, .actualArm)
        var values: [(any DatabaseValueConvertible)?] = [record.subject, record.site, record.country, record.sex]
        values += record.birthDate.values
        values += [record.age, record.ageUnit, record.race, record.ethnicity]
        values += record.consentDate.values
        values += [record.plannedArm, planned, record.actualArm, actual]
        values += record.followUpEnd.values
        values.append(record.followUpEndReason)
        values += record.deathDate.values
        values.append(Data(content))
        values += positions.values(evidence.origin)
        try db.run("store_subject", StatementArguments(values))
        let key = db.lastInsertedRowID
        for flag in record.populationFlags { try db.run("store_subject_flag", [key, flag.name, flag.value]) }
        for attribute in record.attributes {
            try db.run("store_subject_attribute", [key, attribute.name, attribute.value])
        }
        if let exposure = record.exposure {
            _ = try exposures.store(exposure, subject: key, evidence.origin)
        }
        known[record.subject] = (key, content)
        return .stored
    }

    /// The key of an arm value: nil when it is blank or declared as no arm.
    private func arm(_ value: String?, _ field: CheckedColumns.Field) throws -> Int? {
        guard let value, !notAnArm.contains(value) else { return nil }
        guard let arm = arms[value] else {
            throw Refusal(
                .undeclaredArm, field,
                "the value is neither an arm of the study nor declared under not_an_arm "
                    + "(text of \(value.count) characters)")
        }
        return arm
    }
}
