/// A JSON value that is written in the order given, so that the same value gives the same bytes.
indirect enum JSONText {
    case string(String)
    case whole(Int)
    /// A number already written as a JSON literal.
    case literal(String)
    case flag(Bool)
    case null
    case list([JSONText])
    case members([(String, JSONText)])
    /// The same members, on one line.
    case line([(String, JSONText)])

    static func optional(_ text: String?) -> JSONText { text.map(JSONText.string) ?? .null }
    static func optional(_ number: Int?) -> JSONText { number.map(JSONText.whole) ?? .null }
    static func strings(_ texts: [String]) -> JSONText { .list(texts.map(JSONText.string)) }

    /// The document, indented by two spaces, with a line feed at its end.
    var text: String {
        var out = ""
        write(to: &out, indent: 0)
        return out + "\n"
    }

    /// The value on one line.
    var compact: String {
        var out = ""
        write(to: &out, indent: nil)
        return out
    }

    /// `indent` is nil inside a line.
    private func write(to out: inout String, indent: Int?) {
        switch self {
        case .string(let text): Self.quote(text, to: &out)
        case .whole(let number): out += String(number)
        case .literal(let text): out += text
        case .flag(let value): out += value ? "true" : "false"
        case .null: out += "null"
        case .list(let items):
            Self.writeItems(items, open: "[", close: "]", to: &out, indent: indent) { item, out, inner in
                item.write(to: &out, indent: inner)
            }
        case .members(let members), .line(let members):
            let isLine = if case .line = self { true } else { false }
            Self.writeItems(members, open: "{", close: "}", to: &out, indent: isLine ? nil : indent) {
                member, out, inner in
                Self.quote(member.0, to: &out)
                out += ": "
                member.1.write(to: &out, indent: inner)
            }
        }
    }

    private static func writeItems<Item>(
        _ items: [Item], open: String, close: String, to out: inout String, indent: Int?,
        each: (Item, inout String, Int?) -> Void
    ) {
        out += open
        for (position, item) in items.enumerated() {
            if position > 0 { out += indent == nil ? ", " : "," }
            if let indent { out += "\n" + String(repeating: " ", count: indent + 2) }
            each(item, &out, indent.map { $0 + 2 })
        }
        if let indent, !items.isEmpty { out += "\n" + String(repeating: " ", count: indent) }
        out += close
    }

    private static func quote(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}
