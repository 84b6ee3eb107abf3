import Glibc

/// The bytes of a file as they lie.
///
/// It owns its file descriptor and closes it when it ends.
final class FileBytes: ByteStage {
    private let path: String
    private let descriptor: Int32
    private(set) var bytesRead: Int

    /// Opens the file at `path` at an offset; the offset is only sought when it is not 0, so pipes can be read.
    init(path: String, from offset: Int) throws(SourceReadError) {
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
        bytesRead = offset
    }

    deinit { close(descriptor) }

    func fill(_ room: UnsafeMutableBufferPointer<UInt8>) throws(SourceReadError) -> Int {
        var filled = 0
        while filled < room.count {
            let rest = UnsafeMutableBufferPointer(rebasing: room[filled...])
            let count = read(descriptor, rest.baseAddress, rest.count)
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw .cannotRead(path: path, byteOffset: bytesRead, reason: Self.reason(errno))
            }
            filled += count
            bytesRead += count
        }
        return filled
    }

    private static func reason(_ code: Int32) -> String {
        var text = [CChar](repeating: 0, count: 256)
        guard strerror_r(code, &text, text.count) == 0 else { return "system error \(code)" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
