import GRDB
import Synchronization

/// A read-only connection that stays open between readings.
final class KeptReader: Sendable {
    /// The connection while nobody reads over it.
    private let idle = Mutex<DatabaseQueue?>(nil)

    /// Runs a body over the connection. Where there is none, or it is in use by a reading that has not ended, `open`
    /// makes another. After an error it is not kept: opening sets right what another process may have left.
    func reading<Value>(
        _ open: () throws -> DatabaseQueue, _ body: (DatabaseQueue) throws -> Value
    ) throws -> Value {
        let queue = try exchange(nil) ?? open()
        do {
            let value = try body(queue)
            try? exchange(queue)?.close()
            return value
        } catch {
            try? queue.close()
            throw error
        }
    }

    /// Closes the connection; the next reading opens another.
    func close() { try? exchange(nil)?.close() }

    private func exchange(_ queue: DatabaseQueue?) -> DatabaseQueue? {
        idle.withLock { idle in
            defer { idle = queue }
            return idle
        }
    }

    deinit { close() }
}
