import Imports
import Safety

/// A table of a file that was given to an import, before it is known what it fills.
struct OpenedTable: Sendable {
    let location: SourceTable
    let source: SourceFile
    let header: RecordHeader
    /// Whether it was found in a folder, rather than named.
    let isFromFolder: Bool
    /// Whether it is one of several texts of an archive, which may hold a guide to the others.
    let isAmongTexts: Bool

    /// Opens the tables of a file: hashes it and reads their headers.
    ///
    /// Of a folder's files those of a format that is not read are passed over.
    static func tables(
        of file: GivenFile, profile: Profile, delimiter: UInt8?, encoding: TextEncoding?,
        passedOver: inout [PassedOverPart]
    ) throws(ImportingError) -> [OpenedTable] {
        guard RegularFile.isRegular(file.path) != false else { throw .notAFile(path: file.path) }
        let digest = try reading { () throws(SourceReadError) in try FileDigest(ofFile: file.path) }
        let tables: [SourceTable]
        do throws(SourceReadError) {
            tables = try SourceTable.tables(
                ofFile: file.path, profile: profile, delimiter: delimiter, encoding: encoding)
        } catch {
            guard file.isFromFolder, case .unsupportedFormat = error else { throw .unreadable(error) }
            passedOver.append(PassedOverPart(path: file.path, part: "", reason: "its format is not read"))
            return []
        }
        passedOver += try reading { () throws(SourceReadError) in try SourceTable.passedOver(inFile: file.path) }
        var opened: [OpenedTable] = []
        for table in tables {
            let source = SourceFile(
                name: file.name, sha256: digest.hex, bytes: digest.byteCount, part: table.part,
                format: table.format.text)
            let header = try reading { () throws(SourceReadError) in try table.open().readHeader() }
            opened.append(
                OpenedTable(
                    location: table, source: source, header: header, isFromFolder: file.isFromFolder,
                    isAmongTexts: tables.count > 1 && table.format.kind == .delimited))
        }
        return opened
    }

    /// Whether the header is that of a file which a join reads.
    func isKnown(by join: ProfileJoin) -> Bool {
        header.problems.isEmpty && !join.unless.contains(where: header.names.contains)
            && (join.knownBy + join.joinedNames).allSatisfy(header.names.contains)
    }

    /// What is wrong with the header itself.
    func headerRejects(_ profile: Profile) -> [Reject] {
        var rejects = header.problems.map { Reject($0, file: 0, names: []) }
        if !rejects.isEmpty, let remedy = location.delimiterRemedy(profile) { rejects[0].detail += ". \(remedy)" }
        return rejects
    }
}
