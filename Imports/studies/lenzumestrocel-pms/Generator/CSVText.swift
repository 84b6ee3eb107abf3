/// A CSV table being written: RFC 4180, commas, LF, fields quoted only where they must be.
struct CSVText {
    private(set) var text: String
    private let columns: Int

    init(columns: [String]) {
        text = ""
        self.columns = columns.count
        append(columns)
    }

    /// Adds one record; missing fields at its end are empty.
    mutating func append(_ fields: [String]) {
        let missing = Array(repeating: "", count: max(0, columns - fields.count))
        text += (fields + missing).map(Self.field).joined(separator: ",") + "\n"
    }

    private static func field(_ value: String) -> String {
        let mustQuote = value.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r")
        }
        guard mustQuote else { return value }
        let doubled = value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        return "\"" + doubled + "\""
    }
}
