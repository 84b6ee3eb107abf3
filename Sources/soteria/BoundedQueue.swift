import Foundation

/// Hands elements from one thread to another, at most so many at a time, so that a fast reader waits for a slow storer
/// and memory stays bounded.
final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private let capacity: Int
    private var elements: [Element] = []
    private var isFinished = false
    private var isAbandoned = false

    init(capacity: Int) { self.capacity = capacity }

    /// Adds an element, after waiting for room; false when nobody takes elements any more.
    func put(_ element: Element) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        while elements.count >= capacity, !isAbandoned { condition.wait() }
        if isAbandoned { return false }
        elements.append(element)
        condition.broadcast()
        return true
    }

    /// The next element, after waiting for it; nil when none will come.
    func take() -> Element? {
        condition.lock()
        defer { condition.unlock() }
        while elements.isEmpty, !isFinished { condition.wait() }
        guard !elements.isEmpty else { return nil }
        condition.broadcast()
        return elements.removeFirst()
    }

    /// Says that no further element will come.
    func finish() {
        condition.lock()
        isFinished = true
        condition.broadcast()
        condition.unlock()
    }

    /// Says that no further element will be taken.
    func abandon() {
        condition.lock()
        isAbandoned = true
        elements.removeAll()
        condition.broadcast()
        condition.unlock()
    }
}
