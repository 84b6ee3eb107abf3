/// The column names of a delimited file, exactly as written, and what is wrong with its first line.
package struct RecordHeader: Sendable, Equatable {
    /// The names in the order of the file; bytes that are not UTF-8 show as replacement characters.
    package var names: [String]
    /// Every problem of the header concerns the whole file: without a sound header no column can be trusted.
    package var problems: [RecordProblem]
    /// The line on which the header stands, from 1.
    package var line: Int
    /// The offset of the header's first byte in the file.
    package var byteOffset: Int
}

extension DelimitedReader {
    /// Reads the first record as column names; from then on every record must have as many fields.
    ///
    /// A file without a record gives no names and the problem `emptyFile`; a first line that is empty gives one
    /// column without a name. Names are compared byte by byte after unquoting: nothing is trimmed or case-folded.
    package mutating func readHeader() throws(SourceReadError) -> RecordHeader {
        if hasBegun { throw .headerAfterRecords(path: path) }
        guard try nextAlone() else {
            let problem = wholeFileProblem ?? RecordProblem(code: .emptyFile, line: 1, column: 1, byteOffset: 0)
            return RecordHeader(names: [], problems: [problem], line: 1, byteOffset: 0)
        }
        let header = withRecord { RecordHeader($0) }
        guard let header else { throw .headerAfterRecords(path: path) }
        expect(fields: header.names.count)
        return header
    }
}

extension RecordHeader {
    /// Takes a record for a header.
    init(_ record: SourceRecord) {
        line = record.line
        byteOffset = record.byteOffset
        names = []
        problems = Array(record.problems)
        var columns: [String: Int] = [:]
        for number in 0..<record.fieldCount {
            let field = record[number]
            let name = String(decoding: field.value(), as: UTF8.self)
            names.append(name)
            let first = columns[name]
            if name.isEmpty || first != nil {
                problems.append(
                    RecordProblem(
                        code: name.isEmpty ? .emptyHeader : .duplicateHeader, line: record.line(ofField: number),
                        column: field.column, byteOffset: field.byteOffset, found: first))
            }
            if first == nil { columns[name] = field.column }
        }
        for number in problems.indices { problems[number].isWholeFile = true }
        problems.sort { $0.byteOffset < $1.byteOffset }
    }
}
