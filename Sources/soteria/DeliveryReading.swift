import Foundation
import Importing
import Safety

/// Reads a delivery on a thread of its own, a few portions ahead of whoever takes them.
struct DeliveryReading {
    /// What became of some rows that follow one another.
    struct Portion: Sendable {
        var outcomes: [ImportOutcome] = []
        /// Rows among the outcomes.
        var rows = 0
        /// How much of the delivery has been read after them, in bytes.
        var bytesRead = 0
    }
    private typealias Queue = BoundedQueue<Result<Portion, any Error>>

    /// A portion holds this many rows, unless it is the last of its file.
    private static let rowsOfPortion = 1024

    let delivery: Delivery

    /// Gives all portions in order; an error of the reading is thrown here, one of `body` ends the reading.
    func forEach(_ body: (Portion) throws -> Void) throws {
        let queue = Queue(capacity: 8)
        let files = delivery.files
        let reader = Thread { DeliveryReading.read(files, into: queue) }
        reader.stackSize = 8 << 20
        reader.start()
        defer { queue.abandon() }
        while let portion = queue.take() { try body(portion.get()) }
    }

    private static func read(_ files: [DeliveryFile], into queue: Queue) {
        defer { queue.finish() }
        var bytesBefore = 0
        do {
            for file in files {
                var rows = try RowStream(file)
                var portion = Portion()
                while let outcome = try rows.next() {
                    portion.rows += outcome.rowCount
                    portion.outcomes.append(outcome)
                    guard portion.rows >= rowsOfPortion else { continue }
                    portion.bytesRead = bytesBefore + rows.bytesRead
                    guard queue.put(.success(portion)) else { return }
                    portion = Portion()
                }
                bytesBefore += file.source.bytes
                portion.bytesRead = bytesBefore
                guard queue.put(.success(portion)) else { return }
            }
        } catch {
            _ = queue.put(.failure(error))
        }
    }
}

extension ImportOutcome {
    /// The number of rows that the outcome is of.
    fileprivate var rowCount: Int {
        if case .events(let batch) = self { batch.rows.count } else { 1 }
    }
}
