import Foundation
import Imports
import Reports
import TestSupport
import Testing

@Suite("README and the program's own help")
struct DocumentationTests {
    private let readme: Guide
    private let folder: PrivateFolder

    init() throws {
        readme = try Guide("README.md")
        folder = try PrivateFolder()
    }

    @Test("Every command of the program is named in README, and every command named there exists")
    func commands() throws {
        let commands = try programCommands()
        #expect(commands.count > 10)
        for command in commands {
            #expect(readme.text.contains("soteria \(command)"), "README does not name \(command)")
        }
        let first = Set(commands.compactMap { $0.split(separator: " ").first })
        let groups = Set(commands.compactMap { $0.contains(" ") ? $0.split(separator: " ").first : nil })
        for match in readme.code.flatMap({ $0.matches(of: /\bsoteria ([a-z]+)(?: ([a-z]+)\b)?/) }) {
            #expect(first.contains(match.1), "README names the command \(match.1), which the program does not have")
            guard groups.contains(match.1), let second = match.2 else { continue }
            #expect(commands.contains("\(match.1) \(second)"), "README names \(match.1) \(second)")
        }
    }

    @Test("Every option of the program is named in README, and every option named there exists")
    func options() throws {
        var known: Set<Substring> = ["--help"]
        for command in try programCommands() {
            let help = try folder.soteria(command.split(separator: " ").map(String.init) + ["--help"]).output
            let options = help.matches(of: /(?m)^ +(?:-[a-z], )?(--[a-z-]+)/).map(\.1)
            for option in options where !["--version", "--help"].contains(option) {
                known.insert(option)
                #expect(readme.text.contains(option), "README does not name \(option) of soteria \(command)")
            }
        }
        let named = Set(readme.code.flatMap { $0.matches(of: /(?:^|[ `(])(--[a-z][a-z-]*)/).map(\.1) })
        #expect(named.subtracting(known).isEmpty, "README names options that no command has")
    }

    @Test("README's formats and profiles are those that the program lists")
    func formatsAndProfiles() throws {
        let listed = try folder.soteria("profile", "list", "--format", "markdown").ended(0).output
        #expect(listed.split(separator: "\n").count == 5 + 2 + 8 + 2)
        #expect(readme.text.contains(listed), "put what `soteria profile list --format markdown` prints into README")
    }

    @Test("README names every definition and every set of the program")
    func definitions() {
        for name in Reports.names + Reports.setNames {
            #expect(readme.codeSpans.contains(name), "README does not name \(name)")
        }
    }

    @Test("README's exit codes are those of the help")
    func exitCodes() throws {
        let help = try folder.soteria("--help").output
        let stated = help.matches(of: /(?m)^  ([0-9])  (.+)$/).map { [String($0.1), String($0.2)] }
        #expect(stated.count == 7)
        #expect(readme.table(after: "## Exit codes") == stated)
    }

    @Test(
        "README's columns of Soteria's own files are those of the profile, and so are the required ones",
        arguments: ["subjects", "exposures", "groups", "arms", "dictionary", "events"])
    func columns(table name: String) throws {
        let profile = try Imports.profile(Imports.ownProfile)
        let table = try #require(profile.tables.first { $0.table.name == name })
        let rows = readme.table(after: "### \(name).csv")
        func named(_ rows: [[String]]) -> Set<String> { Set(rows.flatMap { Guide.codeSpans(in: $0[0]) }) }
        #expect(named(rows) == Set(table.columns.map(\.name.text)))
        #expect(named(rows.filter { $0[1] == "yes" }) == Set(table.columns.filter(\.isRequired).map(\.name.text)))
    }

    @Test("Every file that a document links to is there", arguments: Guide.paths)
    func links(path: String) throws {
        let own = ReferenceData.repository.appendingPathComponent(path).deletingLastPathComponent()
        for link in try Guide(path).text.matches(of: /\]\(([^)#:]+)\)/).map(\.1) {
            let target = own.appendingPathComponent(String(link))
            #expect(FileManager.default.fileExists(atPath: target.path), "\(path) links to \(link)")
        }
    }

    /// The commands as one types them, those of groups with both words, from the program's help.
    private func programCommands() throws -> [String] {
        func listed(_ arguments: [String]) throws -> [String] {
            let help = try folder.soteria(arguments + ["--help"]).output
            guard let list = help.firstRange(of: "SUBCOMMANDS:") else { return [] }
            return help[list.upperBound...].matches(of: /(?m)^  ([a-z]+)(?: |$)/).map { String($0.1) }
        }
        return try listed([]).flatMap { name in
            let within = try listed([name])
            return within.isEmpty ? [name] : within.map { "\(name) \($0)" }
        }
    }
}
