/// Splits the indexed part of a window into records and checks each of them; it knows no file.
struct RecordSplitter: Sendable {
    /// Why `split` came back.
    enum Outcome: Equatable {
        /// The batch has as many records as were asked for.
        case full
        /// The last record of the file has been split.
        case ended
        /// The bytes so far do not show where the next record ends.
        case needsBytes
        /// The next record exceeds a limit of the dialect; what stands before `end` may be kept.
        case overlong(end: Int, RecordProblem)
        /// A problem of the whole file: what follows cannot be read.
        case unreadable(RecordProblem)
    }

    /// Of one record no more problems than this are kept, so that a binary file does not fill the memory with them.
    static let maximumProblems = 16

    let dialect: Dialect
    /// The number of fields every record must have, or nil for any number.
    var expectedFields: Int?
    /// Where in the window the next record begins.
    var position = 0
    /// The line on which the next record begins, from 1.
    var line: Int

    init(_ dialect: Dialect, expectedFields: Int?, line: Int) {
        self.dialect = dialect
        self.expectedFields = expectedFields
        self.line = line
    }

    /// Splits records out of `window` until there are `count` of them or one of the other outcomes.
    ///
    /// - Parameters:
    ///   - windowOffset: the offset of the window in the file.
    ///   - isFinal: whether the source ends where the index ends.
    ///   - cut: why the record is cut where the index ends, or nil.
    mutating func split(
        _ window: [UInt8], at windowOffset: Int, _ index: inout StructuralIndex, isFinal: Bool,
        cutBy cut: RecordProblem? = nil, upTo count: Int, into batch: inout SplitRecords
    ) -> Outcome {
        while true {
            var (used, usedStretches) = (index.used, index.usedStretches)
            let outcome = window.withUnsafeBytes { bytes in
                index.positions.withUnsafeBufferPointer { positions in
                    batch.fields.withUnsafeMutableBufferPointer { fields in
                        var scan = RecordScan(
                            bytes: bytes, positions: UnsafeBufferPointer(rebasing: positions[..<index.count]),
                            fields: fields, limit: index.end, isFinal: isFinal, delimiter: dialect.delimiter,
                            quote: dialect.quote ?? dialect.delimiter, windowOffset: windowOffset, next: used,
                            field: batch.fieldCount, line: line)
                        var stretches = HighStretches(starts: index.highStretches, next: usedStretches)
                        defer { usedStretches = stretches.next }
                        return run(
                            &scan, &stretches, cut: cut, upTo: count, &batch.records, &batch.problems,
                            &batch.fieldCount, &used)
                    }
                }
            }
            (index.used, index.usedStretches) = (used, usedStretches)
            if let outcome { return outcome }
            batch.growFields()
        }
    }

    /// Runs the scan record by record; nil when there is no room for another field.
    private mutating func run(
        _ scan: inout RecordScan, _ stretches: inout HighStretches, cut: RecordProblem?, upTo count: Int,
        _ records: inout [RecordBounds], _ problems: inout [RecordProblem], _ fieldCount: inout Int,
        _ used: inout Int
    ) -> Outcome? {
        // Asked once: a look at the problem itself would copy it for every record.
        let isCut = cut != nil
        while records.count < count {
            if position == scan.limit, !isCut { return scan.isFinal ? .ended : .needsBytes }
            let firstProblem = problems.count
            let result = scan.record(from: position, &problems)
            if let early = stopped(scan, result, firstField: fieldCount) {
                problems.removeSubrange(firstProblem...)
                return early
            }
            let end: Int
            let following: Int
            switch result {
            case .complete(let atEnd, let behind):
                (end, following) = (atEnd, behind)
                if isCut, let cut { problems.append(cut) }
            case .openQuote:
                // The open quote is why a record is too long, and is told instead.
                (end, following) = (scan.limit, scan.limit)
            case .needsBytes, .needsFields:
                problems.removeSubrange(firstProblem...)
                return nil
            }
            var record = RecordBounds(
                start: position, end: end, line: line, place: scan.windowOffset + position,
                fields: fieldCount..<scan.field, problems: firstProblem..<firstProblem, isTruncated: isCut)
            let checkUTF8 = stretches.overlap(position, end)
            if checkUTF8 || end - position > dialect.maximumFieldBytes || problems.count > firstProblem
                || record.fields.count != expectedFields ?? record.fields.count
            {
                RecordCheck(scan: scan, dialect: dialect, record: record)
                    .append(expectedFields: expectedFields, checkUTF8: checkUTF8, to: &problems)
                record.problems = firstProblem..<problems.count
            }
            records.append(record)
            (fieldCount, used, position, line) = (scan.field, scan.next, following, scan.line)
            if case .openQuote = result, let problem = problems.last(where: { $0.code == .unterminatedQuote }) {
                return .unreadable(problem)
            }
        }
        return .full
    }

    /// What ends the splitting when the record at `position` is not complete or exceeds the dialect's limits.
    private func stopped(_ scan: RecordScan, _ result: RecordScan.End, firstField: Int) -> Outcome? {
        var fields = scan.field - firstField
        let length: Int
        switch result {
        case .complete(let end, _): length = end - position
        case .openQuote: length = scan.limit - position
        case .needsBytes:
            // A record that just fits may be followed by CR and LF.
            length = scan.limit - position - 1
            fields += 1
        case .needsFields:
            length = 0
            fields += 1
        }
        let isWide = fields > dialect.maximumFields
        if isWide || length > dialect.maximumRecordBytes { return overlong(scan, firstField, isWide: isWide) }
        if case .needsBytes = result { return .needsBytes }
        return nil
    }

    /// The record is cut behind its last allowed field when that still lies within the allowed bytes.
    private func overlong(_ scan: RecordScan, _ firstField: Int, isWide: Bool) -> Outcome {
        let (start, maximum) = (position, dialect.maximumFields)
        func problem(_ code: RecordProblem.Code, at position: Int, column: Int, _ expected: Int, _ found: Int?)
            -> RecordProblem
        {
            RecordCheck.problem(
                code, at: position, scan, recordStart: start, line: line, column: column, expected: expected,
                found: found)
        }
        if isWide {
            let end = Int(scan.fields[firstField + maximum - 1].end)
            if end - start <= dialect.maximumRecordBytes {
                return .overlong(
                    end: end,
                    problem(
                        .wrongFieldCount, at: end + 1, column: maximum + 1, expectedFields ?? maximum, maximum + 1))
            }
        }
        return .overlong(
            end: start + dialect.maximumRecordBytes,
            problem(.overlongRecord, at: start, column: 1, dialect.maximumRecordBytes, nil))
    }
}

/// A walk along the stretches that hold bytes outside ASCII, in step with the records.
struct HighStretches {
    let starts: [UInt32]
    var next: Int

    /// Whether `start..<end` meets one of the stretches; later calls must not go back.
    @inline(__always)
    mutating func overlap(_ start: Int, _ end: Int) -> Bool {
        while next < starts.count, Int(starts[next]) + 64 <= start { next += 1 }
        return next < starts.count && Int(starts[next]) < end
    }
}
