import Foundation
import GRDB
import Safety
import Schema

/// A registry: one SQLite file that holds one study's subjects, exposures, dictionary and events.
///
/// Every function acts in transactions of its own, so that no lock outlives a call. All text of SQL comes from `Schema`.
package struct Registry: Sendable {
    package let path: String
    /// Makes the comparison keys of terms; the same for storing and for looking up.
    package let termKey: TermKey
    /// Nil when every reading opens a connection of its own.
    private let kept: KeptReader?

    /// - Parameter keepsOpen: whether readings share a connection, which whoever asks several things in a row is not to
    ///   pay for again and again.
    package init(path: String, termKey: TermKey, keepsOpen: Bool = false) {
        self.path = path
        self.termKey = termKey
        kept = keepsOpen ? KeptReader() : nil
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
    ///
    /// A body that commits moves the registry's generation on. Other processes at work are waited for, unless `waits`
    /// is false.
    func writing<T>(
        isNew: Bool = false, for work: Connection.Work = .change, waits: Bool = true,
        _ body: (Database) throws -> Ending<T>
    ) throws(RegistryError) -> T {
        do {
            let file = try realPath()
            let lock = try WriterLock(registry: file)
            defer { withExtendedLifetime(lock) {} }
            // A connection that reads could keep the log from being folded into the file.
            kept?.close()
            if !isNew { try checkBeforeWriting() }
            var attempt = Attempt<T>()
            do {
                try transact(file, isNew: isNew, for: work, waits: waits, &attempt, body)
            } catch {
                // An error of COMMIT is no rollback: what it was is looked up, with every file closed, before a word.
                guard let ending = attempt.ending, ending.isCommitted, !isNew else { throw error }
                guard try isStored(since: attempt.generation) else { throw error }
            }
            guard let ending = attempt.ending else {
                throw RegistryError(.registry, "The transaction on \(path) had no result.")
            }
            return ending.result
        } catch {
            throw .from(error, registry: path)
        }
    }

    /// How far a transaction came.
    private struct Attempt<T> {
        /// The registry's generation before the body.
        var generation = 0
        /// How the body ended it, once the body is done.
        var ending: Ending<T>?
    }

    private func transact<T>(
        _ file: String, isNew: Bool, for work: Connection.Work, waits: Bool, _ attempt: inout Attempt<T>,
        _ body: (Database) throws -> Ending<T>
    ) throws {
        let queue = try Connection.writer(path: file, for: work, waits: waits)
        defer {
            Connection.settle(queue)
            try? queue.close()
        }
        if isNew { try Migrations.apply(to: queue) }
        try queue.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                if !isNew { attempt.generation = try StudyStore.generation(db) }
                let ending = try body(db)
                attempt.ending = ending
                return ending.isCommitted ? .commit : .rollback
            }
        }
    }

    /// Whether a transaction whose COMMIT failed is there all the same.
    private func isStored(since generation: Int) throws(RegistryError) -> Bool {
        do throws(RegistryError) {
            return try self.generation() > generation
        } catch {
            throw RegistryError(
                .inputOutput,
                "Storing in \(path) failed at its last step, and the registry cannot be read to see what is stored. "
                    + "Look at `soteria info` before you repeat the command.")
        }
    }

    /// Runs a body on a private copy that SQLite removes with its connection; the registry itself is only read.
    func rehearsing<T>(_ body: (Database) throws -> Ending<T>) throws(RegistryError) -> T {
        do {
            try checkBeforeWriting()
            let queue = try Connection.copy(path: try realPath())
            defer { try? queue.close() }
            var result: T?
            try queue.inDatabase { db in
                try db.inTransaction {
                    result = try body(db).result
                    return .rollback
                }
            }
            guard let result else { throw RegistryError(.registry, "The trial on a copy of \(path) had no result.") }
            return result
        } catch {
            throw .from(error, registry: path)
        }
    }

    /// Runs a body that only reads on a connection that might write: on others SQLite does not look at CHECK constraints.
    ///
    /// While someone else writes, or where nobody can, the body sees a private copy.
    func inspecting<T>(_ body: (Database) throws -> T) throws(RegistryError) -> T {
        do {
            try checkBeforeWriting()
            let file = try realPath()
            guard let lock = try? WriterLock(registry: file) else {
                return try rehearsing { db in .rollback(try body(db)) }
            }
            defer { withExtendedLifetime(lock) {} }
            let queue = try Connection.inspector(path: file)
            defer { try? queue.close() }
            return try queue.read(body)
        } catch {
            throw .from(error, registry: path)
        }
    }

    /// Runs a body on a read-only connection in one read transaction; a body that makes temporary tables or views needs
    /// one of its own.
    func reading<T>(onItsOwn: Bool = false, _ body: (Database) throws -> T) throws(RegistryError) -> T {
        do {
            if let kept, !onItsOwn { return try kept.reading(openReader) { try $0.read(body) } }
            let queue = try openReader()
            defer { try? queue.close() }
            return try queue.read(body)
        } catch {
            throw .from(error, registry: path)
        }
    }

    /// A connection that may write must not be opened on a file that is no registry: it would change its journal mode.
    private func checkBeforeWriting() throws { try openReader().close() }

    /// A read-only connection to what was seen to be a registry.
    private func openReader() throws -> DatabaseQueue {
        let queue = try openUnchecked()
        do {
            try queue.read { db in try Connection.check(db, path: path) }
        } catch {
            try? queue.close()
            throw error
        }
        return queue
    }

    private func openUnchecked() throws -> DatabaseQueue {
        let file = try realPath()
        do {
            return try Connection.reader(path: file)
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK {
            // A process ended while it changed the journal mode; only a connection that may write can undo that.
            try Connection.recover(path: file)
            return try Connection.reader(path: file)
        }
    }

    /// The absolute path without links, which SQLite takes as a file's name whatever characters it has.
    private func realPath() throws -> String {
        guard let resolved = realpath(path, nil) else {
            guard errno == ENOENT || errno == ENOTDIR else {
                throw RegistryError(.inputOutput, "\(path) cannot be opened: \(String(cString: strerror(errno))).")
            }
            throw RegistryError(.registry, "There is no registry at \(path). Make one with `soteria init`.")
        }
        defer { free(resolved) }
        var status = stat()
        // A pipe would be waited for without end, a folder gives SQLite's own words.
        guard stat(resolved, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw RegistryError(.registry, "\(path) is not a file, so it is no registry.")
        }
        return String(cString: resolved)
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
