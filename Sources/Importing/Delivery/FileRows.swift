import Imports
import Safety

/// The rows of a file as its table has them: with those of joined files, and unfolded.
struct FileRows {
    private let file: DeliveryFile
    private let windowBytes: Int
    private var sides: [JoinedTable.Join] = []
    /// What is wrong with the rows of joined files.
    private(set) var rejects: [Reject] = []

    /// Reads the joined files, unless another file has had them read.
    init(_ file: DeliveryFile, windowBytes: Int) throws(ImportingError) {
        self.file = file
        self.windowBytes = windowBytes
        guard let columns = file.columns else { return }
        for join in file.joins {
            let (rows, rejects) = try join.side.rows(positions: join.positions)
            self.rejects += rejects
            sides.append(
                JoinedTable.Join(rows: rows, key: join.side.keyColumns(in: Array(columns.names[..<columns.ownCount]))))
        }
    }

    /// Opens the file at its first row.
    func open() throws(ImportingError) -> any TableReader {
        let own = try reading { () throws(SourceReadError) in
            let reader = try file.location.open(windowBytes: windowBytes)
            _ = try reader.readHeader()
            return reader
        }
        guard let columns = file.columns else { return own }
        let joined: any TableReader = sides.isEmpty ? own : JoinedTable(own, sides)
        let unfolded = columns.unfoldedPositions
        return unfolded.isEmpty
            ? joined : UnfoldedTable(joined, columns: unfolded, values: ValueRules(columns.profile))
    }

    /// Goes through all rows for what only all of them say of some columns.
    func survey(_ columns: [Column]) throws(ImportingError) -> DateSurvey {
        let reader = try open()
        var survey = DateSurvey(columns)
        while try reading({ () throws(SourceReadError) in try reader.nextBatch(upTo: 256) }) {
            reader.withBatch { survey.add($0) }
        }
        return survey
    }
}
