import ArgumentParser
import Safety

@main
struct Soteria: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "soteria",
        abstract: "An adverse-event safety registry in one file.",
        discussion: """
            A registry holds one study: subjects, exposures, a dictionary and adverse events. Make one, import CSV \
            files into it, print tables, and follow any number back to the line it came from:

              soteria init study.soteria --study lenzumestrocel-pms
              soteria import study.soteria *.csv
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
            InitCommand.self, InspectCommand.self, ImportCommand.self, TableCommand.self, ReportCommand.self,
            EventsCommand.self,
            TermsCommand.self, TraceCommand.self, HistoryCommand.self, DuplicatesCommand.self, RejectsCommand.self,
            RulesCommand.self, VerifyCommand.self, InfoCommand.self,
            ProfileCommand.self, TemplateCommand.self, DemoCommand.self,
        ])

    static func main() {
        do {
            try checkCommandName()
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Ending.exit(for: error)
        }
    }

    /// A misspelt command would be reported as unexpected arguments; say what may have been meant instead.
    private static func checkCommandName() throws {
        guard let name = CommandLine.arguments.dropFirst().first, !name.hasPrefix("-") else { return }
        let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard !names.contains(name) else { return }
        let hint = NearNames.question(name, among: names, otherwise: "`soteria --help` lists the commands.")
        throw ValidationError("There is no command '\(name)'. \(hint)")
    }
}
