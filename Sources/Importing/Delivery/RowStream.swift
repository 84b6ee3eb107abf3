import Imports
import Safety

/// The rows of one file of a delivery, as outcomes, from front to back.
///
/// Memory depends on the reader's window, never on the size of the file.
package struct RowStream: ~Copyable {
    package let file: DeliveryFile
    private let reader: any TableReader
    private var mapping: RowMapping?
    private let names: [String]
    /// The outcomes that were read and not given yet; the next one is at `nextOutcome`.
    private var outcomes: [ImportOutcome]
    private var nextOutcome = 0
    /// The first of the reader's records whose outcomes are not among those.
    private var nextRecord = 0
    private var recordCount = 0
    private var isFinished = false
    private var hasGivenWholeFileProblem = false

    /// Opens the file at its first row. A file whose header was refused has no rows.
    package init(_ file: DeliveryFile) throws(ImportingError) {
        try self.init(file, windowBytes: DelimitedReader.usualWindowBytes)
    }

    /// Opens the file with a window of its own size, which changes no row.
    init(_ file: DeliveryFile, windowBytes: Int) throws(ImportingError) {
        let rows = try FileRows(file, windowBytes: windowBytes)
        let reader = try rows.open()
        var columns = file.columns
        var rejects = rows.rejects
        if let undecided = columns?.undecidedDates, !undecided.isEmpty {
            let survey = try rows.survey(undecided)
            let ambiguous = survey.rejects(file: file.position)
            rejects += ambiguous
            columns?.dateOrders = survey.orders
            // Its rows would say the same again and again.
            if !ambiguous.isEmpty { columns = nil }
        }
        self.file = file
        self.reader = reader
        names = file.columns?.names ?? []
        mapping = columns.map { RowMapping($0, file: file.position) }
        outcomes = rejects.map(ImportOutcome.rejected)
    }

    /// What became of the next rows: of many events together, or of one other row; nil at the end of the file.
    ///
    /// Every row has one outcome. A batch of events comes before what became of the rows between them. A problem of
    /// the whole file is the last outcome, a reject with `isWholeFile`.
    ///
    /// - Throws: when the bytes cannot be had, or are no longer those that were hashed.
    package mutating func next() throws(ImportingError) -> ImportOutcome? {
        while nextOutcome == outcomes.count {
            if isFinished || mapping == nil { return nil }
            outcomes.removeAll(keepingCapacity: true)
            nextOutcome = 0
            if nextRecord == recordCount, try !moveReader() {
                isFinished = true
                return try end()
            }
            readOutcomes()
        }
        // Swapped out: a copy would count the references of every text of a record.
        var outcome = ImportOutcome.ignored(Origin(file: file.position, line: 0, byteOffset: 0))
        swap(&outcome, &outcomes[nextOutcome])
        nextOutcome += 1
        if case .rejected(let reject) = outcome, reject.isWholeFile, reject.file == file.position {
            hasGivenWholeFileProblem = true
        }
        return outcome
    }

    private mutating func readOutcomes() {
        let first = nextRecord
        reader.withBatch { batch in
            nextRecord = mapping?.append(outcomesOf: batch, from: first, to: &outcomes) ?? batch.count
            recordCount = batch.count
        }
    }

    /// The bytes of a row as they stand in the file, without the line end.
    package func rawRow(of origin: Origin) throws(ImportingError) -> [UInt8] {
        try file.rawRow(atByteOffset: origin.byteOffset)
    }

    /// The number of bytes read so far, for progress.
    package var bytesRead: Int { reader.bytesRead }
    /// The size of the file in bytes when it was hashed.
    package var totalBytes: Int { file.source.bytes }

    private mutating func moveReader() throws(ImportingError) -> Bool {
        (nextRecord, recordCount) = (0, 0)
        do throws(SourceReadError) {
            return try reader.nextBatch(upTo: EventBatch.usualRowCount)
        } catch {
            throw .unreadable(error)
        }
    }

    private func end() throws(ImportingError) -> ImportOutcome? {
        if let problem = reader.wholeFileProblem {
            if hasGivenWholeFileProblem { return nil }
            return .rejected(Reject(problem, file: file.position, names: names))
        }
        if reader.bytesRead != file.source.bytes { throw .changedWhileRead(file: file.source.name) }
        return hasGivenWholeFileProblem ? nil : mapping?.doubt().map(ImportOutcome.rejected)
    }
}
