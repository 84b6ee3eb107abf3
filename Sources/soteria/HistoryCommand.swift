import ArgumentParser
import Registry
import Reporting

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "List what corrections changed: the former values, who changed them, when and why.",
        discussion: """
            Each value that a correcting delivery changed stands with its row, before and after; a row that was removed \
            with all it said. The list holds patient data.

              soteria history study.soteria
              soteria history study.soteria --subject SYN-012 --format csv -o history.csv
            """)

    @Argument(help: "The registry.")
    var registry: String

    @Option(help: ArgumentHelp("Only rows of this subject, also of one that was removed.", valueName: "id"))
    var subject: String?

    @Option(name: .customLong("run"), help: ArgumentHelp("Only those of this import run.", valueName: "n"))
    var runNumber: Int?

    @OptionGroup(title: "Output")
    var output: OutputOptions

    func run() throws {
        let registry = Program.registry(self.registry)
        var listing = ChangeListing(format: output.format, width: output.width)
        try Output.stream(to: output.output, isPrivate: true) { write in
            try registry.changes(ofSubject: subject, run: runNumber) { try write(listing.append($0)) }
            try write(listing.finish())
        }
    }
}
