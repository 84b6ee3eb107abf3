import GRDB
import Schema

/// How connections to a registry are opened and what is asserted of them.
enum Connection {
    /// "Sote" in ASCII: marks a SQLite file as a registry of this program (PRAGMA application_id).
    static let applicationID: Int32 = 0x536F_7465

    /// The schema version that this program makes and expects.
    static var schemaVersion: Int { Schema.migrations.last?.number ?? 0 }

    /// A connection that may write: foreign keys, full synchronisation, a write-ahead log while it is open.
    ///
    /// A new file gets pages of 8 KiB: rows of a few hundred bytes leave less of them empty than of the usual 4 KiB.
    static func writer(path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA page_size = 8192")
            try db.execute(sql: "PRAGMA recursive_triggers = ON")
            try db.execute(sql: "PRAGMA cell_size_check = ON")
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: "PRAGMA synchronous = FULL")
            guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
                throw RegistryError(.registry, "SQLite did not accept full synchronisation; nothing was written.")
            }
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// A connection that reads. Only its temporary tables can be written.
    static func reader(path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// A connection that could write, for looking only.
    static func inspector(path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// A private copy that may be written and that SQLite deletes with the connection.
    static func copy(path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue.temporaryCopy(fromPath: path, configuration: configuration)
    }

    /// Rolls back what a process left half done outside the write-ahead log; opening does it.
    static func recover(path: String) throws {
        try DatabaseQueue(path: path).close()
    }

    /// Folds the log into the file, so that a registry at rest is one file. Readers at work may prevent it; the next
    /// writer then does it.
    static func settle(_ queue: DatabaseQueue) {
        try? queue.writeWithoutTransaction { db in
            _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
        }
    }

    /// Refuses a file that is no registry or that a newer program made.
    static func check(_ db: Database, path: String) throws {
        let id = try Int32.fetchOne(db, sql: "PRAGMA application_id")
        guard id == applicationID else {
            throw RegistryError(.registry, "\(path) is not a Soteria registry.")
        }
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version <= schemaVersion else {
            throw RegistryError(
                .registry,
                "\(path) has schema version \(version); this program knows up to \(schemaVersion). Use a newer program."
            )
        }
        guard version == schemaVersion else {
            throw RegistryError(
                .registry,
                "\(path) has schema version \(version), of a program before the first release; this program needs "
                    + "\(schemaVersion). Make the registry again from its deliveries.")
        }
    }
}
