import Imports

/// How a file, or the member of an archive, is read as delimited text: decompressed, decoded and split.
struct TextRecognition {
    let path: String
    let profile: Profile
    /// The byte between fields, which overrides the profile's.
    let delimiter: UInt8?
    /// What was declared; nil when nothing was.
    let encoding: TextEncoding?

    /// The file as one table, or the members of an archive that are text, in the order of their names.
    func tables() throws(SourceReadError) -> [SourceTable] {
        guard FileStart(try FileBytes(path: path, from: 0).start()).isZip else { return [try table(part: "")] }
        let archive = try ZipArchive(path: path)
        if archive.isWorkbook {
            throw .refusedArchive(path: path, reason: "it is a workbook, which is no delimited text")
        }
        if archive.members.isEmpty { throw .refusedArchive(path: path, reason: "it holds no delimited text") }
        var tables: [SourceTable] = []
        for member in archive.members { tables.append(try table(part: member)) }
        return tables
    }

    private func table(part: String) throws(SourceReadError) -> SourceTable {
        let name = (part.isEmpty ? path : part).split(separator: "/").last.map(String.init) ?? path
        let dialect = Dialect(delimiter: delimiter ?? profile.delimiter.delimiter(ofFile: name), quote: profile.quote)
        var table = SourceTable(path: path, part: part, format: SourceFormat(kind: .delimited, dialect: dialect))
        table.format.isGzip = FileStart(try table.bytes().start()).isGzip
        table.format.encoding = try encoding(of: FileStart(try table.bytes().start()))
        return table
    }

    /// The declared encoding, else the one that a byte order mark tells; nil for UTF-8.
    private func encoding(of start: FileStart) throws(SourceReadError) -> TextEncoding? {
        guard let encoding else { return start.markedEncoding }
        if encoding.isUTF8 { return nil }
        guard encoding.needsByteOrderMark else { return encoding }
        guard let marked = start.markedEncoding else {
            throw .unknownByteOrder(path: path, encoding: encoding.name)
        }
        return marked
    }
}

extension SourceTable {
    /// Whether the file's bytes are the text itself, so that nothing has to be decompressed or decoded.
    var isStoredAsText: Bool { part.isEmpty && !format.isGzip && format.encoding == nil }

    /// The bytes of delimited text: decompressed and decoded.
    func bytes() throws(SourceReadError) -> any ByteStage {
        var stage: any ByteStage
        if part.isEmpty {
            stage = try FileBytes(path: path, from: 0)
        } else {
            stage = try ZipMemberBytes(path: path, name: part)
        }
        if format.isGzip { stage = try GzipBytes(stage, path: path) }
        if let encoding = format.encoding { stage = try DecodedBytes(stage, encoding: encoding, path: path) }
        return stage
    }
}
