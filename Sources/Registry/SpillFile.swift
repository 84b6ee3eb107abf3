import Foundation

/// A private file without a name, for bytes that do not fit into memory; it vanishes with the process.
final class SpillFile {
    private let descriptor: Int32
    private var length = 0

    /// Makes the file beside a registry, where a delivery's worth of space is needed anyway; where that folder cannot be
    /// written, as for a trial on a copy, in the folder for temporary files.
    init(beside path: String) throws(RegistryError) {
        for folder in ["\(path)-staging", "\(NSTemporaryDirectory())/soteria-staging"] {
            var name = Array("\(folder)-XXXXXX".utf8CString)
            let opened = mkstemp(&name)
            guard opened >= 0 else { continue }
            _ = fcntl(opened, F_SETFD, FD_CLOEXEC)
            unlink(name)
            descriptor = opened
            return
        }
        throw RegistryError(
            .inputOutput, "No temporary file can be made for the import: \(String(cString: strerror(errno))).")
    }

    deinit { close(descriptor) }

    /// Adds bytes at the end and gives the offset at which they stand.
    func append(_ bytes: UnsafeRawBufferPointer) throws(RegistryError) -> Int {
        let start = length
        var done = 0
        while done < bytes.count {
            let part = UnsafeRawBufferPointer(rebasing: bytes[done...])
            let count = pwrite(descriptor, part.baseAddress, part.count, off_t(start + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw RegistryError(
                    .inputOutput,
                    "The temporary file of the import cannot be written: \(String(cString: strerror(errno))).")
            }
            done += count
        }
        length += bytes.count
        return start
    }

    /// Fills a buffer with the bytes from an offset on.
    func read(into buffer: UnsafeMutableRawBufferPointer, from offset: Int) throws(RegistryError) {
        var done = 0
        while done < buffer.count {
            let part = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
            let count = pread(descriptor, part.baseAddress, part.count, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw RegistryError(.inputOutput, "The temporary file of the import cannot be read back.")
            }
            done += count
        }
    }
}
