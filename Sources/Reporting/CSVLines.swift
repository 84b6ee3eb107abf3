import Incidence

/// Fields of a line of CSV with the commas between them.
struct CSVFields {
    fileprivate let bytes: [UInt8]

    init(_ fields: [String]) {
        var line = CSVLines()
        line.bytes.reserveCapacity(fields.reduce(fields.count) { $0 + $1.utf8.count })
        for field in fields { line.append(field) }
        bytes = line.bytes
    }
}

/// Lines of CSV (RFC 4180), built as bytes: a table has tens of thousands of fields.
struct CSVLines {
    fileprivate var bytes: [UInt8] = []
    private var isAtStart = true

    /// - Parameter count: how many lines will come, where that is known: an array that grows is copied again and again.
    init(count: Int = 0) { bytes.reserveCapacity(count * CSVLines.usualLength) }

    /// Bytes of a line of a table, rather more than less.
    private static let usualLength = 128

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

    /// Adds a whole number.
    mutating func append(_ field: Int) {
        separate()
        if field < 0 { bytes.append(UInt8(ascii: "-")) }
        let number = field.magnitude
        var unit: UInt = 1
        while number / unit >= 10 { unit *= 10 }
        while unit > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / unit % 10))
            unit /= 10
        }
    }

    /// Adds fields that many lines have.
    mutating func append(_ fields: CSVFields) {
        separate()
        bytes.append(contentsOf: fields.bytes)
    }

    /// Adds `exactPercent`, a number that needs no quotes.
    mutating func append(exactPercentOf proportion: IncidenceProportion) {
        separate()
        // Most rows of a table of all terms have no subject in some arm.
        guard proportion.subjects > 0 else {
            if proportion.n > 0 { bytes.append(UInt8(ascii: "0")) }
            return
        }
        var text = proportion.exactPercent
        text.withUTF8 { bytes.append(contentsOf: $0) }
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
        for byte in text where byte == UInt8(ascii: ",") || byte == quote || byte == 10 || byte == 13 { return true }
        return false
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
