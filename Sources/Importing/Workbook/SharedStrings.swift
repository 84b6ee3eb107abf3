/// The table of strings that cells of a workbook refer to by number, read as far as cells have asked.
///
/// It holds all texts read so far, one behind the other: at most `maximumBytes` together with four bytes for each.
final class SharedStrings: XMLHandler {
    /// The largest table that is held in memory: 256 MiB.
    static let maximumBytes = 256 << 20
    /// The largest table as XML, which is longer than its texts.
    static let maximumPartBytes = 4 << 30

    private let part: XMLPart?
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private var text = CellText()
    private var depth = 0
    private var isItem = false
    private var isAtEnd = false

    /// - Parameter part: nil when the workbook has no such table.
    init(_ part: XMLPart?) { self.part = part }

    /// Appends the string of a number; false when the table has none.
    func append(_ number: Int, to text: inout [UInt8]) throws(RecordProblem) -> Bool {
        while number >= ends.count {
            guard let part, !isAtEnd else { return false }
            isAtEnd = try !part.advance(self)
        }
        guard number >= 0 else { return false }
        let start = number == 0 ? 0 : Int(ends[number - 1])
        text.append(contentsOf: bytes[start..<Int(ends[number])])
        return true
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws(RecordProblem) {
        depth += 1
        if isItem { return text.start(name, attributes) }
        if depth == 2, name.is("si") {
            isItem = true
            text.removeAll()
        }
    }

    func end(_ name: XMLName) throws(RecordProblem) -> Bool {
        depth -= 1
        if !isItem { return false }
        if depth > 1 {
            text.end()
            return false
        }
        isItem = false
        bytes.append(contentsOf: text.bytes)
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
        guard bytes.count + 4 * ends.count <= Self.maximumBytes else {
            throw .workbook(
                .unsafeFile,
                "the shared strings of the workbook have more than \(Self.maximumBytes >> 20) MiB: save"
                    + " the sheet as CSV")
        }
        return false
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isItem { text.add(bytes) }
    }
}
