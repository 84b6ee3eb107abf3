import GRDB
import Safety

/// Stores the N of arms as delivered, and keeps each such arm at its N: by unnamed subjects, one for each participant
/// whom no row names.
///
/// It acts when all subjects of the delivery are stored, so that who is named later takes an unnamed one's place.
final class ArmSizeStore {
    private let db: Database
    private let positions: Positions
    private let subjects: SubjectStore
    private let canonical = ContentHash(.armSize)
    private var rows: [(record: ArmRecord, evidence: RowEvidence)] = []

    init(db: Database, positions: Positions, subjects: SubjectStore) {
        self.db = db
        self.positions = positions
        self.subjects = subjects
    }

    func add(_ record: ArmRecord, _ evidence: RowEvidence) { rows.append((record, evidence)) }

    /// Stores the rows that were added, each through `settle`, and fills the arms.
    func complete(_ settle: (RowEvidence, () throws -> StoredRow) throws -> Void) throws {
        try subjects.flush()
        if !rows.isEmpty {
            var named: [Int: Int] = [:]
            for row in try db.rows("named_subjects_by_arm") {
                named[try row.value("arm_id")] = try row.value("subjects") as Int
            }
            for (record, evidence) in rows {
                try settle(evidence) { try store(record, named: named, evidence.origin) }
            }
            rows = []
        }
        for row in try db.rows("arm_sizes") {
            let arm = subjects.arms.arm(try row.value("arm_id"))
            let (named, size): (Int, Int) = (try row.value("named"), try row.value("subjects"))
            guard named <= size else {
                throw RegistryError(
                    .request, "The delivery is not stored: \(ArmStore.tooMany(arm, named: named, n: size).detail).")
            }
            try fill(arm, have: try row.value("unnamed"), want: size - named)
        }
        try subjects.flush()
    }

    private func store(_ record: ArmRecord, named: [Int: Int], _ origin: Origin) throws -> StoredRow {
        let key = try subjects.arms.key(of: record.arm, .armName)
        let stored = try db.rows("arm_sizes").first { try $0.value("arm_id") as Int == key }
        if let stored {
            guard try stored.value("subjects") == record.subjects, try stored.optional("deaths") == record.deaths else {
                throw Refusal(
                    .conflict, .armSize, "the arm is stored with another number of participants or deaths")
            }
            return .unchanged
        }
        guard named[key] ?? 0 <= record.subjects else {
            throw ArmStore.tooMany(subjects.arms.arm(key), named: named[key] ?? 0, n: record.subjects)
        }
        let statement = try ImportStatement("store_arm_size", in: db)
        try statement.run { row in
            row.bind(Int64(key))
            row.bind(Int64(record.subjects))
            row.bind(record.deaths)
            row.bind(content: canonical.hash(record))
            positions.bind(origin, to: &row)
        }
        return .stored
    }

    /// Gives an arm as many unnamed subjects as it needs.
    private func fill(_ arm: Arm, have: Int, want: Int) throws {
        if have > want { try db.run("remove_unnamed_subjects", [arm.id, have - want]) }
        guard have < want, let origin = try db.row("arm_size_origin", [arm.id]) else { return }
        let (file, line, offset): (Int64, Int64, Int64) = (
            try origin.value("file_id"), try origin.value("line"), try origin.value("byte_offset")
        )
        for _ in have..<want {
            try subjects.storeUnnamed(arm: arm) { row in
                row.bind(file)
                row.bind(line)
                row.bind(offset)
            }
        }
    }
}
