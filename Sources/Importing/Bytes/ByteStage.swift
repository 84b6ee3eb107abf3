/// One step on the way of bytes from a file to a reader: the file itself, or what decompresses or decodes another step.
///
/// A step is asked once for many bytes, so that what stands behind it does not matter for speed.
protocol ByteStage: AnyObject {
    /// Fills the room and returns how many bytes there were; fewer than the room only at the end.
    func fill(_ room: UnsafeMutableBufferPointer<UInt8>) throws(SourceReadError) -> Int
    /// How much of the file has been read, in bytes of the file as it lies: all of it at the end.
    var bytesRead: Int { get }
}

/// Bytes in memory.
final class MemoryBytes: ByteStage {
    private let bytes: [UInt8]
    private(set) var bytesRead = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func fill(_ room: UnsafeMutableBufferPointer<UInt8>) -> Int {
        let count = min(room.count, bytes.count - bytesRead)
        _ = UnsafeMutableBufferPointer(rebasing: room[..<count]).update(
            fromContentsOf: bytes[bytesRead..<bytesRead + count])
        bytesRead += count
        return count
    }
}
