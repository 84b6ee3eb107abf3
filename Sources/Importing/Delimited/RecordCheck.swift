/// The checks of a split record that need more than its quotes and line end, for the few records that need them.
struct RecordCheck {
    let scan: RecordScan
    let dialect: Dialect
    let record: RecordBounds

    /// Appends what is wrong with the record and brings all its problems into the order of the file.
    func append(expectedFields: Int?, checkUTF8: Bool, to problems: inout [RecordProblem]) {
        let first = record.problems.lowerBound
        checkFieldCount(expectedFields, &problems)
        if checkUTF8 { checkEncoding(&problems) }
        if record.end - record.start > dialect.maximumFieldBytes { checkFieldLengths(&problems) }
        guard problems.count - first > 1 else { return }
        problems[first...].sort { ($0.byteOffset, $0.code.rawValue) < ($1.byteOffset, $1.code.rawValue) }
    }

    private func checkFieldCount(_ expectedFields: Int?, _ problems: inout [RecordProblem]) {
        guard let expected = expectedFields, record.fields.count != expected else { return }
        // Of an empty line, a cut record and a record without end the number of fields says nothing.
        guard record.start < record.end, !record.isTruncated,
            !problems[record.problems.lowerBound...].contains(where: { $0.code == .unterminatedQuote })
        else { return }
        let found = record.fields.count
        let isSurplus = found > expected
        problems.append(
            problem(
                .wrongFieldCount,
                at: isSurplus ? Int(scan.fields[record.fields.lowerBound + expected].start) : record.end,
                column: min(expected, found) + 1, expected: expected, found: found))
    }

    private func checkEncoding(_ problems: inout [RecordProblem]) {
        guard UTF8Check.firstFault(in: scan.bytes, range: record.start..<record.end) != nil else { return }
        let encodings = EncodingGuess.likely(
            UnsafeRawBufferPointer(rebasing: scan.bytes[record.start..<min(record.end, record.start + 65_536)]))
        var count = 0
        for (number, field) in record.fields.enumerated() {
            let bounds = scan.fields[field]
            guard let fault = UTF8Check.firstFault(in: scan.bytes, range: Int(bounds.start)..<Int(bounds.end)) else {
                continue
            }
            // A cut may go through a character.
            if record.isTruncated, fault > record.end - 4 { continue }
            problems.append(problem(.invalidUTF8, at: fault, column: number + 1))
            problems[problems.count - 1].encodings = encodings
            count += 1
            if count == RecordSplitter.maximumProblems { return }
        }
    }

    private func checkFieldLengths(_ problems: inout [RecordProblem]) {
        var count = 0
        for (number, field) in record.fields.enumerated() {
            let bounds = scan.fields[field]
            let length = Int(bounds.end - bounds.start)
            if length <= dialect.maximumFieldBytes { continue }
            problems.append(
                problem(
                    .overlongField, at: Int(bounds.start), column: number + 1, expected: dialect.maximumFieldBytes,
                    found: length))
            count += 1
            if count == RecordSplitter.maximumProblems { return }
        }
    }

    private func problem(
        _ code: RecordProblem.Code, at position: Int, column: Int, expected: Int? = nil, found: Int? = nil
    ) -> RecordProblem {
        Self.problem(
            code, at: position, scan, recordStart: record.start, line: record.line, column: column,
            expected: expected, found: found)
    }

    /// A problem at a position of a record that begins on `line`; line ends before the position are counted.
    static func problem(
        _ code: RecordProblem.Code, at position: Int, _ scan: RecordScan, recordStart: Int, line: Int, column: Int,
        expected: Int?, found: Int?
    ) -> RecordProblem {
        RecordProblem(
            code: code, line: line + lineEnds(in: scan.bytes[recordStart..<max(position, recordStart)]),
            column: column, byteOffset: scan.windowOffset + position, expected: expected, found: found)
    }

    /// The number of lines that end in `bytes`; CRLF ends one.
    static func lineEnds(in bytes: Slice<UnsafeRawBufferPointer>) -> Int {
        var lines = LineCount()
        lines.add(bytes)
        return lines.count
    }
}
