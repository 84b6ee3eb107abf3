import GRDB
import Schema

/// Brings a database to the current schema: numbered migrations, then the views.
enum Migrations {
    /// Applies every migration that the database has not seen; each sets `user_version` to its number. Which ones it
    /// has seen stands in GRDB's own table, `grdb_migrations`.
    static func apply(to queue: DatabaseQueue) throws {
        var migrator = DatabaseMigrator()
        for migration in Schema.migrations {
            migrator.registerMigration(migration.name) { db in
                try db.execute(sql: migration.sql)
                try db.execute(sql: "PRAGMA user_version = \(migration.number)")
            }
        }
        try migrator.migrate(queue)
        try queue.write { db in
            try db.execute(sql: "PRAGMA application_id = \(Connection.applicationID)")
            for view in Schema.views { try db.execute(sql: view.sql) }
        }
    }
}
