import ArgumentParser

@main
struct Soteria: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "soteria",
        abstract: "An adverse-event safety registry in one file.",
        discussion: """
            A registry holds one study: subjects, exposures, a dictionary and adverse events. Make one, import CSV \
            files into it, print tables, and follow any number back to the line it came from:

              soteria init study.soteria --study lenzumestrocel-pms
              soteria import study.soteria subjects.csv exposures.csv dictionary.csv events.csv
              soteria table study.soteria adr
              soteria trace study.soteria adr --pt 'Back pain' --source .

            `soteria demo` does all this with synthetic data.

            EXIT CODES
              0  done (also: already imported)
              1  findings, or a number that two counts disagree about
              2  the command line is wrong
              3  the input was refused
              4  the registry is missing, damaged or not a registry
              5  a file could not be read or written
              6  the registry is locked by another process
            """,
        version: Program.version,
        subcommands: [
            InitCommand.self, ImportCommand.self, TableCommand.self, EventsCommand.self, TermsCommand.self,
            TraceCommand.self, RejectsCommand.self, RulesCommand.self, VerifyCommand.self, InfoCommand.self,
            ProfileCommand.self, TemplateCommand.self, DemoCommand.self,
        ])

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Ending.exit(for: error)
        }
    }
}
