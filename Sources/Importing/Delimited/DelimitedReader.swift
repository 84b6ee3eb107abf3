/// A reader of delimited text (RFC 4180) that gives records with their exact position, and what is wrong with them.
///
/// It goes through the file once, through one window that is used again and again: memory depends on the window and
/// on the longest record, never on the size of the file. Nothing is trimmed and nothing is repaired. A damaged record
/// is delimited as well as its bytes allow, carries its problems, and reading goes on with the next line; after a
/// problem of the whole file no record follows.
///
///     var reader = try DelimitedReader(path: "events.csv")
///     let header = try reader.readHeader()
///     while try reader.next() {
///         reader.withRecord { record in … }
///     }
package struct DelimitedReader: ~Copyable {
    /// The size of the window unless a record is longer, in bytes.
    package static let usualWindowBytes = 1 << 20

    package let dialect: Dialect
    /// Whether the file begins with the byte order mark of UTF-8, which is no part of the first record.
    package private(set) var hasByteOrderMark = false
    /// The problem that ends reading before the end of the file, once reading ahead has met it.
    package private(set) var wholeFileProblem: RecordProblem?

    private var window: ReadWindow
    private var index: StructuralIndex
    private let indexBytes: Int
    private var splitter: RecordSplitter
    private var batch = SplitRecords()
    /// The record that `withRecord` gives, or -1 before the first one of a batch.
    private var current = -1
    /// The records that `withBatch` gives.
    private var given = 0..<0
    /// Whether the rest of a line must be passed over, because its record was cut.
    private var isInsideCutRecord = false
    private var isFinished = false
    /// Whether a record has been asked for, so that no header can follow.
    private(set) var hasBegun = false

    /// Opens a file and looks at its byte order mark.
    ///
    /// - Parameters:
    ///   - byteOffset: where to begin, at the first byte of a record; 0 is the start of the file.
    ///   - line: the physical line at that offset, from 1.
    ///   - expectedFieldCount: the number of fields of each record when there is no header to say it.
    ///   - windowBytes: the size of the window; it changes speed and memory, never the records.
    ///   - indexBytes: how much of the window is indexed at a time; it changes speed, never the records.
    package init(
        path: String, dialect: Dialect = Dialect(), from byteOffset: Int = 0, line: Int = 1,
        expectedFieldCount: Int? = nil, windowBytes: Int = usualWindowBytes, indexBytes: Int = 16_384
    ) throws(SourceReadError) {
        try self.init(
            source: ByteSource(path: path, from: byteOffset), dialect: dialect, line: line,
            expectedFieldCount: expectedFieldCount, windowBytes: windowBytes, indexBytes: indexBytes)
    }

    /// Reads bytes that are already in memory; `name` stands for the path in errors.
    package init(
        bytes: [UInt8], name: String = "text", dialect: Dialect = Dialect(), expectedFieldCount: Int? = nil,
        windowBytes: Int = usualWindowBytes, indexBytes: Int = 16_384
    ) throws(SourceReadError) {
        try self.init(
            source: ByteSource(bytes: bytes, name: name), dialect: dialect, line: 1,
            expectedFieldCount: expectedFieldCount, windowBytes: windowBytes, indexBytes: indexBytes)
    }

    /// Reads a source from where it stands.
    init(
        source: consuming ByteSource, dialect: Dialect, line: Int = 1, expectedFieldCount: Int? = nil,
        windowBytes: Int = usualWindowBytes, indexBytes: Int = 16_384
    ) throws(SourceReadError) {
        let isAtStart = source.offset == 0
        var window = ReadWindow(source: source, size: min(windowBytes, Dialect.largestRecordBytes))
        if let fault = dialect.fault { throw .unusableDialect(reason: fault) }
        var undecodable: RecordProblem?
        do throws(SourceReadError) {
            while window.filled < 3, !window.isLast { try window.refill(from: 0) }
        } catch {
            undecodable = RecordProblem(undecodable: error)
            if undecodable == nil { throw error }
        }
        self.window = window
        self.dialect = dialect
        self.indexBytes = max(1, indexBytes)
        index = StructuralIndex(dialect)
        splitter = RecordSplitter(dialect, expectedFields: expectedFieldCount, line: line)
        if let undecodable {
            finish(with: undecodable)
        } else if isAtStart {
            readByteOrderMark()
        }
    }

    private mutating func readByteOrderMark() {
        let start = window.bytes.prefix(min(3, window.filled))
        if start == [0xEF, 0xBB, 0xBF] {
            hasByteOrderMark = true
            splitter.position = 3
            index.restart(at: 3)
        } else if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            finish(with: RecordProblem(code: .unsupportedEncoding, line: 1, column: 1, byteOffset: 0))
        }
    }

    // MARK: What is known of the file

    /// The file's path, or the name given to the bytes.
    package var path: String { window.source.path }
    /// The number of bytes read from the file so far, for progress.
    package var bytesRead: Int { window.source.bytesRead }
    /// The size of the window now; it is larger than at the start only when a record was.
    package var windowBytes: Int { window.bytes.count - StructuralIndex.padding }
    /// The number of fields that a record must have, given at the start or taken from the header.
    package var expectedFieldCount: Int? { splitter.expectedFields }

    // MARK: Records

    /// Moves to the next record; false when there is none.
    package mutating func next() throws(SourceReadError) -> Bool {
        if current + 1 >= batch.records.count { try split(upTo: 256) }
        guard current + 1 < batch.records.count else { return false }
        current += 1
        return true
    }

    /// Gives the record that `next` moved to, or returns nil when there is none; it must not leave `body`.
    @inline(__always) @discardableResult
    package func withRecord<Value, Failure: Error>(
        _ body: (SourceRecord) throws(Failure) -> Value
    ) throws(Failure) -> Value? {
        guard batch.records.indices.contains(current) else { return nil }
        let number = current
        return try withViews(of: number..<number + 1) { (records: RecordBatch) throws(Failure) in
            try body(records[0])
        }
    }

    /// Moves to the next records, at most `count`; false when there is none.
    ///
    /// Their bytes stay in place until the next call, so that work can be done field by field over many records.
    /// How many records come at a time depends on the window.
    package mutating func nextBatch(upTo count: Int = 256) throws(SourceReadError) -> Bool {
        if current + 1 >= batch.records.count { try split(upTo: max(1, count)) }
        let first = current + 1
        given = first..<first + min(max(1, count), batch.records.count - first)
        current = given.upperBound - 1
        return !given.isEmpty
    }

    /// Gives the records that `nextBatch` moved to; neither the batch nor its records may leave `body`.
    @inline(__always)
    package func withBatch<Value, Failure: Error>(
        _ body: (RecordBatch) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try withViews(of: given, body)
    }

    /// Moves to the first record alone, so that the number of its fields holds for all that follow.
    mutating func nextAlone() throws(SourceReadError) -> Bool {
        try split(upTo: 1)
        return try next()
    }

    mutating func expect(fields: Int) { splitter.expectedFields = fields }

    @inline(__always)
    private func withViews<Value, Failure: Error>(
        of numbers: Range<Int>, _ body: (RecordBatch) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try window.bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in
            try batch.fields.withUnsafeBufferPointer { (fields) throws(Failure) in
                try batch.records.withUnsafeBufferPointer { (records) throws(Failure) in
                    try batch.problems.withUnsafeBufferPointer { (problems) throws(Failure) in
                        try body(
                            RecordBatch(
                                bytes: bytes, fields: fields,
                                records: UnsafeBufferPointer(rebasing: records[numbers]), allProblems: problems,
                                windowOffset: window.offset, quote: dialect.quote ?? dialect.delimiter, isText: true))
                    }
                }
            }
        }
    }

    // MARK: Splitting

    /// Replaces the batch by the next records, at most `count` of them.
    private mutating func split(upTo count: Int) throws(SourceReadError) {
        hasBegun = true
        batch.removeAll()
        current = -1
        given = 0..<0
        if isInsideCutRecord { try passOverLine() }
        while !isFinished {
            let outcome = splitter.split(
                window.bytes, at: window.offset, &index, isFinal: window.isLast && index.end == window.filled,
                upTo: count, into: &batch)
            switch outcome {
            case .full: return
            case .ended: isFinished = true
            case .unreadable(let problem): finish(with: problem)
            case .overlong(let end, let problem): return keepCutRecord(upTo: end, problem)
            case .needsBytes:
                if index.end < window.filled {
                    extendIndex()
                } else if batch.records.isEmpty {
                    try moveToText()
                } else {
                    return
                }
            }
        }
    }

    private mutating func finish(with problem: RecordProblem) {
        wholeFileProblem = problem
        isFinished = true
    }

    /// Indexes the next stretch of the window; a record that needs more than one doubles it, so that long records
    /// are not gone through again and again.
    private mutating func extendIndex() {
        let stretch = max(indexBytes, index.end - splitter.position)
        let end = min(window.filled, index.end + stretch)
        index.extend(over: window.bytes, upTo: end)
    }

    /// Moves the window; bytes that cannot be decoded are a problem of the whole file.
    private mutating func moveToText() throws(SourceReadError) {
        do throws(SourceReadError) {
            try moveWindow()
        } catch {
            guard let problem = RecordProblem(undecodable: error) else { throw error }
            finish(with: problem)
        }
    }

    private mutating func moveWindow() throws(SourceReadError) {
        try window.refill(from: splitter.position)
        splitter.position = 0
        index.restart(at: 0)
    }

    /// Keeps what a record holds before a limit; a quote that is open there is taken for the cause.
    private mutating func keepCutRecord(upTo end: Int, _ problem: RecordProblem) {
        index.restart(at: splitter.position)
        index.extend(over: window.bytes, upTo: end)
        let outcome = splitter.split(
            window.bytes, at: window.offset, &index, isFinal: true, cutBy: problem, upTo: batch.records.count + 1,
            into: &batch)
        if case .unreadable(let openQuote) = outcome { return finish(with: openQuote) }
        isInsideCutRecord = true
    }

    /// Goes to the end of the line in which a record was cut.
    private mutating func passOverLine() throws(SourceReadError) {
        while true {
            splitter.position = window.firstLineEnd(from: splitter.position) ?? window.filled
            // LF may follow when CR is the last byte so far.
            if splitter.position + 1 < window.filled || window.isLast { break }
            try moveWindow()
        }
        splitter.position += window.lineEndLength(at: splitter.position)
        splitter.line += 1
        isInsideCutRecord = false
        index.restart(at: splitter.position)
    }
}
