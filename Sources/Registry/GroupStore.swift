import GRDB
import Safety

/// Stores which groups subjects are in.
final class GroupStore {
    private let db: Database
    private let positions: Positions
    private let takesGroups: Bool
    private var keys: [String: Int]
    private let canonical = ContentHash(.membership)
    private let membership, storeMembership: ImportStatement

    init(db: Database, positions: Positions, study: Study) throws {
        self.db = db
        self.positions = positions
        takesGroups = study.groupsAreDelivered
        keys = Dictionary(
            try StudyStore.groups(db).map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
        membership = try ImportStatement("membership", in: db)
        storeMembership = try ImportStatement("store_membership", in: db)
    }

    /// Stores a membership; one that is there is unchanged, as where a report names a product twice.
    func store(_ record: GroupRecord, subject: Int64, _ origin: Origin) throws -> StoredRow {
        let group = try key(of: record.group)
        let isThere = try membership.first([.integer(subject), StoredValue(group)]) { _ in true } ?? false
        if isThere { return .unchanged }
        try storeMembership.run { row in
            row.bind(subject)
            row.bind(Int64(group))
            row.bind(content: canonical.hash(record, subject: subject))
            positions.bind(origin, to: &row)
        }
        return .stored
    }

    private func key(of name: String) throws -> Int {
        if let key = keys[name] { return key }
        guard takesGroups else {
            throw Refusal(
                .undeclaredArm, .group,
                "the value is no group of the study (text of \(name.count) character\(name.count == 1 ? "" : "s"))")
        }
        let key = keys.count + 1
        try db.run("store_group", [key, name])
        keys[name] = key
        return key
    }
}
