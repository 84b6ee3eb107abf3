import Foundation
import Registry
import Reporting
import Safety

/// What a report was made from and by, so that it can be made again and told from any other.
struct ReportProvenance {
    let registry: Registry
    let rules: RuleSet
    let dictionaries: [DictionaryVersion]
    let study: Study
    let generation: Int

    /// The lines that every report carries. Folders are left out: they say something about a computer, not about data.
    func lines(of definitions: ReportedDefinitions) throws -> [Document.Provenance] {
        var lines = [
            line("Study", [study.identifier, study.title].compactMap(\.self).joined(separator: ": ")),
            line(
                "Registry",
                "\((registry.path as NSString).lastPathComponent), generation \(generation), content "
                    + "\(try registry.contentHash())"),
            line("Rules", "\(rules.name), version \(rules.version), SHA-256 \(TextHash.sha256(rules.text))"),
        ]
        lines += dictionaries.map {
            line("Dictionary", "\($0.name), version \($0.version), language \($0.language)")
        }
        if let set = definitions.set { lines.append(line("Set", set)) }
        lines += definitions.definitions.map {
            line("Definition", "\($0.definition.name), SHA-256 \(TextHash.sha256($0.text))")
        }
        lines.append(line("Program", "soteria \(Program.version)"))
        lines.append(line("Command", Self.command))
        if study.isSynthetic { lines.append(line("Data", "synthetic: no record describes a real person")) }
        return lines
    }

    private func line(_ name: String, _ value: String) -> Document.Provenance {
        Document.Provenance(name: name, value: value)
    }

    /// The command as typed, without the place of the result and without the folders of files. A term or a name with a
    /// slash in it is no file, and stays whole.
    static var command: String {
        var words: [String] = []
        var skipsNext = false
        for argument in CommandLine.arguments.dropFirst() {
            if skipsNext {
                skipsNext = false
            } else if ["-o", "--output"].contains(argument) {
                skipsNext = true
            } else if !argument.hasPrefix("--output=") {
                let isFile = argument.contains("/") && FileManager.default.fileExists(atPath: argument)
                words.append(isFile ? (argument as NSString).lastPathComponent : argument)
            }
        }
        return (["soteria"] + words).map(quoted).joined(separator: " ")
    }

    /// A word as a shell takes it for one.
    private static func quoted(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "-_.,=:@%+".utf8.contains(byte)
        }
        return isPlain && !word.isEmpty ? word : "'\(word.replacing("'", with: "'\\''"))'"
    }
}
