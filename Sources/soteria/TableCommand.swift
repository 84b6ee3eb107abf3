import ArgumentParser
import Registry
import Reporting
import Reports
import Safety

struct TableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table",
        abstract: "Print a safety table.",
        discussion: """
            Tables of the program: \(Reports.names.joined(separator: ", ")). A definition can also be a file.

              soteria table study.soteria ae
              soteria table study.soteria sae --level any,soc,pt,remainder
              soteria table study.soteria teae-by-soc-pt --serious --format csv -o serious.csv

            Percentages are subjects over the subjects of the population (N), rounded half up. CSV is tidy: one line for \
            each row and arm, with every zero and the unrounded percentage.
            """)

    @Argument(help: "The registry.")
    var registry: String

    @Argument(help: ArgumentHelp("The table.", valueName: "name|file"))
    var name: String

    @OptionGroup(title: "Selection")
    var selection: SelectionOptions

    @Option(
        help: ArgumentHelp(
            "Show the terms that more than ('>5%') or at least ('>=5%') this share of subjects has, or all ('none').",
            valueName: "share"))
    var threshold: String?

    @Option(
        help: ArgumentHelp(
            "The order of rows: soc=alpha, agreed or subjects; pt=alpha, subjects or events; both with a comma between.",
            valueName: "order"))
    var sort: String?

    @Option(
        help: ArgumentHelp(
            "Which rows have numbers: any, soc, pt, remainder, one or several with commas between.", valueName: "rows"))
    var level: String?

    @Flag(help: "Count a second time by the reference SQL; a difference is an error that names the cell.")
    var check = false

    @Flag(help: "Show the codes of SOCs and PTs.")
    var codes = false

    @OptionGroup(title: "Output")
    var output: OutputOptions

    func run() throws {
        let registry = Program.registry(self.registry)
        var definition = try DefinitionArgument.definition(name)
        if let threshold { definition = try definition.withThreshold(threshold) }
        if let sort { definition = try definition.withSort(sort) }
        if let level { definition = try definition.withLevels(level) }
        let report = try registry.snapshot { try makeReport(definition, registry) }
        try Output.deliver(
            report.render(format: output.format, width: output.width, codes: codes), to: output.output)
    }

    private func makeReport(_ definition: TableDefinition, _ registry: Registry) throws -> TableReport {
        let counting = try TableCounting(registry, try selection.rules(of: registry))
        let table = try counting.table(definition, try selection.selection(of: registry), isChecked: check)
        let rules = definition.rules(over: counting.rules)
        return TableReport(
            definition: definition, table: table, study: try registry.study(), rules: rules,
            ruleSentences: rules.sentences, selection: selection.words,
            dictionaries: try registry.dictionaries().filter { $0.events > 0 }.map(\.version),
            generation: try registry.generation(), dispositions: try counting.dispositions(rules, isChecked: check),
            programVersion: Program.version)
    }
}
