/// Reads one table of a source file from front to back, whatever the format of the file.
///
/// It is a class so that a reader of any format can stand behind it; one is asked once for some hundred records.
package protocol TableReader: AnyObject {
    /// The names of the columns and what is wrong with them, read before the first record.
    func readHeader() throws(SourceReadError) -> RecordHeader
    /// Moves to the next records, at most `count`; false when there is none.
    func nextBatch(upTo count: Int) throws(SourceReadError) -> Bool
    /// Gives the records that `nextBatch` moved to; neither the batch nor its records may leave `body`.
    func withBatch(_ body: (RecordBatch) -> Void)
    /// The problem that ends reading before the end of the table, once reading has met it.
    var wholeFileProblem: RecordProblem? { get }
    /// How much of the file has been read, in bytes: all of it at the end.
    var bytesRead: Int { get }
}

extension TableReader {
    /// The bytes of the record at a place that an earlier reading gave.
    func rawRecord(atPlace place: Int, of path: String) throws(SourceReadError) -> [UInt8] {
        _ = try readHeader()
        while try nextBatch(upTo: 256) {
            var found: [UInt8]?
            withBatch { batch in
                for number in 0..<batch.count where batch[number].byteOffset == place {
                    found = Array(batch[number].bytes)
                }
            }
            if let found { return found }
        }
        throw .noRecord(path: path, byteOffset: place)
    }
}

/// Delimited text as a table.
final class DelimitedTable: TableReader {
    private var reader: DelimitedReader

    init(_ reader: consuming DelimitedReader) { self.reader = reader }

    func readHeader() throws(SourceReadError) -> RecordHeader { try reader.readHeader() }

    func nextBatch(upTo count: Int) throws(SourceReadError) -> Bool { try reader.nextBatch(upTo: count) }

    func withBatch(_ body: (RecordBatch) -> Void) { reader.withBatch(body) }

    var wholeFileProblem: RecordProblem? { reader.wholeFileProblem }

    var bytesRead: Int { reader.bytesRead }
}
