import CZip
import Glibc

/// The bytes of one member of a zip archive, decompressed; libzip compares their checksum at the end.
final class ZipMemberBytes: ByteStage {
    private let archive: ZipHandle
    private let file: OpaquePointer
    private let size: UInt64
    private let fileSize: Int
    private var given: UInt64 = 0
    private var isAtEnd = false

    /// The member of a name.
    convenience init(path: String, name: String) throws(SourceReadError) {
        let archive = try ZipHandle(path: path)
        for index in 0..<archive.count {
            guard let entry = archive.entry(index), entry.name == name else { continue }
            try self.init(archive: archive, index: index, entry)
            return
        }
        throw .damagedContainer(path: path, byteOffset: 0, reason: "the archive has no member of the name asked for")
    }

    convenience init(path: String, index: Int, _ entry: ZipEntry) throws(SourceReadError) {
        try self.init(archive: ZipHandle(path: path), index: index, entry)
    }

    private init(archive: consuming ZipHandle, index: Int, _ entry: ZipEntry) throws(SourceReadError) {
        var status = stat()
        fileSize = stat(archive.path, &status) == 0 ? Int(status.st_size) : 0
        size = entry.size
        file = try archive.open(index)
        self.archive = archive
    }

    deinit { zip_fclose(file) }

    /// As much of the file as the part of the member that was read, all of it at the end.
    var bytesRead: Int {
        if isAtEnd || size == 0 { return isAtEnd ? fileSize : 0 }
        return min(fileSize, Int(Double(fileSize) * Double(given) / Double(size)))
    }

    func fill(_ room: UnsafeMutableBufferPointer<UInt8>) throws(SourceReadError) -> Int {
        var filled = 0
        while filled < room.count {
            let rest = UnsafeMutableBufferPointer(rebasing: room[filled...])
            let count = zip_fread(file, rest.baseAddress, UInt64(rest.count))
            if count == 0 {
                isAtEnd = true
                break
            }
            guard count > 0 else { throw damage(String(cString: zip_file_strerror(file))) }
            filled += Int(count)
            given += UInt64(count)
            // The directory decided whether the member is harmless, so it must not have lied.
            if given > size { throw damage("a member holds more bytes than the directory says") }
        }
        if isAtEnd, given < size { throw damage("a member ends before its size") }
        return filled
    }

    private func damage(_ reason: String) -> SourceReadError {
        .damagedContainer(path: archive.path, byteOffset: bytesRead, reason: reason)
    }
}
