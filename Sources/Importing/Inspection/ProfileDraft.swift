import Imports
import Safety

/// A draft of a profile, made from what files look like: YAML with every guess that a person has to decide marked by a
/// comment that begins with DOUBT.
///
/// A draft whose doubts are decided is a profile; what it does not decide (an ambiguous date, a value without a meaning)
/// is refused by an import until then.
package struct ProfileDraft: Sendable {
    /// What begins a comment about something that is not decided.
    package static let mark = "# DOUBT:"

    package let text: String
    package var doubts: Int { text.split(separator: "\n").count { $0.contains(Self.mark) } }

    /// Drafts a profile for the tables of files.
    package init(_ files: [FileInspection], name: String) {
        let names = ColumnNames()
        var lines: [String] = []
        var tables: [DraftTable] = []
        var doubts: [String] = []
        for file in files {
            for inspected in file.tables {
                let title = Self.title(file, inspected)
                if !inspected.headerProblems.isEmpty {
                    doubts.append("the header of \(title) cannot be read: \(inspected.headerProblems[0].detail).")
                } else if let match = TableMatch.best(inspected, names) {
                    let draft = DraftTable(match, of: inspected, title: title)
                    if let known = tables.firstIndex(where: { $0.table == draft.table }) {
                        tables[known].add(draft)
                    } else {
                        tables.append(draft)
                    }
                } else {
                    doubts.append("no table of a registry seems to be in \(title): it is left out.")
                }
            }
        }
        let inspected = files.flatMap(\.tables)
        lines.append(
            "# A draft made from \(files.map { Self.last($0.path) }.map(FieldText.printable).joined(separator: ", ")).")
        lines.append("# Decide every line with DOUBT and remove it; then try the profile: soteria profile check.")
        for fit in Self.shipped(inspected) {
            lines.append("# The shipped profile \(fit) fits all headers as they are.")
        }
        lines += doubts.map { "\(Self.mark) \($0)" }
        lines.append("profile: \(DraftText.scalar(name))")
        lines.append(
            "title: \(DraftText.scalar("Draft of a profile of \(files.map { Self.last($0.path) }.joined(separator: ", "))"))"
        )
        lines += DraftReading(inspected, tables).lines
        lines.append("vocabulary: \(Imports.usualVocabulary)")
        lines += tables.flatMap(\.valueDoubts)
        lines.append("")
        lines.append("tables:")
        if tables.isEmpty { lines.append("  \(Self.mark) no table was found.") }
        for table in tables { lines += table.lines }
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func title(_ file: FileInspection, _ table: TableInspection) -> String {
        FieldText.printable(table.table.part.isEmpty ? last(file.path) : "\(last(file.path))/\(table.table.part)")
    }

    private static func last(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The shipped profiles that leave no column of any table unknown.
    private static func shipped(_ tables: [TableInspection]) -> [String] {
        Imports.profileNames().filter { name in
            !tables.isEmpty
                && tables.allSatisfy { $0.fits.contains { $0.profile == name && $0.unknown.isEmpty } }
        }
    }
}

/// Text as YAML writes it.
enum DraftText {
    /// A scalar that is read back as the same text: plain where nothing can be mistaken, else in double quotes.
    static func scalar(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || ($0 &- 0x30) < 10 || $0 == 0x5F }
        let words = ["y", "n", "yes", "no", "true", "false", "on", "off", "null", "na", "nan"]
        let startsWithLetter = text.utf8.first.map { ($0 | 0x20) &- 0x61 < 26 } ?? false
        if isPlain, startsWithLetter, !words.contains(text.lowercased()) { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            default:
                if scalar.isInvisible {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
                } else {
                    quoted.unicodeScalars.append(scalar)
                }
            }
        }
        return quoted + "\""
    }
}

extension Unicode.Scalar {
    /// Control and direction characters, which must not steer whoever reads the draft.
    fileprivate var isInvisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
        default: false
        }
    }
}
