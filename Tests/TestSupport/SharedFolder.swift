import Foundation

/// Real data and published numbers that are not part of the project. Tests over them run where the folder is at hand:
/// at SOTERIA_SHARED, or as `shared` beside the checkout.
package enum SharedFolder {
    /// Why a test over the folder was skipped.
    package static let absent: String = "no folder of shared data: set SOTERIA_SHARED to run this test"

    /// Whether a path below the folder is there.
    package static func has(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: path(name))
    }

    /// The absolute path of something below the folder.
    package static func path(_ name: String) -> String { root + "/" + name }

    private static var root: String {
        if let given = ProcessInfo.processInfo.environment["SOTERIA_SHARED"] { return given }
        return URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("shared").path
    }

    /// The rows of a CSV file with a header, each as a dictionary by column; for files whose fields hold no newline.
    package static func table(_ name: String) throws -> [[String: String]] {
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
        let rows = text.split(whereSeparator: \.isNewline).map { SimpleCSV.fields(of: String($0)) }
        guard let header = rows.first else { return [] }
        return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }
}

/// A second, slower reader of CSV lines, so that tests do not read with the code they test.
package enum SimpleCSV {
    package static func fields(of line: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        var previousWasQuote = false
        for character in line {
            if character == "\"" {
                if isQuoted || !previousWasQuote {
                    isQuoted.toggle()
                    previousWasQuote = !isQuoted
                } else {
                    fields[fields.count - 1].append("\"")
                    isQuoted = true
                    previousWasQuote = false
                }
            } else if character == "," && !isQuoted {
                fields.append("")
                previousWasQuote = false
            } else {
                fields[fields.count - 1].append(character)
                previousWasQuote = false
            }
        }
        return fields
    }
}
