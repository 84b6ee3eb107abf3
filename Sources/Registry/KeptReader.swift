import GRDB
import Synchronization

/// A read-only connection that stays open between readings; the first one opens it.
final class KeptReader: Sendable {
    private let opened = Mutex<DatabaseQueue?>(nil)

    /// The connection, made by `open` where there is none.
    func queue(_ open: () throws -> DatabaseQueue) throws -> DatabaseQueue {
        try opened.withLock { opened in
            if let queue = opened { return queue }
            let queue = try open()
            opened = queue
            return queue
        }
    }

    /// Closes the connection; the next reading opens another.
    func close() {
        opened.withLock { opened in
            try? opened?.close()
            opened = nil
        }
    }

    deinit { close() }
}
