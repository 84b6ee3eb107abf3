import Foundation
import GRDB
import Schema

/// The views that a registry stores, which a program of another version may have made.
enum Views {
    /// Whether they are those of this program.
    static func areCurrent(_ db: Database) throws -> Bool {
        let stored = try stored(db)
        return Schema.views.allSatisfy { stored[$0.name] == text($0.sql) }
    }

    /// Makes those anew that are not as this program makes them.
    static func renew(_ db: Database) throws {
        let stored = try stored(db)
        for view in Schema.views where stored[view.name] != text(view.sql) {
            if stored[view.name] != nil { try db.execute(sql: "DROP VIEW \(view.name)") }
            try db.execute(sql: view.sql)
        }
    }

    private static func stored(_ db: Database) throws -> [String: String] {
        var found: [String: String] = [:]
        for row in try db.rows("views") { found[try row.value("name")] = try row.value("sql") }
        return found
    }

    /// A statement's text as SQLite keeps it: without its end.
    private static func text(_ sql: String) -> String {
        sql.trimmingCharacters(in: CharacterSet(charactersIn: "; \n"))
    }
}
