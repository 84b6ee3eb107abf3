/// The rows of a Dataset-JSON file.
///
/// The line of a row is its number, its place is one less. What makes the file unreadable is told with the line and the
/// byte of the text.
final class DatasetJSONRows: RowSource {
    private var source: ByteSource
    private let parser = JSONParser()
    private let reading = DatasetJSONReading()
    private var escapes = EscapeCheck()
    private var window = [UInt8](repeating: 0, count: 1 << 16)
    private var isAtStart = true
    private var isFinished = false
    /// The bytes since the parser last told something.
    private var untold = 0
    /// The lines before the window, and where the last of them ended.
    private var lines = 0
    private var lineStart = 0
    private(set) var wholeFileProblem: RecordProblem?
    private(set) var bytesRead = 0

    private static let longestToken = 16 << 20

    init(path: String) throws(SourceReadError) { source = try ByteSource(path: path) }

    func readHeader() throws(SourceReadError) -> RecordHeader {
        while reading.columns == nil, !isFinished { try feed() }
        guard let columns = reading.columns, wholeFileProblem == nil || !reading.rows.isEmpty else {
            let problems = wholeFileProblem.map { [$0] } ?? []
            return RecordHeader(names: [], problems: problems, line: 1, byteOffset: 0)
        }
        return RecordHeader(columns: columns.map { Array(($0.name ?? "").utf8) })
    }

    func read(upTo count: Int, into rows: inout RowBuffer) throws(SourceReadError) -> Bool {
        while reading.rows.isEmpty, !isFinished { try feed() }
        swap(&rows, &reading.rows)
        reading.rows.removeAll()
        reading.rows.expectedFields = reading.columns?.count
        return !rows.isEmpty
    }

    /// Parses the next bytes of the file.
    private func feed() throws(SourceReadError) {
        let start = source.offset
        let count = try source.fill(&window, 0..<window.count)
        let isLast = count < window.count
        let skipped = isAtStart && window[..<count].starts(with: FileSignature.byteOrderMark) ? 3 : 0
        isAtStart = false
        window.withUnsafeBufferPointer { window in
            let bytes = UnsafeBufferPointer(rebasing: window[skipped..<count])
            let halfPair = escapes.firstFault(in: bytes)
            let sound = UnsafeBufferPointer(rebasing: bytes[..<(halfPair ?? bytes.count)])
            if let stop = parser.parse(sound, telling: reading) {
                end(stop, in: bytes, start: start + skipped, at: parser.consumed)
            } else if let position = halfPair {
                end(.unreadable("half a surrogate pair stands alone"), in: bytes, start: start + skipped, at: position)
            } else {
                untold = parser.hasTold ? 0 : untold + count
                if untold > Self.longestToken {
                    end(.unreadable("a text is longer than 16 MiB"), in: bytes, start: start + skipped, at: 0)
                }
                pass(bytes, start: start + skipped)
            }
            if isLast, !isFinished { finish(bytes, start: start + skipped) }
        }
        bytesRead = source.offset
    }

    private func finish(_ bytes: UnsafeBufferPointer<UInt8>, start: Int) {
        isFinished = true
        let empty = UnsafeBufferPointer(rebasing: bytes[bytes.count...])
        let stop = parser.finish(telling: reading)
        if let text = reading.fault ?? reading.faultAtEnd() {
            end(.unreadable(text), in: empty, start: start + bytes.count, at: 0)
        } else if let stop {
            end(stop, in: empty, start: start + bytes.count, at: 0)
        }
    }

    private func end(_ stop: JSONStop, in bytes: UnsafeBufferPointer<UInt8>, start: Int, at position: Int) {
        isFinished = true
        let read = UnsafeBufferPointer(rebasing: bytes[..<min(position, bytes.count)])
        pass(read, start: start)
        let note =
            switch stop {
            case .unreadable(let text): text
            case .refused: reading.fault ?? "it is no Dataset-JSON"
            }
        let offset = start + read.count
        wholeFileProblem = RecordProblem(
            code: .damagedFile, line: lines + 1, column: offset - lineStart + 1, byteOffset: offset,
            note: "the text of line \(lines + 1) is no Dataset-JSON from byte \(offset - lineStart + 1) of it: \(note)")
    }

    /// Counts the lines of bytes that are done with.
    private func pass(_ bytes: UnsafeBufferPointer<UInt8>, start: Int) {
        var position = 0
        while let next = bytes[position...].firstIndex(of: Byte.lineFeed) {
            lines += 1
            lineStart = start + next + 1
            position = next + 1
        }
    }
}
