import Imports
import Safety

/// One table of a delivery's files, recognised: which table of the registry it fills and how its rows are read.
package struct DeliveryFile: Sendable {
    /// Where it stands.
    package let location: SourceTable
    /// Name, SHA-256 and size.
    package let source: SourceFile
    /// The position in the delivery's reading order, from 0; rows and rejects carry it.
    package internal(set) var position: Int
    /// Nil when the header cannot be read at all; the delivery's rejects say why.
    package let table: DeliveryTable?
    /// The columns that were passed over on request, by name.
    package let ignoredColumns: [String]
    /// How the rows are read; nil when something is wrong with the header.
    let columns: FileColumns?

    /// The path as it was given.
    package var path: String { location.path }

    /// The row at a place, as `SourceTable.rawRow` gives it.
    package func rawRow(atByteOffset byteOffset: Int) throws(ImportingError) -> [UInt8] {
        try reading { () throws(SourceReadError) in try location.rawRow(atPlace: byteOffset) }
    }
}

extension DeliveryFile {
    /// Opens the tables of a file: hashes it, reads their headers and finds what they fill.
    static func open(
        path: String, profile: Profile, delimiter: UInt8?, ignoreUnknown: Bool
    ) throws(ImportingError) -> [(file: DeliveryFile, rejects: [Reject])] {
        guard RegularFile.isRegular(path) != false else { throw .notAFile(path: path) }
        let digest = try reading { () throws(SourceReadError) in try FileDigest(ofFile: path) }
        let tables = try reading { () throws(SourceReadError) in
            try SourceTable.tables(ofFile: path, profile: profile, delimiter: delimiter)
        }
        var opened: [(file: DeliveryFile, rejects: [Reject])] = []
        for table in tables {
            opened += try open(table, digest, profile: profile, ignoreUnknown: ignoreUnknown)
        }
        return opened
    }

    /// Opens one table of a file, once for each table of the registry that it fills.
    private static func open(
        _ location: SourceTable, _ digest: FileDigest, profile: Profile, ignoreUnknown: Bool
    ) throws(ImportingError) -> [(file: DeliveryFile, rejects: [Reject])] {
        let name = location.path.split(separator: "/").last.map(String.init) ?? location.path
        let source = SourceFile(
            name: name, sha256: digest.hex, bytes: digest.byteCount, part: location.part, format: location.format.text)
        let header = try reading { () throws(SourceReadError) in try location.open().readHeader() }
        if !header.problems.isEmpty {
            let file = DeliveryFile(
                location: location, source: source, position: 0, table: nil, ignoredColumns: [], columns: nil)
            return [(file, header.problems.map { Reject($0, file: 0, names: []) })]
        }
        let found = HeaderRecognition.tables(names: header.names, profile: profile)
        if let remedy = remedy(found.first, names: header.names, profile: profile) {
            throw .unrecognisedHeader(file: name, profile: profile.name, remedy: remedy)
        }
        return found.map { columns in
            let rejects = columns.rejects(of: header, file: 0, ignoreUnknown: ignoreUnknown)
            let file = DeliveryFile(
                location: location, source: source, position: 0, table: columns.table.table,
                ignoredColumns: ignoreUnknown ? columns.unknown.map { header.names[$0] } : [],
                columns: rejects.isEmpty ? columns : nil)
            return (file, rejects)
        }
    }

    /// What to do when the profile is not the one that the file was written for.
    private static func remedy(_ found: FileColumns?, names: [String], profile: Profile) -> String? {
        guard let found else { return HeaderRecognition.remedy(names: names, profile: profile) }
        if found.missing.isEmpty { return nil }
        return HeaderRecognition.betterProfile(names: names, than: profile, unknown: found.unknown.count)
    }
}
