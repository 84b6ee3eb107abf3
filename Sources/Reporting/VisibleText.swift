/// Text of the data made safe to show: a control or direction character is written out instead of taking effect.
///
/// A line feed, return and tab become `\n`, `\r` and `\t`; other control characters, line and paragraph separators, and
/// invisible format characters become `\u{...}`. The joiners that Indic and Arabic scripts and emoji need stay.
package func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.mustBeWrittenOut) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        guard scalar.mustBeWrittenOut else {
            shown.append(scalar)
            continue
        }
        switch scalar {
        case "\n": shown.append(contentsOf: "\\n".unicodeScalars)
        case "\r": shown.append(contentsOf: "\\r".unicodeScalars)
        case "\t": shown.append(contentsOf: "\\t".unicodeScalars)
        default:
            shown.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
        }
    }
    return String(shown)
}

extension Unicode.Scalar {
    fileprivate var mustBeWrittenOut: Bool {
        if (0x20...0x7E).contains(value) { return false }
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        case .format: return value != 0x200C && value != 0x200D
        default: return false
        }
    }
}

/// Text with every character that Markdown gives a meaning escaped, on one line.
func markdownText(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in visible(text).unicodeScalars {
        if "\\`*_[]<>|~&#".unicodeScalars.contains(scalar) { escaped.append("\\") }
        escaped.append(scalar)
    }
    return String(escaped)
}
