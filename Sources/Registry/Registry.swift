import Foundation
import GRDB
import Safety
import Schema

/// A registry: one SQLite file that holds one study's subjects, exposures, dictionary and events.
///
/// Every function opens, acts and closes, so that no lock outlives a call. All text of SQL comes from `Schema`.
package struct Registry: Sendable {
    package let path: String
    /// Makes the comparison keys of terms; the same for storing and for looking up.
    package let termKey: TermKey

    package init(path: String, termKey: TermKey) {
        self.path = path
        self.termKey = termKey
    }

    /// Makes a new registry for a study with its rule set as the active one. An existing file is never touched.
    ///
    /// - Parameter now: the time of creation, UTC, ISO 8601.
    package func create(_ definition: StudyDefinition, now: String) throws(RegistryError) {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw RegistryError(.registry, "\(path) exists already; `soteria init` makes new registries only.")
        }
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw RegistryError(.inputOutput, "\(path) cannot be made: \(String(cString: strerror(errno))).")
        }
        close(descriptor)
        do {
            try writing(isNew: true) { db in
                try StudyStore.insert(definition, now: now, into: db)
                return .commit(())
            }
        } catch {
            unlink(path)
            throw error
        }
    }

    /// Runs a body in one immediate transaction under the writer lock: all of it is stored or nothing.
    func writing<T>(isNew: Bool = false, _ body: (Database) throws -> Ending<T>) throws(RegistryError) -> T {
        let lock = try WriterLock(path: path)
        defer { withExtendedLifetime(lock) {} }
        do {
            if !isNew { try checkBeforeWriting() }
            let queue = try Connection.writer(path: path)
            defer {
                Connection.settle(queue)
                try? queue.close()
            }
            if isNew { try Migrations.apply(to: queue) }
            return try queue.writeWithoutTransaction { db in
                var ending: Ending<T>?
                try db.inTransaction(.immediate) {
                    let made = try body(db)
                    ending = made
                    return made.isCommitted ? .commit : .rollback
                }
                guard let ending else {
                    throw RegistryError(.registry, "The transaction on \(path) had no result.")
                }
                return ending.result
            }
        } catch {
            throw .from(error, registry: path)
        }
    }

    /// Runs a body on a read-only connection in one read transaction.
    func reading<T>(_ body: (Database) throws -> T) throws(RegistryError) -> T {
        do {
            let queue = try openReader()
            defer { try? queue.close() }
            return try queue.read { db in
                try Connection.check(db, path: path)
                return try body(db)
            }
        } catch {
            throw .from(error, registry: path)
        }
    }

    /// A connection that may write must not be opened on a file that is no registry: it would change its journal mode.
    private func checkBeforeWriting() throws {
        let queue = try openReader()
        defer { try? queue.close() }
        try queue.read { db in try Connection.check(db, path: path) }
    }

    func openReader() throws -> DatabaseQueue {
        guard FileManager.default.fileExists(atPath: path) else {
            throw RegistryError(.registry, "There is no registry at \(path). Make one with `soteria init`.")
        }
        return try Connection.reader(path: path)
    }
}

/// How a transaction ends, and what it gives.
enum Ending<T> {
    case commit(T)
    case rollback(T)

    var isCommitted: Bool {
        switch self {
        case .commit: true
        case .rollback: false
        }
    }

    var result: T {
        switch self {
        case .commit(let result), .rollback(let result): result
        }
    }
}
