import Imports
import Safety

/// The rows of one file of a delivery, as outcomes, from front to back.
///
/// Memory depends on the reader's window, never on the size of the file.
package struct RowStream: ~Copyable, Sendable {
    package let file: DeliveryFile
    private var reader: DelimitedReader
    private let mapping: RowMapping?
    private let names: [String]
    /// The number of rows read, without empty lines.
    private var rowNumber = 0
    private var isFinished = false
    private var hasGivenWholeFileProblem = false

    /// Opens the file at its first row. A file whose header was refused has no rows.
    package init(_ file: DeliveryFile) throws(ImportingError) {
        self.file = file
        names = file.columns?.names ?? []
        mapping = file.columns.map(RowMapping.init)
        reader = try reading { () throws(DelimitedReadError) in
            var reader = try DelimitedReader(path: file.path, dialect: file.dialect)
            _ = try reader.readHeader()
            return reader
        }
    }

    /// What became of the next row; nil at the end of the file.
    ///
    /// A problem of the whole file is the last outcome, a reject with `isWholeFile`.
    ///
    /// - Throws: when the bytes cannot be had, or are no longer those that were hashed.
    package mutating func next() throws(ImportingError) -> ImportOutcome? {
        guard let mapping, !isFinished else { return nil }
        guard try moveReader() else {
            isFinished = true
            return try end()
        }
        let position = file.position
        let number = rowNumber
        let names = names
        var isBlank = false
        var isWholeFile = false
        let outcome = reader.withRecord { record -> ImportOutcome in
            if record.hasProblems, let problem = record.worstProblem {
                isWholeFile = problem.isWholeFile
                // A row that is open to the end of the file is not kept: it may be the rest of the file.
                let bytes = isWholeFile ? [] : Array(record.bytes)
                return .rejected(
                    Reject(problem, file: position, names: names, rowOffset: record.byteOffset, row: bytes))
            }
            if record.isBlank {
                isBlank = true
                return .ignored(Origin(file: position, line: record.line, byteOffset: record.byteOffset))
            }
            return mapping.outcome(record, number: number + 1, file: position)
        }
        if !isBlank { rowNumber += 1 }
        if isWholeFile { hasGivenWholeFileProblem = true }
        return outcome
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
        do throws(DelimitedReadError) {
            return try reader.next()
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
        return nil
    }
}

extension DelimitedRecord {
    /// The problem that ends the file, or else the first one.
    fileprivate var worstProblem: DelimitedProblem? { problems.first { $0.isWholeFile } ?? problems.first }
}
