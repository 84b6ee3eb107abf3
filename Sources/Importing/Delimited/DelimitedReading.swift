extension DelimitedReader {
    /// Calls `body` with each remaining record, which must not leave it.
    package mutating func forEachRecord(_ body: (SourceRecord) throws -> Void) throws {
        while try nextBatch() {
            try withBatch { batch in for number in 0..<batch.count { try body(batch[number]) } }
        }
    }

    /// Reads one record again: the bytes that begin at an offset which an earlier reading gave, without the line end.
    ///
    /// The file must be the same one; compare its SHA-256 first. It must be a regular file, not a pipe.
    package static func rawRecord(
        atByteOffset byteOffset: Int, inFile path: String, dialect: Dialect = Dialect()
    ) throws(SourceReadError) -> [UInt8] {
        try rawRecord(
            atByteOffset: byteOffset,
            of: SourceTable(path: path, format: SourceFormat(kind: .delimited, dialect: dialect)))
    }

    /// Reads one record of a table again; the offset is one in its text, decompressed and in UTF-8.
    static func rawRecord(
        atByteOffset byteOffset: Int, of table: SourceTable
    ) throws(SourceReadError) -> [UInt8] {
        guard byteOffset >= 0 else { throw .noRecord(path: table.path, byteOffset: byteOffset) }
        var reader = try DelimitedReader(
            source: ByteSource(table, from: byteOffset), dialect: table.format.dialect, windowBytes: 16_384)
        guard try reader.next(), let bytes = reader.withRecord({ Array($0.bytes) }) else {
            throw .noRecord(path: table.path, byteOffset: byteOffset)
        }
        return bytes
    }
}
