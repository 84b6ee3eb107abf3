/// The rows of a table whose format is not delimited text: what a reader of such a format has to give.
package protocol RowSource: AnyObject {
    /// The names of the columns and what is wrong with them.
    func readHeader() throws(SourceReadError) -> RecordHeader
    /// Adds the next rows, about `count`; false when there was none left.
    func read(upTo count: Int, into rows: inout RowBuffer) throws(SourceReadError) -> Bool
    /// The problem that ends reading before the end of the table, once reading has met it.
    var wholeFileProblem: RecordProblem? { get }
    /// How much of the file has been read, in bytes: all of it at the end.
    var bytesRead: Int { get }
}

/// A table of rows that a source gives one by one.
final class RowTable: TableReader {
    private let source: any RowSource
    private var rows = RowBuffer()

    init(_ source: any RowSource) { self.source = source }

    func readHeader() throws(SourceReadError) -> RecordHeader {
        let header = try source.readHeader()
        rows.expectedFields = header.names.count
        return header
    }

    func nextBatch(upTo count: Int) throws(SourceReadError) -> Bool {
        rows.removeAll()
        while rows.isEmpty {
            if try !source.read(upTo: count, into: &rows) { return !rows.isEmpty }
        }
        return true
    }

    func withBatch(_ body: (RecordBatch) -> Void) { rows.withBatch(body) }

    var wholeFileProblem: RecordProblem? { source.wholeFileProblem }

    var bytesRead: Int { source.bytesRead }
}
