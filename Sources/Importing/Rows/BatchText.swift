import Safety

/// The text of a batch while its rows are read: bytes that are written one behind the other, in memory that is used
/// again for the next batch.
struct BatchText: Sendable {
    /// Only the first `count` are in use.
    private var bytes = [UInt8](repeating: 0, count: 1 << 16)
    private(set) var count = 0

    mutating func removeAll() { count = 0 }

    @inline(__always)
    mutating func append(_ value: UnsafeBufferPointer<UInt8>) -> EventBatch.Text {
        let start = count
        let end = start &+ value.count
        if end > bytes.count { grow(to: end) }
        bytes.withUnsafeMutableBytes { target in
            guard let target = target.baseAddress, let source = value.baseAddress else { return }
            (target + start).copyMemory(from: source, byteCount: value.count)
        }
        count = end
        return EventBatch.Text(
            start: UInt32(truncatingIfNeeded: start), length: Int32(truncatingIfNeeded: value.count))
    }

    mutating func append(_ text: String) -> EventBatch.Text {
        var text = text
        return text.withUTF8 { append($0) }
    }

    /// Appends a number in decimal digits.
    mutating func append(_ number: Int) -> EventBatch.Text {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var first = digits.count
            var rest = number.magnitude
            repeat {
                first -= 1
                digits[first] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
                rest /= 10
            } while rest > 0
            return append(UnsafeBufferPointer(rebasing: digits[first...]))
        }
    }

    /// Whether a text is missing or of spaces and tabs only.
    func isBlank(_ text: EventBatch.Text) -> Bool {
        text.isMissing || bytes[text.range].allSatisfy(FieldText.isBlank)
    }

    /// A copy of what is in use.
    var content: [UInt8] { Array(bytes[..<count]) }

    @inline(never)
    private mutating func grow(to size: Int) {
        bytes.append(contentsOf: repeatElement(0, count: max(size, 2 * bytes.count) - bytes.count))
    }
}
