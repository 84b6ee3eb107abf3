import Foundation

/// A second, slower reader of CSV, so that tests do not read with the code they test. Fields must hold no newline.
package enum SimpleCSV {
    /// The rows of a file with a header, each as a dictionary by column.
    package static func table(_ text: String) -> [[String: String]] {
        let rows = text.split(whereSeparator: \.isNewline).map { fields(of: String($0)) }
        guard let header = rows.first else { return [] }
        return rows.dropFirst().map { row in
            Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
        }
    }

    package static func table(at url: URL) throws -> [[String: String]] {
        table(String(decoding: try Data(contentsOf: url), as: UTF8.self))
    }

    /// The fields of a line; a doubled quote inside a quoted field is one quote.
    package static func fields(of line: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        var previousClosed = false
        for character in line {
            switch character {
            case "\"" where !isQuoted && previousClosed:
                fields[fields.count - 1].append("\"")
                isQuoted = true
                previousClosed = false
            case "\"":
                previousClosed = isQuoted
                isQuoted.toggle()
            case "," where !isQuoted:
                fields.append("")
                previousClosed = false
            default:
                fields[fields.count - 1].append(character)
                previousClosed = false
            }
        }
        return fields
    }
}
