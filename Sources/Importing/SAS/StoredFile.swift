import Glibc

/// A file whose bytes are read at any offset.
final class StoredFile {
    let path: String
    /// The size in bytes when it was opened.
    let size: Int
    private let descriptor: Int32

    init(path: String) throws(SourceReadError) {
        var descriptor: Int32
        repeat { descriptor = open(path, O_RDONLY | O_CLOEXEC) } while descriptor < 0 && errno == EINTR
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
            let reason = Self.reason(errno)
            if descriptor >= 0 { close(descriptor) }
            throw .cannotOpen(path: path, reason: reason)
        }
        self.path = path
        self.descriptor = descriptor
        size = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// The bytes from an offset on, at most `count`; fewer where the file ends before.
    func bytes(at offset: Int, count: Int) throws(SourceReadError) -> [UInt8] {
        let wanted = max(0, min(count, size - offset))
        var bytes = [UInt8](repeating: 0, count: wanted)
        var filled = 0
        while filled < wanted {
            let count = bytes.withUnsafeMutableBytes { room in
                let rest = UnsafeMutableRawBufferPointer(rebasing: room[filled...])
                return pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
            }
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw .cannotRead(path: path, byteOffset: offset + filled, reason: Self.reason(errno))
            }
            filled += count
        }
        bytes.removeLast(wanted - filled)
        return bytes
    }

    private static func reason(_ code: Int32) -> String {
        var text = [CChar](repeating: 0, count: 256)
        guard strerror_r(code, &text, text.count) == 0 else { return "system error \(code)" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
