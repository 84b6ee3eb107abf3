import ArgumentParser
import Imports

struct ProfileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "List, show, draft and check the profiles by which source files are read.",
        subcommands: [List.self, Show.self, Suggest.self, Check.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the profiles of the program and their tables.")

        @Option(
            help: ArgumentHelp(
                "The form: text, or Markdown with the formats of files, too.", valueName: "text|markdown"))
        var format = "text"

        func validate() throws {
            guard ["text", "markdown"].contains(format) else {
                throw ValidationError("--format takes text or markdown.")
            }
        }

        func run() throws {
            if format == "markdown" { return Output.write(try ProfileGuide().markdown) }
            for name in Imports.profileNames() {
                let profile = try Imports.profile(name)
                Output.write("\(name)  \(profile.title)\n")
                for table in profile.tables {
                    let required = table.columns.filter(\.isRequired).map(\.name.text)
                    let source = table.source.map { "from the files of \($0.name), with" } ?? "known by"
                    Output.write("    \(table.table.name): \(source) \(required.joined(separator: ", "))\n")
                }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a profile's text, to read or to start your own.")
        @Argument(help: ArgumentHelp("The profile.", valueName: "name|file"))
        var name: String

        func run() throws { Output.write(try ProfileArgument.profile(name).text) }
    }
}
