/// One walk over the structural positions of a window: record by record, it says where the fields lie.
///
/// It knows no file and allocates nothing unless it meets a problem. It reads `bytes` only below `limit`.
struct RecordScan {
    /// How the scan of one record ended.
    enum End {
        /// The record ends before `end`; the next one begins at `following`.
        case complete(end: Int, following: Int)
        /// The bytes up to the limit do not show where the record ends.
        case needsBytes
        /// There is no room for another field.
        case needsFields
        /// A quote is open at the end of the file.
        case openQuote
    }

    let bytes: UnsafeRawBufferPointer
    /// The structural positions below `limit`.
    let positions: UnsafeBufferPointer<UInt32>
    let fields: UnsafeMutableBufferPointer<FieldBounds>
    let limit: Int
    /// Whether the file ends at `limit`.
    let isFinal: Bool
    let delimiter: UInt8
    let quote: UInt8
    /// The offset of `bytes` in the file, for problems.
    let windowOffset: Int

    /// The next structural position to look at.
    var next: Int
    /// The slot of `fields` that the field now open will take.
    var field: Int
    /// The physical line, from 1.
    var line: Int

    private var firstField = 0
    private var firstProblem = 0
    private var fieldStart = 0
    private var marks: FieldMarks = []

    init(
        bytes: UnsafeRawBufferPointer, positions: UnsafeBufferPointer<UInt32>,
        fields: UnsafeMutableBufferPointer<FieldBounds>, limit: Int, isFinal: Bool, delimiter: UInt8, quote: UInt8,
        windowOffset: Int, next: Int, field: Int, line: Int
    ) {
        self.bytes = bytes
        self.positions = positions
        self.fields = fields
        self.limit = limit
        self.isFinal = isFinal
        self.delimiter = delimiter
        self.quote = quote
        self.windowOffset = windowOffset
        self.next = next
        self.field = field
        self.line = line
    }

    /// Scans the record that begins at `start`.
    @inline(__always)
    mutating func record(from start: Int, _ problems: inout [RecordProblem]) -> End {
        firstField = field
        firstProblem = problems.count
        fieldStart = start
        marks = []
        while next < positions.count {
            let position = Int(positions[next])
            let byte = bytes[position]
            if byte == delimiter {
                guard closeField(at: position) else { return .needsFields }
                fieldStart = position &+ 1
                next &+= 1
            } else if byte == Byte.lineFeed || byte == Byte.carriageReturn {
                guard let following = lineEnd(at: position, byte) else { return .needsBytes }
                guard closeField(at: position) else { return .needsFields }
                next &+= following &- position
                line &+= 1
                return .complete(end: position, following: following)
            } else if byte == quote {
                next &+= 1
                if position == fieldStart {
                    guard let end = quotedText(openedAt: position, &problems) else { continue }
                    return end
                }
                if !marks.contains(.damaged) {
                    marks.insert(.damaged)
                    report(.bareQuote, at: position, &problems)
                }
            } else {
                if byte == Byte.nul { reportNul(at: position, &problems) }
                next &+= 1
            }
        }
        guard isFinal else { return .needsBytes }
        guard closeField(at: limit) else { return .needsFields }
        return .complete(end: limit, following: limit)
    }

    /// Goes past the closing quote of the field that opens at `opening`; nil when the scan can go on behind it.
    @inline(__always)
    private mutating func quotedText(openedAt opening: Int, _ problems: inout [RecordProblem]) -> End? {
        let openingLine = line
        marks = .quoted
        while next < positions.count {
            let position = Int(positions[next])
            let byte = bytes[position]
            if byte == quote {
                guard position &+ 1 < limit else {
                    next &+= 1
                    return nil
                }
                let following = bytes[position &+ 1]
                if following == quote {
                    marks.insert(.doubledQuotes)
                    next &+= 2
                    continue
                }
                next &+= 1
                if following != delimiter && following != Byte.lineFeed && following != Byte.carriageReturn {
                    marks.insert(.damaged)
                    report(.textAfterClosingQuote, at: position &+ 1, &problems)
                }
                return nil
            }
            if byte == Byte.lineFeed || byte == Byte.carriageReturn {
                guard let following = lineEnd(at: position, byte) else { return .needsBytes }
                next &+= following &- position
                line &+= 1
            } else {
                if byte == Byte.nul { reportNul(at: position, &problems) }
                next &+= 1
            }
        }
        guard isFinal else { return .needsBytes }
        marks.insert(.damaged)
        guard closeField(at: limit) else { return .needsFields }
        field &-= 1
        report(.unterminatedQuote, at: opening, line: openingLine, &problems)
        field &+= 1
        return .openQuote
    }

    /// The position behind the line end at `position`, or nil when CR is the last byte so far and LF may follow.
    @inline(__always)
    private func lineEnd(at position: Int, _ byte: UInt8) -> Int? {
        if byte == Byte.lineFeed { return position &+ 1 }
        if position &+ 1 < limit { return bytes[position &+ 1] == Byte.lineFeed ? position &+ 2 : position &+ 1 }
        return isFinal ? position &+ 1 : nil
    }

    @inline(__always)
    private mutating func closeField(at end: Int) -> Bool {
        guard field < fields.count else { return false }
        fields[field] = FieldBounds(
            start: UInt32(truncatingIfNeeded: fieldStart), end: UInt32(truncatingIfNeeded: end), marks: marks)
        field &+= 1
        marks = []
        return true
    }

    private mutating func reportNul(at position: Int, _ problems: inout [RecordProblem]) {
        if marks.contains(.nul) { return }
        marks.insert(.nul)
        report(.nulByte, at: position, &problems)
    }

    @inline(never)
    private func report(
        _ code: RecordProblem.Code, at position: Int, line: Int? = nil, _ problems: inout [RecordProblem]
    ) {
        guard problems.count - firstProblem < RecordSplitter.maximumProblems || code == .unterminatedQuote else {
            return
        }
        problems.append(
            RecordProblem(
                code: code, line: line ?? self.line, column: field - firstField + 1,
                byteOffset: windowOffset + position))
    }
}
