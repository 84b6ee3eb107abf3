/// XML as it is written, in UTF-8.
struct XMLBytes {
    private(set) var bytes: [UInt8] = []

    private static let special = Array("&<>\"".utf8)

    /// Adds markup.
    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Adds a text. XML 1.0 has no control characters but line feed and tab, and not the two last of the first plane.
    mutating func add(_ text: String) {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x80 && !Self.special.contains($0) }) { return raw(text) }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": raw("&amp;")
            case "<": raw("&lt;")
            case ">": raw("&gt;")
            case "\"": raw("&quot;")
            case "\u{0}"..<"\u{9}", "\u{B}"..<"\u{20}": continue
            case "\u{FFFE}", "\u{FFFF}": raw("\u{FFFD}")
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
    }
}
