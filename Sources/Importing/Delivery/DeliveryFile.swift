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

    /// The fields for which it has columns, and what its blanks mean where it corrects.
    package var deliveredColumns: DeliveredColumns { columns?.delivered ?? .all }

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
        path: String, profile: Profile, delimiter: UInt8?, encoding: TextEncoding?, ignoreUnknown: Bool,
        passedOver: inout [PassedOverPart]
    ) throws(ImportingError) -> [(file: DeliveryFile, rejects: [Reject])] {
        guard RegularFile.isRegular(path) != false else { throw .notAFile(path: path) }
        let digest = try reading { () throws(SourceReadError) in try FileDigest(ofFile: path) }
        let tables = try reading { () throws(SourceReadError) in
            try SourceTable.tables(ofFile: path, profile: profile, delimiter: delimiter, encoding: encoding)
        }
        passedOver += try reading { () throws(SourceReadError) in try SourceTable.passedOver(inFile: path) }
        var opened: [(file: DeliveryFile, rejects: [Reject])] = []
        for table in tables {
            do {
                let events = try open(table, digest, profile: profile, ignoreUnknown: ignoreUnknown)
                opened.append(events)
                if let supplements = events.file.ofSupplements { opened.append((supplements, [])) }
            } catch {
                // An archive may hold a text that is no table of the delivery, such as a guide to the others.
                guard table.format.kind == .delimited, tables.count > 1,
                    case .unrecognisedHeader(_, _, _, isKnown: false) = error
                else { throw error }
                passedOver.append(
                    PassedOverPart(path: path, part: table.part, reason: "its header fits no table of the profile"))
                if opened.isEmpty, table == tables.last { throw error }
            }
        }
        return opened
    }

    /// The same table read for the attributes of its events; nil where it has none.
    private var ofSupplements: DeliveryFile? {
        guard let columns = columns?.ofSupplements else { return nil }
        return DeliveryFile(
            location: location, source: source, position: 0, table: columns.fills, ignoredColumns: [], columns: columns)
    }

    private static func open(
        _ location: SourceTable, _ digest: FileDigest, profile: Profile, ignoreUnknown: Bool
    ) throws(ImportingError) -> (file: DeliveryFile, rejects: [Reject]) {
        let name = location.path.split(separator: "/").last.map(String.init) ?? location.path
        let source = SourceFile(
            name: name, sha256: digest.hex, bytes: digest.byteCount, part: location.part, format: location.format.text)
        let header = try reading { () throws(SourceReadError) in try location.open().readHeader() }
        var rejects = header.problems.map { Reject($0, file: 0, names: []) }
        if !rejects.isEmpty, let remedy = location.delimiterRemedy(profile) { rejects[0].detail += ". \(remedy)" }
        var columns: FileColumns?
        if rejects.isEmpty {
            let found = HeaderRecognition.columns(names: header.names, profile: profile)
            if let remedy = remedy(found, names: header.names, location, profile: profile) {
                let other = HeaderRecognition.betterProfile(
                    names: header.names, than: profile, unknown: header.names.count)
                throw .unrecognisedHeader(
                    file: source.title, profile: profile.name, remedy: remedy, isKnown: found != nil || other != nil)
            }
            columns = found
            rejects = found?.rejects(of: header, file: 0, ignoreUnknown: ignoreUnknown) ?? []
        }
        let file = DeliveryFile(
            location: location, source: source, position: 0, table: columns?.table.table,
            ignoredColumns: ignoreUnknown ? columns?.unknown.map { header.names[$0] } ?? [] : [],
            columns: rejects.isEmpty ? columns : nil)
        return (file, rejects)
    }

    /// What to do when the profile or the delimiter is not the one that the file was written by.
    private static func remedy(
        _ found: FileColumns?, names: [String], _ location: SourceTable, profile: Profile
    ) -> String? {
        guard let found else {
            return location.delimiterRemedy(profile) ?? HeaderRecognition.remedy(names: names, profile: profile)
        }
        if found.missing.isEmpty { return nil }
        return HeaderRecognition.betterProfile(names: names, than: profile, unknown: found.unknown.count)
    }
}
