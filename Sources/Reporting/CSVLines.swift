/// Lines of CSV (RFC 4180), built as bytes: a table has tens of thousands of fields.
struct CSVLines {
    private var bytes: [UInt8] = []
    private var isAtStart = true

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds a field to the line at work; a text gets quotes where it needs them.
    mutating func append(_ field: String) {
        separate()
        var field = field
        field.withUTF8 { text in
            guard CSVLines.needsQuotes(text) else { return bytes.append(contentsOf: text) }
            bytes.append(CSVLines.quote)
            for byte in text {
                if byte == CSVLines.quote { bytes.append(byte) }
                bytes.append(byte)
            }
            bytes.append(CSVLines.quote)
        }
    }

    mutating func append(_ field: Int) {
        separate()
        bytes.append(contentsOf: String(field).utf8)
    }

    mutating func endLine() {
        bytes.append(10)
        isAtStart = true
    }

    private mutating func separate() {
        if !isAtStart { bytes.append(UInt8(ascii: ",")) }
        isAtStart = false
    }

    private static let quote = UInt8(ascii: "\"")

    private static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        if first == 0x20 || last == 0x20 { return true }
        return text.contains { $0 == UInt8(ascii: ",") || $0 == quote || $0 == 10 || $0 == 13 }
    }
}

/// A line of RFC 4180 with a line feed at its end; a field is quoted when it has a comma, quote or line break in it, or
/// a space at an end.
func csvLine(_ fields: [String]) -> String {
    var line = CSVLines()
    for field in fields { line.append(field) }
    line.endLine()
    return line.text
}
