/// What a zip archive holds: the members that can be tables, and those that are passed over.
///
/// Members are read as streams and their names are never used as paths. An archive that no one would send in earnest is
/// refused as a whole before anything is decompressed.
struct ZipArchive {
    /// A member that is not read, and why.
    struct PassedOver: Equatable {
        var name: String
        var reason: String
    }

    /// The names of the members that can be delimited text, ascending.
    private(set) var members: [String] = []
    private(set) var passedOver: [PassedOver] = []
    /// Whether the archive is a workbook of Office Open XML.
    private(set) var isWorkbook = false

    /// More members than this are refused.
    static let maximumCount = 1_000
    /// A member or an archive that holds so many times its own bytes is refused, unless it is small.
    static let maximumRatio: UInt64 = 100
    /// What is smaller than this does no harm whatever its ratio, in bytes.
    static let harmlessSize: UInt64 = 10 << 20

    init(path: String) throws(SourceReadError) {
        let archive = try ZipHandle(path: path)
        guard archive.count <= Self.maximumCount else {
            throw .refusedArchive(
                path: path,
                reason: "it has \(archive.count) members, and more than \(Self.maximumCount) are no delivery")
        }
        var entries: [ZipEntry] = []
        for index in 0..<archive.count {
            guard let entry = archive.entry(index) else {
                throw .damagedContainer(path: path, byteOffset: 0, reason: "member \(index + 1) has no entry")
            }
            entries.append(entry)
        }
        if let reason = Self.hostility(entries) { throw .refusedArchive(path: path, reason: reason) }
        isWorkbook = entries.contains { $0.name == "xl/workbook.xml" }
        if isWorkbook { return }
        for (index, entry) in entries.enumerated() where !entry.isFolder {
            if entry.isOfFileManager {
                passedOver.append(PassedOver(name: entry.name, reason: "made by the file manager of a computer"))
            } else {
                try add(entry.name, start: ZipMemberBytes(path: path, index: index, entry).start(), path: path)
            }
        }
        members.sort()
    }

    private mutating func add(_ name: String, start: [UInt8], path: String) throws(SourceReadError) {
        var kind: SourceFormat.Kind?
        var isKnown = true
        do throws(SourceReadError) { kind = try FileSignature.kind(of: start, path: path) } catch { isKnown = false }
        switch kind {
        case .transport, .sasDataset:
            throw .refusedArchive(path: path, reason: "it holds SAS data sets, which are read from files of their own")
        case .datasetJSON:
            passedOver.append(PassedOver(name: name, reason: "JSON, which is read from files of its own"))
        case _ where isKnown && FileStart(start).canBeTable: members.append(name)
        default: passedOver.append(PassedOver(name: name, reason: "no delimited text"))
        }
    }

    /// Why the archive is not read at all.
    private static func hostility(_ entries: [ZipEntry]) -> String? {
        var names: Set<String> = []
        var (size, packedSize): (UInt64, UInt64) = (0, 0)
        for (number, entry) in entries.enumerated() {
            let member = "member \(number + 1)"
            if entry.leadsOutside { return "the name of \(member) leads out of the archive" }
            if entry.isLink { return "\(member) is a link to another file" }
            if entry.isEncrypted { return "\(member) is encrypted" }
            if !names.insert(entry.name).inserted { return "\(member) has the name of another one" }
            if isBomb(entry.size, entry.packedSize) {
                return "\(member) would grow to more than \(maximumRatio) times its size"
            }
            size = size.addingReportingOverflow(entry.size).partialValue
            packedSize = packedSize.addingReportingOverflow(entry.packedSize).partialValue
        }
        return isBomb(size, packedSize) ? "it would grow to more than \(maximumRatio) times its size" : nil
    }

    private static func isBomb(_ size: UInt64, _ packedSize: UInt64) -> Bool {
        size > harmlessSize && size / maximumRatio > packedSize
    }
}

extension FileStart {
    /// Whether a member of an archive that begins so is read: text, or compressed text.
    fileprivate var canBeTable: Bool { isGzip || (!isZip && canBeText) }
}
