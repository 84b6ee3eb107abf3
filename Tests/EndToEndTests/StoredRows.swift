import Foundation
import GRDB

/// Every row of every table of a registry, read with SQLite alone.
struct StoredRows: Equatable {
    let tables: [String: [String]]

    init(of path: String) throws {
        tables = try StoredRows.reading(path) { db in
            let names = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            var tables: [String: [String]] = [:]
            for name in names {
                tables[name] = try Row.fetchAll(db, sql: "SELECT * FROM \"\(name)\"").map { "\($0)" }
            }
            return tables
        }
    }

    func count(_ table: String) -> Int { tables[table]?.count ?? 0 }

    /// The rows of a query, each value as text; NULL is empty.
    static func query(_ path: String, _ sql: String) throws -> [[String]] {
        try reading(path) { db in
            try Row.fetchAll(db, sql: sql).map { row in
                row.databaseValues.map { $0.isNull ? "" : (String.fromDatabaseValue($0) ?? "\($0)") }
            }
        }
    }

    private static func reading<Result>(_ path: String, _ body: (Database) throws -> Result) throws -> Result {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read(body)
    }

    /// Runs a statement on the registry, as anyone with the file and SQLite could.
    static func tamper(_ path: String, _ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    }
}
