import GRDB
import Safety

/// The arms of a study by name, and the places that are left in those whose N was delivered before.
final class ArmStore {
    private let db: Database
    private let takesArms: Bool
    private(set) var arms: [Arm]
    private var keys: [String: Int]
    /// By key of the arm: its N, and how many of its participants rows have named.
    private var sizes: [Int: (n: Int, named: Int)] = [:]

    init(db: Database, study: Study) throws {
        self.db = db
        takesArms = study.armsAreDelivered
        arms = try StudyStore.arms(db)
        keys = Dictionary(arms.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
        for row in try db.rows("arm_sizes") {
            sizes[try row.value("arm_id")] = (try row.value("subjects"), try row.value("named"))
        }
    }

    /// The key of an arm; one that is new is stored where arms are as delivered, and refused elsewhere.
    func key(of name: String, _ field: CheckedColumns.Field) throws -> Int {
        if let key = keys[name] { return key }
        guard takesArms, arms.count < Int(Int16.max) else {
            throw Refusal(
                .undeclaredArm, field,
                takesArms
                    ? "a registry has at most \(Int16.max) arms"
                    : "the value is neither an arm of the study nor declared under not_an_arm "
                        + "(text of \(name.count) character\(name.count == 1 ? "" : "s"))")
        }
        let arm = Arm(id: arms.count + 1, name: name)
        try db.run("store_arm", [arm.id, arm.name])
        arms.append(arm)
        keys[name] = arm.id
        return arm.id
    }

    func arm(_ key: Int) -> Arm { arms[key - 1] }

    /// Counts a participant who is named in an arm whose N was delivered before, or refuses one more than N.
    func takePlace(in arm: Int?) throws {
        guard let arm, let size = sizes[arm] else { return }
        guard size.named < size.n else { throw ArmStore.tooMany(self.arm(arm), named: size.named + 1, n: size.n) }
        sizes[arm] = (size.n, size.named + 1)
    }

    static func tooMany(_ arm: Arm, named: Int, n: Int) -> Refusal {
        Refusal(
            .moreThanAtRisk, .armSize,
            "the arm \(arm.name) has \(named) participants by name, more than its \(n) at risk")
    }
}
