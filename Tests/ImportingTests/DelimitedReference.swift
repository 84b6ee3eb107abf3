import Importing

/// A slow and simple splitter of a whole text, written from the rules alone, to compare the reader with.
///
/// It goes byte by byte with a state; it has no limits on sizes and knows nothing of windows or words.
struct DelimitedReference {
    private enum State { case fieldStart, plain, quoted, quoteInQuoted, behindQuote }

    private let bytes: [UInt8]
    private let expected: Int?
    private let delimiter = UInt8(ascii: ",")
    private let quote = UInt8(ascii: "\"")

    private var snapshot = DelimitedSnapshot()
    private var state = State.fieldStart
    private var line = 1
    private var recordStart = 0
    private var recordLine = 1
    private var fields: [DelimitedSnapshot.Field] = []
    private var problems: [RecordProblem] = []
    // Of the open field:
    private var fieldStart = 0
    private var openingLine = 1
    private var value: [UInt8] = []
    private var hasDoubledQuotes = false
    private var isDamaged = false
    private var hasNul = false

    static func read(_ bytes: [UInt8], expectedFieldCount: Int? = nil) -> DelimitedSnapshot {
        var reference = DelimitedReference(bytes, expectedFieldCount)
        reference.read()
        return reference.snapshot
    }

    private init(_ bytes: [UInt8], _ expected: Int?) {
        self.bytes = bytes
        self.expected = expected
    }

    private mutating func read() {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            snapshot.wholeFileProblem = RecordProblem(code: .unsupportedEncoding, line: 1, column: 1, byteOffset: 0)
            return
        }
        snapshot.hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        var i = snapshot.hasByteOrderMark ? 3 : 0
        (recordStart, fieldStart) = (i, i)
        while i < bytes.count {
            let byte = bytes[i]
            let isLineEnd = byte == 10 || byte == 13
            let length = byte == 13 && i + 1 < bytes.count && bytes[i + 1] == 10 ? 2 : 1
            switch state {
            case .quoteInQuoted where byte == quote:
                state = .quoted
                hasDoubledQuotes = true
                value.append(quote)
                i += 1
                continue
            case .quoteInQuoted:
                state = .behindQuote
                if byte != delimiter, !isLineEnd { damage(.textAfterClosingQuote, i) }
            default: break
            }
            if byte == 0, !hasNul {
                hasNul = true
                report(.nulByte, i)
            }
            switch (state, byte) {
            case (.quoted, quote): state = .quoteInQuoted
            case (.quoted, _):
                value += bytes[i..<i + length]
                if isLineEnd { line += 1 }
            case (_, delimiter):
                closeField(i)
                fieldStart = i + 1
            case (_, 10), (_, 13):
                closeRecord(i)
                line += 1
                (recordStart, fieldStart, recordLine) = (i + length, i + length, line)
            case (.fieldStart, quote):
                state = .quoted
                openingLine = line
            default:
                if state == .fieldStart { state = .plain }
                if byte == quote, state == .plain, !isDamaged { damage(.bareQuote, i) }
            }
            i += length
        }
        if recordStart == bytes.count { return }
        if state == .quoted {
            isDamaged = true
            let problem = RecordProblem(
                code: .unterminatedQuote, line: openingLine, column: fields.count + 1, byteOffset: fieldStart)
            problems.append(problem)
            snapshot.wholeFileProblem = problem
        }
        closeRecord(bytes.count)
    }

    private mutating func report(_ code: RecordProblem.Code, _ offset: Int) {
        problems.append(RecordProblem(code: code, line: line, column: fields.count + 1, byteOffset: offset))
    }

    private mutating func damage(_ code: RecordProblem.Code, _ offset: Int) {
        isDamaged = true
        report(code, offset)
    }

    private mutating func closeField(_ end: Int) {
        let raw = Array(bytes[fieldStart..<end])
        let isQuoted = raw.first == quote
        fields.append(
            DelimitedSnapshot.Field(
                offset: fieldStart, raw: raw, value: isQuoted && !isDamaged ? value : raw, isQuoted: isQuoted,
                hasDoubledQuotes: hasDoubledQuotes, isDamaged: isDamaged))
        (state, value, hasDoubledQuotes, isDamaged, hasNul) = (.fieldStart, [], false, false, false)
    }

    private mutating func closeRecord(_ end: Int) {
        closeField(end)
        for (number, field) in fields.enumerated() {
            guard let fault = Self.firstUTF8Fault(field.raw) else { continue }
            let offset = field.offset + fault
            problems.append(
                RecordProblem(
                    code: .invalidUTF8, line: lineOf(offset), column: number + 1, byteOffset: offset))
        }
        let isUnterminated = problems.contains { $0.code == .unterminatedQuote }
        if let expected, expected != fields.count, end > recordStart, !isUnterminated {
            let offset = fields.count > expected ? fields[expected].offset : end
            problems.append(
                RecordProblem(
                    code: .wrongFieldCount, line: lineOf(offset), column: min(expected, fields.count) + 1,
                    byteOffset: offset, expected: expected, found: fields.count))
        }
        problems.sort { ($0.byteOffset, $0.code.rawValue) < ($1.byteOffset, $1.code.rawValue) }
        snapshot.records.append(
            DelimitedSnapshot.Record(
                line: recordLine, offset: recordStart, raw: Array(bytes[recordStart..<end]),
                isBlank: end == recordStart, isTruncated: false, fields: fields, problems: problems))
        (fields, problems) = ([], [])
    }

    /// The line of an offset inside the open record.
    private func lineOf(_ offset: Int) -> Int {
        var count = recordLine
        for i in recordStart..<offset where bytes[i] == 10 || bytes[i] == 13 {
            let isSecondOfPair = bytes[i] == 10 && i > recordStart && bytes[i - 1] == 13
            if !isSecondOfPair { count += 1 }
        }
        return count
    }

    /// The first ill-formed sequence: decoded by the number of leading ones, then the value is judged.
    static func firstUTF8Fault(_ bytes: [UInt8]) -> Int? {
        let smallest: [Int: UInt32] = [1: 0, 2: 0x80, 3: 0x800, 4: 0x10000]
        var i = 0
        while i < bytes.count {
            let ones = (~bytes[i]).leadingZeroBitCount
            let length = ones == 0 ? 1 : ones
            guard ones != 1, let least = smallest[length], i + length <= bytes.count else { return i }
            var scalar = ones == 0 ? UInt32(bytes[i]) : UInt32(bytes[i]) & (0x7F >> UInt32(length))
            for byte in bytes[i + 1..<i + length] {
                if byte >> 6 != 0b10 { return i }
                scalar = scalar << 6 | UInt32(byte & 0x3F)
            }
            if scalar < least || scalar > 0x10FFFF || (0xD800...0xDFFF).contains(scalar) { return i }
            i += length
        }
        return nil
    }
}
