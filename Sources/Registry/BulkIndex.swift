import GRDB

/// An index that is taken away for a load of a whole table and built again over all rows, in the same transaction.
struct BulkIndex {
    private let text: String

    /// - Parameter statement: the statement that drops it.
    init(dropping name: String, by statement: String, in db: Database) throws {
        guard let row = try db.row("schema_text", [name]) else {
            throw RegistryError(.registry, "The registry is damaged: it has no index \(name). Restore it from a copy.")
        }
        text = try row.value("sql")
        try db.run(statement)
    }

    func restore(in db: Database) throws { try db.execute(sql: text) }
}
