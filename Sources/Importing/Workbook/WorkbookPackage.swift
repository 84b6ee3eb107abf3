import CZip

/// The zip archive of a workbook: its parts by name, unpacked as a stream.
final class WorkbookPackage {
    let path: String
    fileprivate let archive: OpaquePointer
    /// The number of each part in the archive. Names of parts differ in more than case (ECMA-376 part 2).
    private var numbers: [String: zip_uint64_t] = [:]

    /// Opens an archive whose directory was found small enough.
    init(path: String) throws(RecordProblem) {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
            throw .workbook(.damagedFile, "the zip archive of the workbook is damaged or cut short: save it again")
        }
        self.path = path
        self.archive = archive
        for number in 0..<zip_uint64_t(max(0, zip_get_num_entries(archive, 0))) {
            guard let name = zip_get_name(archive, number, zip_flags_t(ZIP_FL_ENC_GUESS)) else { continue }
            let text = String(cString: name)
            if text.hasPrefix("/") || text.contains("\\") || text.split(separator: "/").contains("..") {
                throw .workbook(
                    .unsafeFile,
                    "a part of the archive has a name that leads out of it: the file was not made by a"
                        + " spreadsheet program")
            }
            guard numbers.updateValue(number, forKey: text.lowercased()) == nil else {
                throw .workbook(.unsafeFile, "two parts of the archive have the same name")
            }
        }
    }

    deinit { zip_discard(archive) }

    func has(_ name: String) -> Bool { numbers[name.lowercased()] != nil }

    /// Opens a part; nil when there is none of this name.
    func part(_ name: String, maximumBytes: Int) throws(RecordProblem) -> PackagePart? {
        guard let number = numbers[name.lowercased()] else { return nil }
        return try PackagePart(self, number, maximumBytes: maximumBytes)
    }
}

/// One part of a workbook's archive, unpacked from front to back within limits.
final class PackagePart {
    /// How many times its packed size a part may have, beyond the first bytes. Sheets whose cells state their places have
    /// up to some 40 times.
    static let maximumRatio = 200
    /// Up to this size a part may be packed as tightly as it likes.
    static let freeBytes = 1 << 20

    /// The size that the archive states.
    let byteCount: Int
    private let package: WorkbookPackage
    private let file: OpaquePointer
    private let limit: Int
    private(set) var bytesRead = 0

    fileprivate init(
        _ package: WorkbookPackage, _ number: zip_uint64_t, maximumBytes: Int
    ) throws(RecordProblem) {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(package.archive, number, 0, &status) == 0 else { throw Self.damaged }
        let needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE
        guard status.valid & zip_uint64_t(needed) == zip_uint64_t(needed) else { throw Self.damaged }
        if status.valid & zip_uint64_t(ZIP_STAT_ENCRYPTION_METHOD) != 0, status.encryption_method != 0 {
            throw .workbook(
                .unsupportedFormat,
                "the archive of the workbook is encrypted: open it with its password and save it"
                    + " without one")
        }
        let packed = Int(clamping: status.comp_size)
        limit = min(maximumBytes, max(Self.freeBytes, packed.multipliedReportingOverflow(by: Self.maximumRatio).0))
        byteCount = Int(clamping: status.size)
        guard byteCount <= limit else { throw Self.tooLarge }
        guard let file = zip_fopen_index(package.archive, number, 0) else { throw Self.damaged }
        self.package = package
        self.file = file
    }

    deinit { zip_fclose(file) }

    /// Copies the next bytes; 0 at the end, where the checksum has been found right.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(RecordProblem) -> Int {
        guard let start = buffer.baseAddress else { return 0 }
        let count = zip_fread(file, start, zip_uint64_t(buffer.count))
        guard count >= 0 else { throw Self.damaged }
        bytesRead += Int(count)
        guard bytesRead <= limit else { throw Self.tooLarge }
        return Int(count)
    }

    private static let damaged = RecordProblem.workbook(
        .damagedFile, "a part of the workbook cannot be unpacked: it is damaged or cut short")
    private static let tooLarge = RecordProblem.workbook(
        .unsafeFile, "a part of the workbook unpacks to a size that no spreadsheet program writes")
}
