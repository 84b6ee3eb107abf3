import Foundation
import Testing

@testable import soteria

@Suite("What goes from the thread that reads a delivery to the one that stores it")
struct BoundedQueueTests {
    /// What another thread says of itself.
    private final class Shared<Value: Sendable>: @unchecked Sendable {
        private let lock = NSLock()
        private var value: Value

        init(_ value: Value) { self.value = value }

        func change(_ body: (inout Value) -> Void) { lock.withLock { body(&value) } }
        var now: Value { lock.withLock { value } }
    }

    /// Runs `body` on a thread and gives what to wait for until it has ended.
    private func thread(_ body: @escaping @Sendable () -> Void) -> DispatchSemaphore {
        let ended = DispatchSemaphore(value: 0)
        Thread {
            body()
            ended.signal()
        }.start()
        return ended
    }

    /// Whether a thread ended; a minute is time enough on any machine.
    private func ends(_ ended: DispatchSemaphore) -> Bool { ended.wait(timeout: .now() + 60) == .success }

    @Test("Every element arrives once, in order, however few may wait", arguments: [1, 2, 8])
    func order(capacity: Int) {
        let queue = BoundedQueue<Int>(capacity: capacity)
        let ended = thread {
            for number in 0..<5000 where !queue.put(number) { return }
            queue.finish()
        }
        var taken: [Int] = []
        while let number = queue.take() { taken.append(number) }
        #expect(taken == Array(0..<5000))
        #expect(ends(ended))
        #expect(queue.take() == nil)
    }

    @Test("A slow taker makes the reader wait: no more elements wait than there is room for")
    func bounded() {
        let queue = BoundedQueue<Int>(capacity: 4)
        let put = Shared(0)
        let ended = thread {
            for number in 0..<400 {
                guard queue.put(number) else { return }
                put.change { $0 += 1 }
            }
            queue.finish()
        }
        var taken = 0
        while true {
            if taken % 40 == 0, taken < 400 {
                while put.now < taken + 4 { Thread.sleep(forTimeInterval: 0.001) }
                // The reader is given time to run ahead, as far as it can.
                Thread.sleep(forTimeInterval: 0.01)
            }
            #expect(put.now <= taken + 4)
            guard queue.take() != nil else { break }
            taken += 1
        }
        #expect(taken == 400)
        #expect(ends(ended))
    }

    @Test("A reader that waits for room ends when nobody takes elements any more")
    func abandoned() {
        let queue = BoundedQueue<Int>(capacity: 2)
        let put = Shared<[Bool]>([])
        let ended = thread {
            for number in 0..<3 {
                let isTaken = queue.put(number)
                put.change { $0.append(isTaken) }
            }
        }
        while put.now.count < 2 { Thread.sleep(forTimeInterval: 0.001) }
        queue.abandon()
        #expect(ends(ended))
        #expect(put.now == [true, true, false])
        #expect(!queue.put(9))
    }

    @Test("A taker that waits for an element ends when none will come")
    func finished() {
        let queue = BoundedQueue<Int>(capacity: 2)
        let taken = Shared<[Int?]>([])
        let ended = thread {
            for _ in 0..<2 {
                let element = queue.take()
                taken.change { $0.append(element) }
            }
        }
        #expect(queue.put(1))
        while taken.now.isEmpty { Thread.sleep(forTimeInterval: 0.001) }
        queue.finish()
        #expect(ends(ended))
        #expect(taken.now == [1, nil])
    }

    @Test("What was put before the end is still taken after it")
    func rest() {
        let queue = BoundedQueue<Int>(capacity: 3)
        for number in 1...3 { #expect(queue.put(number)) }
        queue.finish()
        #expect([queue.take(), queue.take(), queue.take(), queue.take()] == [1, 2, 3, nil])
    }
}
