import Glibc

/// The bytes of a file, or of an array, handed out from front to back.
///
/// It owns its file descriptor and closes it when it ends.
struct ByteSource: ~Copyable, Sendable {
    /// The name that errors use.
    let path: String
    private let descriptor: Int32
    private let bytes: [UInt8]
    /// The offset of the next byte to be handed out.
    private(set) var offset: Int

    /// Opens the file at `path` at an offset; the offset is only sought when it is not 0, so pipes can be read.
    init(path: String, from offset: Int = 0) throws(SourceReadError) {
        var descriptor: Int32
        repeat { descriptor = open(path, O_RDONLY | O_CLOEXEC) } while descriptor < 0 && errno == EINTR
        guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: Self.reason(errno)) }
        if offset != 0, lseek(descriptor, offset, SEEK_SET) != offset {
            let reason = Self.reason(errno)
            close(descriptor)
            throw .cannotRead(path: path, byteOffset: offset, reason: reason)
        }
        self.path = path
        self.descriptor = descriptor
        self.bytes = []
        self.offset = offset
    }

    init(bytes: [UInt8], name: String) {
        self.path = name
        self.descriptor = -1
        self.bytes = bytes
        self.offset = 0
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Copies the next bytes to `room` of an array until it is full or the source ends, and returns how many.
    mutating func fill(_ array: inout [UInt8], _ room: Range<Int>) throws(SourceReadError) -> Int {
        if descriptor < 0 {
            let count = min(room.count, bytes.count - offset)
            array.replaceSubrange(room.prefix(count), with: bytes[offset..<offset + count])
            offset += count
            return count
        }
        var filled = 0
        while filled < room.count {
            let count = array.withUnsafeMutableBytes { bytes in
                let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[room].dropFirst(filled))
                return read(descriptor, rest.baseAddress, rest.count)
            }
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw .cannotRead(path: path, byteOffset: offset, reason: Self.reason(errno))
            }
            filled += count
            offset += count
        }
        return filled
    }

    private static func reason(_ code: Int32) -> String {
        var text = [CChar](repeating: 0, count: 256)
        guard strerror_r(code, &text, text.count) == 0 else { return "system error \(code)" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
