import GRDB
import Safety
import Schema

extension Registry {
    /// What is wrong with the structure and the keys of the registry; empty when nothing is.
    ///
    /// Looks at SQLite's own integrity check, foreign keys, the schema as this program makes it, the content hash of every
    /// row of a delivery, the one active rule set and its parameters, and the sums of the import runs. Counting twice is the command's part, because it needs
    /// the definitions.
    package func structureFindings() throws(RegistryError) -> [String] {
        try inspecting { db in
            var findings = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                .map { "integrity check: \($0)" }
            let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
            let byTable = try Dictionary(grouping: orphans) { try $0.optional("table") ?? "?" }
            findings += byTable.sorted { $0.key < $1.key }.map {
                "foreign keys: \($0.value.count) row(s) of table \($0.key) refer to a row that is not there"
            }
            findings += try schemaFindings(db)
            findings += try ContentCheck(db: db).findings()
            for row in try db.rows("key_findings") {
                let count: Int = try row.value("rows")
                if count > 0 { findings.append("\(try row.value("finding") as String): \(count) row(s)") }
            }
            return findings
        }
    }

    /// Tables, indexes and views whose text is not what a registry made by this program has.
    private func schemaFindings(_ db: Database) throws -> [String] {
        let fresh = try DatabaseQueue()
        try Migrations.apply(to: fresh)
        let expected = try fresh.read(objects)
        let found = try objects(db)
        let missing = expected.keys.filter { found[$0] == nil }.map { "schema: \($0) is missing" }
        let changed = expected.filter { found[$0.key] != nil && found[$0.key] != $0.value }
            .map { "schema: \($0.key) is not as this program makes it" }
        let added = found.keys.filter { expected[$0] == nil }.map { "schema: \($0) does not belong to a registry" }
        return (missing + changed + added).sorted()
    }

    private func objects(_ db: Database) throws -> [String: String] {
        let rows = try db.rows("schema_objects").map { row in
            ("\(try row.value("type") as String) \(try row.value("name") as String)", try row.value("sql") as String)
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }
}
