import Imports
import Safety

/// A table of a file that was given to an import, before it is known what it fills.
struct OpenedTable: Sendable {
    let location: SourceTable
    let source: SourceFile
    let header: RecordHeader
    /// Whether it was found in a folder, rather than named.
    let isFromFolder: Bool

    /// Opens the tables of a file: hashes it and reads their headers.
    static func tables(
        of file: GivenFile, profile: Profile, delimiter: UInt8?
    ) throws(ImportingError) -> [OpenedTable] {
        guard RegularFile.isRegular(file.path) != false else { throw .notAFile(path: file.path) }
        let digest = try reading { () throws(SourceReadError) in try FileDigest(ofFile: file.path) }
        let tables = try reading { () throws(SourceReadError) in
            try SourceTable.tables(ofFile: file.path, profile: profile, delimiter: delimiter)
        }
        var opened: [OpenedTable] = []
        for table in tables {
            let source = SourceFile(
                name: file.name, sha256: digest.hex, bytes: digest.byteCount, part: table.part,
                format: table.format.text)
            let header = try reading { () throws(SourceReadError) in try table.open().readHeader() }
            opened.append(
                OpenedTable(location: table, source: source, header: header, isFromFolder: file.isFromFolder))
        }
        return opened
    }

    /// Whether the header is that of a file which a join reads.
    func isKnown(by join: ProfileJoin) -> Bool {
        header.problems.isEmpty && !join.unless.contains(where: header.names.contains)
            && (join.knownBy + join.joinedNames).allSatisfy(header.names.contains)
    }
}
