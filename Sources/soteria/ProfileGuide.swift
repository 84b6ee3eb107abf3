import Importing
import Imports

/// The formats and profiles of the program as two tables in Markdown, for the documentation.
struct ProfileGuide {
    let markdown: String

    init() throws {
        let formats = SourceFormat.Kind.allCases.map { [$0.title, $0.recognition, $0.tables] }
        var profiles: [[String]] = []
        for name in Imports.profileNames() {
            let profile = try Imports.profile(name)
            profiles.append(["`\(name)`", profile.title, profile.tables.map(Self.words).joined(separator: "; ")])
        }
        markdown =
            Self.table(["Format", "Known by", "Tables of a file"], formats) + "\n"
            + Self.table(["Profile", "Reads", "Tables, and the columns by which a file is known"], profiles)
    }

    private static func words(_ table: ProfileTable) -> String {
        let required = table.columns.filter(\.isRequired).map { "`\($0.name.text)`" }.joined(separator: ", ")
        let source = table.source.map { " (from the files of \($0.name))" } ?? ""
        return "\(table.table.name)\(source): \(required)"
    }

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map { line in
            "| " + line.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
        }.joined()
    }
}
