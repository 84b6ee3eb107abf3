/// Records with the same members, unrounded: what CSV and JSON hold of a display that is no table of counts.
struct TidyRecords {
    var names: [String]
    /// A value for each name; nil where there is none.
    var rows: [[Value?]]

    enum Value: Equatable {
        case text(String)
        case whole(Int)
        case number(Double)
    }

    var csv: String {
        rows.reduce(into: csvLine(names)) { text, row in text += csvLine(row.map { $0?.text ?? "" }) }
    }

    var json: JSONText {
        .list(rows.map { row in .line(Array(zip(names, row.map { $0?.json ?? .null }))) })
    }
}

extension TidyRecords.Value {
    fileprivate var text: String {
        switch self {
        case .text(let text): text
        case .whole(let number): String(number)
        case .number(let number): number < 0 ? "-" + plainDecimal(-number) : plainDecimal(number)
        }
    }

    fileprivate var json: JSONText {
        switch self {
        case .text(let text): .string(text)
        case .whole(let number): .whole(number)
        case .number: .literal(text)
        }
    }

    /// A text; nil where it is empty.
    static func known(_ text: String?) -> Self? { text.flatMap { $0.isEmpty ? nil : .text($0) } }
}
