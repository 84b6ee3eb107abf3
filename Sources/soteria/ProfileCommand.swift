import ArgumentParser
import Imports

struct ProfileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "List and show the profiles by which source files are read.",
        subcommands: [List.self, Show.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the profiles of the program and their tables.")

        func run() throws {
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
