/// The observations of a SAS data set (sas7bdat), as rows.
///
/// ReadStat goes through the file from front to back and calls with each value. It does so on a thread of its own,
/// which is one portion of rows ahead and waits until that is taken. The line of a row is the number of its
/// observation, its place is one less.
final class DatasetRows: RowSource {
    private let reading: DatasetReading
    private let size: Int
    private(set) var wholeFileProblem: RecordProblem?
    private(set) var bytesRead = 0

    /// Opens a data set.
    ///
    /// - Parameter encoding: the name of the encoding of texts; without one it is what the file itself says.
    init(path: String, encoding: String? = nil) throws(SourceReadError) {
        size = try StoredFile(path: path).size
        reading = DatasetReading(path: path, encoding: encoding)
        reading.start()
    }

    deinit { reading.cancel() }

    func readHeader() throws(SourceReadError) -> RecordHeader {
        guard let columns = reading.columns() else {
            wholeFileProblem = reading.problem
            bytesRead = size
            return RecordHeader(names: [], problems: reading.problem.map { [$0] } ?? [], line: 1, byteOffset: 0)
        }
        return RecordHeader(columns: columns)
    }

    func read(upTo count: Int, into rows: inout RowBuffer) throws(SourceReadError) -> Bool {
        guard reading.take(&rows) else {
            wholeFileProblem = reading.problem
            bytesRead = size
            return false
        }
        bytesRead = min(size, reading.share(of: size))
        return true
    }
}
