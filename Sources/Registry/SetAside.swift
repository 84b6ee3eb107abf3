import GRDB

/// Indexes and triggers that are taken away for the load of a whole table and made again, from their own texts, over all
/// its rows: for each row they would cost more. All of it happens in the transaction of the load.
struct SetAside {
    private var texts: [String] = []

    /// Takes an index or trigger away, by the statement that drops it.
    mutating func drop(_ name: String, by statement: String, in db: Database) throws {
        guard let row = try db.row("schema_text", [name]) else {
            throw RegistryError(.registry, "The registry is damaged: it has no \(name). Restore it from a copy.")
        }
        texts.append(try row.value("sql"))
        try db.run(statement)
    }

    /// Makes all of them again.
    mutating func restore(in db: Database) throws {
        for text in texts { try db.execute(sql: text) }
        texts.removeAll()
    }
}
