import Imports
import Safety

/// One file of a delivery, recognised: what it is, which table it fills and how its rows are read.
package struct DeliveryFile: Sendable {
    /// The path as it was given.
    package let path: String
    /// Name, SHA-256 and size.
    package let source: SourceFile
    /// The position in the delivery's reading order, from 0; rows and rejects carry it.
    package internal(set) var position: Int
    /// Nil when the header cannot be read at all; the delivery's rejects say why.
    package let table: DeliveryTable?
    /// The columns that were passed over on request, by name.
    package let ignoredColumns: [String]
    let dialect: Dialect
    /// How the rows are read; nil when something is wrong with the header.
    let columns: FileColumns?

    /// The bytes of the row that begins at an offset, without its line end.
    package func rawRow(atByteOffset byteOffset: Int) throws(ImportingError) -> [UInt8] {
        try reading { () throws(DelimitedReadError) in
            try DelimitedReader.rawRecord(atByteOffset: byteOffset, inFile: path, dialect: dialect)
        }
    }
}

extension DeliveryFile {
    /// Opens a file: hashes it, reads its header and finds its table.
    static func open(
        path: String, profile: Profile, delimiter: UInt8?, ignoreUnknown: Bool
    ) throws(ImportingError) -> (file: DeliveryFile, rejects: [Reject]) {
        guard RegularFile.isRegular(path) != false else { throw .notAFile(path: path) }
        let digest = try reading { () throws(DelimitedReadError) in try FileDigest(ofFile: path) }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let source = SourceFile(name: name, sha256: digest.hex, bytes: digest.byteCount)
        let dialect = Dialect(delimiter: delimiter ?? profile.delimiter.delimiter(ofFile: name), quote: profile.quote)
        let header = try reading { () throws(DelimitedReadError) in
            var reader = try DelimitedReader(path: path, dialect: dialect)
            return try reader.readHeader()
        }
        var rejects = header.problems.map { Reject($0, file: 0, names: []) }
        var columns: FileColumns?
        if rejects.isEmpty {
            let found = HeaderRecognition.columns(names: header.names, profile: profile)
            if let remedy = remedy(found, names: header.names, profile: profile) {
                throw .unrecognisedHeader(file: name, profile: profile.name, remedy: remedy)
            }
            columns = found
            rejects = found?.rejects(of: header, file: 0, ignoreUnknown: ignoreUnknown) ?? []
        }
        let file = DeliveryFile(
            path: path, source: source, position: 0, table: columns?.table.table,
            ignoredColumns: ignoreUnknown ? columns?.unknown.map { header.names[$0] } ?? [] : [],
            dialect: dialect, columns: rejects.isEmpty ? columns : nil)
        return (file, rejects)
    }

    /// What to do when the profile is not the one that the file was written for.
    private static func remedy(_ found: FileColumns?, names: [String], profile: Profile) -> String? {
        guard let found else { return HeaderRecognition.remedy(names: names, profile: profile) }
        if found.missing.isEmpty { return nil }
        return HeaderRecognition.betterProfile(names: names, than: profile, unknown: found.unknown.count)
    }
}
