import ArgumentParser
import Registry
import Reporting

struct EventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "List the events that the rules count.",
        discussion: """
            With --all every stored event is listed, with the reason for which the rules leave it out. The listing holds \
            patient data. Days are study days: day 1 is the day of the first dose, and there is no day 0; windows are \
            counted from day 0.

              soteria events study.soteria --soc 'Nervous system disorders' --related
              soteria events study.soteria --subject SYN-012 --all
            """)

    @Argument(help: "The registry.")
    var registry: String

    @OptionGroup(title: "Selection")
    var selection: SelectionOptions

    @Option(help: ArgumentHelp("Only events of this subject.", valueName: "id"))
    var subject: String?

    @Flag(help: "Every stored event, with its exclusion reason.")
    var all = false

    @OptionGroup(title: "Output")
    var output: OutputOptions

    func run() throws {
        let registry = Program.registry(self.registry)
        let rules = try selection.rules(of: registry)
        var chosen = try selection.selection(of: registry, by: rules.armBasis)
        if let subject { chosen.subject = try registry.subject(subject) }
        var listing = EventListing(format: output.format, width: output.width, showsDisposition: all)
        try Output.stream(to: output.output, isPrivate: true) { write in
            try registry.events(rules, chosen, all: all) { try write(listing.append($0)) }
            try write(listing.finish())
        }
    }
}
