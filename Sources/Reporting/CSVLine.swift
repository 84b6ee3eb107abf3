/// A line of RFC 4180 with a line feed at its end; a field is quoted when it has a comma, quote or line break in it, or
/// a space at an end.
func csvLine(_ fields: [String]) -> String {
    fields.map(csvField).joined(separator: ",") + "\n"
}

private func csvField(_ text: String) -> String {
    let bytes = text.utf8
    let needsQuotes =
        bytes.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13 }
        || bytes.first == UInt8(ascii: " ") || bytes.last == UInt8(ascii: " ")
    guard needsQuotes else { return text }
    // By scalars: a combining mark after a quote makes one Character with it.
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
        if scalar == "\"" { quoted.append(scalar) }
        quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
}
