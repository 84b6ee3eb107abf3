import ArgumentParser
import Registry
import Reporting

struct DuplicatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates",
        abstract: "List pairs of stored events that may be one event recorded twice.",
        discussion: """
            Events of one subject: exact (they say the same), and of the same preferred term: overlap, touch (one begins \
            the day after the other), possible (partial or missing dates can overlap or touch; an event without an end \
            can go on). Nothing is dropped; the rules say whether exact duplicates count. The list holds patient data.

              soteria duplicates study.soteria
              soteria duplicates study.soteria --format csv -o pairs.csv
            """)

    @Argument(help: "The registry.")
    var registry: String

    @OptionGroup(title: "Output")
    var output: OutputOptions

    func run() throws {
        let registry = Program.registry(self.registry)
        var listing = DuplicateListing(format: output.format, width: output.width)
        try Output.stream(to: output.output, isPrivate: true) { write in
            try registry.duplicatePairs { try write(listing.append($0)) }
            try write(listing.finish())
        }
    }
}
