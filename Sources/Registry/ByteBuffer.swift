/// Bytes that grow in memory of their own: what an array of bytes is, without its checks at every append.
///
/// It is for one owner at a time; its memory lies at multiples of 16.
final class ByteBuffer {
    private var memory: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(capacity: Int = 512) {
        memory = .allocate(byteCount: max(16, capacity), alignment: 16)
    }

    deinit { memory.deallocate() }

    /// The bytes; valid until the next change.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<count]) }

    func removeAll() { count = 0 }

    @inline(__always)
    func append(_ byte: UInt8) {
        if count == memory.count { grow(by: 1) }
        memory[count] = byte
        count &+= 1
    }

    @inline(__always)
    func append(_ more: UnsafeRawBufferPointer) {
        if more.count > memory.count &- count { grow(by: more.count) }
        UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: more)
        count &+= more.count
    }

    /// Appends what `body` writes, which is no more than so many bytes.
    @inline(__always)
    func append(atMost bytes: Int, _ body: (inout ByteCursor) -> Void) {
        if bytes > memory.count &- count { grow(by: bytes) }
        var cursor = ByteCursor(UnsafeMutableRawBufferPointer(rebasing: memory[count...]))
        body(&cursor)
        count &+= cursor.count
    }

    /// Stores a value of fixed size over the bytes from the start, which must be there.
    func replaceStart<Value: BitwiseCopyable>(with value: Value) {
        precondition(count >= MemoryLayout<Value>.size, "as many bytes as the value has")
        memory.storeBytes(of: value, as: Value.self)
    }

    private func grow(by more: Int) {
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(memory.count * 2, count + more), alignment: 16)
        larger.copyMemory(from: bytes)
        memory.deallocate()
        memory = larger
    }
}

/// Writes bytes one behind the other into memory that is known to be large enough; debug builds check that it is.
struct ByteCursor {
    private let memory: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(_ memory: UnsafeMutableRawBufferPointer) { self.memory = memory }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        assert(count < memory.count)
        memory.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count &+= 1
    }

    @inline(__always)
    mutating func append(_ more: UnsafeRawBufferPointer) {
        assert(more.count <= memory.count - count)
        guard let source = more.baseAddress, let target = memory.baseAddress else { return }
        (target + count).copyMemory(from: source, byteCount: more.count)
        count &+= more.count
    }
}
