import CZip
import Glibc

/// A zip archive that is open for reading, through libzip.
struct ZipHandle: ~Copyable {
    let path: String
    private let archive: OpaquePointer

    init(path: String) throws(SourceReadError) {
        self.path = path
        var code: Int32 = 0
        guard let archive = zip_open(path, Int32(ZIP_RDONLY), &code) else {
            throw .damagedContainer(path: path, byteOffset: 0, reason: "as a zip archive, \(Self.reason(code))")
        }
        self.archive = archive
    }

    deinit { zip_discard(archive) }

    /// The number of members, folders among them.
    var count: Int { Int(zip_get_num_entries(archive, 0)) }

    /// What the archive's directory says of a member.
    func entry(_ index: Int) -> ZipEntry? {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(archive, UInt64(index), 0, &status) == 0, let name = status.name else { return nil }
        var system: UInt8 = 0
        var attributes: UInt32 = 0
        zip_file_get_external_attributes(archive, UInt64(index), 0, &system, &attributes)
        return ZipEntry(
            name: String(cString: name), size: status.size, packedSize: status.comp_size,
            isEncrypted: status.encryption_method != UInt16(ZIP_EM_NONE),
            isLink: system == UInt8(ZIP_OPSYS_UNIX) && (attributes >> 16) & UInt32(S_IFMT) == UInt32(S_IFLNK))
    }

    /// Opens a member; whoever asked closes it before the archive ends.
    func open(_ index: Int) throws(SourceReadError) -> OpaquePointer {
        guard let file = zip_fopen_index(archive, UInt64(index), 0) else {
            throw .damagedContainer(
                path: path, byteOffset: 0,
                reason: "a member cannot be opened, \(String(cString: zip_strerror(archive)))")
        }
        return file
    }

    private static func reason(_ code: Int32) -> String {
        var error = zip_error_t()
        zip_error_init_with_code(&error, code)
        defer { zip_error_fini(&error) }
        return String(cString: zip_error_strerror(&error))
    }
}

/// What the directory of a zip archive says of a member.
struct ZipEntry {
    var name: String
    /// The size in bytes, and that of the compressed bytes.
    var size: UInt64
    var packedSize: UInt64
    var isEncrypted: Bool
    var isLink: Bool

    var isFolder: Bool { name.hasSuffix("/") }

    /// Whether the name leads out of any folder that it could be unpacked into.
    var leadsOutside: Bool {
        let parts = name.split(whereSeparator: { $0 == "/" || $0 == "\\" })
        let hasDrive = name.utf8.dropFirst().first == UInt8(ascii: ":")
        return name.isEmpty || name.hasPrefix("/") || name.hasPrefix("\\") || hasDrive || parts.contains("..")
    }

    /// Whether it belongs to the file manager of the sender's computer: what macOS and Windows add to archives.
    var isOfFileManager: Bool {
        let last = name.split(separator: "/").last.map(String.init) ?? name
        return name.hasPrefix("__MACOSX/") || name.contains("/__MACOSX/") || last == ".DS_Store"
            || last.hasPrefix("._") || last.lowercased() == "thumbs.db" || last.lowercased() == "desktop.ini"
    }
}
