import ArgumentParser
import Registry
import Reporting

struct EventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "List the events that the rules count.",
        discussion: """
            With --all every stored event is listed, with the reason for which the rules leave it out. The listing holds \
            patient data.

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
        let registry = try Program.registry(self.registry)
        var chosen = try selection.selection(of: registry)
        if let subject { chosen.subject = try registry.subject(subject) }
        var listing = EventListing(format: output.format, width: output.width, showsDisposition: all)
        var text = ""
        try registry.events(try selection.rules(of: registry), chosen, all: all) { event in
            let part = listing.append(event)
            if output.output == nil { Output.write(part) } else { text += part }
        }
        try Output.deliver(text + listing.finish(), to: output.output)
    }
}
