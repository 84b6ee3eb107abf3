import Foundation
import Synchronization

/// The positions of pieces of work, such as chunks, each given once to whichever thread asks next.
final class Turns: Sendable {
    private let given = Atomic<Int>(0)
    private let count: Int

    init(count: Int) { self.count = count }

    func next() -> Int? {
        let position = given.wrappingAdd(1, ordering: .relaxed).oldValue
        return position < count ? position : nil
    }

    /// How many threads they are worth: a further one opens the registry and reads its schema, which takes as long as
    /// counting a chunk.
    var threads: Int { max(1, min(ProcessInfo.processInfo.activeProcessorCount, 4, count / 2)) }

    /// Gives no more.
    func end() { given.store(count, ordering: .relaxed) }
}

/// Threads that do the same work beside the one that starts them.
final class OtherThreads<Value: Sendable>: Sendable {
    private let ended = Mutex<[Result<Value, any Error>]>([])
    private let running = DispatchGroup()

    /// Starts them; work without a result gives nil.
    init(_ count: Int, work: @escaping @Sendable () throws -> Value?) {
        for _ in 0..<count {
            running.enter()
            let thread = Thread { [self] in
                let result = Result { try work() }
                ended.withLock { ended in
                    switch result {
                    case .success(let value): if let value { ended.append(.success(value)) }
                    case .failure(let error): ended.append(.failure(error))
                    }
                }
                running.leave()
            }
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    /// Waits for all and gives their results, in any order.
    func results() -> [Result<Value, any Error>] {
        running.wait()
        return ended.withLock { $0 }
    }
}
