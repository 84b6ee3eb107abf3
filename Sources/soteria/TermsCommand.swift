import ArgumentParser
import Incidence
import Registry
import Reporting
import Safety

struct TermsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms",
        abstract: "List the system organ classes and terms of the counted events, with their counts.",
        discussion: """
              soteria terms study.soteria --serious
              soteria terms study.soteria --search pain
            """)

    @Argument(help: "The registry.")
    var registry: String

    @OptionGroup(title: "Selection")
    var selection: SelectionOptions

    @Option(help: ArgumentHelp("Only terms whose name contains this, in any case and spelling.", valueName: "text"))
    var search: String?

    @Flag(help: "Show the codes of SOCs and PTs.")
    var codes = false

    @OptionGroup(title: "Output")
    var output: OutputOptions

    func run() throws {
        let registry = Program.registry(self.registry)
        let listing = try registry.snapshot {
            TermsListing(
                table: try makeTable(of: registry), hasDenominators: try registry.study().noDenominators == nil)
        }
        try Output.deliver(
            listing.render(format: output.format, width: output.width, codes: codes),
            to: output.output)
    }

    private func makeTable(of registry: Registry) throws -> IncidenceTable {
        let counting = try TableCounting(registry, try selection.rules(of: registry))
        var chosen = try selection.selection(of: registry, by: counting.rules.armBasis)
        if let search {
            let found = try registry.search(search)
            chosen.paths = chosen.paths?.intersection(found) ?? found
        }
        var definition = TableDefinition(name: "terms", title: "Terms", kind: .terms(EventChoice()))
        definition.levels = [.soc, .pt]
        definition.sort = TableSort(soc: .alpha, pt: [.name])
        // Only the total is listed.
        if chosen.arms == nil { chosen.arms = [] }
        return try counting.table(definition, chosen)
    }
}
