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
            Tables of the program: \(Reports.tableNames.joined(separator: ", ")). A definition can also be a file.

              soteria table study.soteria ae
              soteria table study.soteria ae adr sae
              soteria table study.soteria sae --level any,soc,pt,remainder
              soteria table study.soteria teae-by-soc-pt --serious --format csv -o serious.csv
              soteria table reports.soteria teae-by-soc-pt --by groups --arms 'PRODUCT A,PRODUCT B'

            Percentages are subjects over the subjects of the population (N), rounded half up. CSV is tidy: one line for \
            each row and arm, with every zero and the unrounded percentage. Several tables are counted together: CSV \
            names the table in each line, JSON is a list of them.
            """)

    @Argument(help: "The registry.")
    var registry: String

    @Argument(help: ArgumentHelp("The tables.", valueName: "name|file"))
    var names: [String]

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
        let definitions = try names.map { (definition: try definition($0), isOwn: !Reports.tableNames.contains($0)) }
        let reports = try registry.snapshot {
            let tables = try TableReports(registry, selection, isChecked: check)
            // Tidy CSV has no line that says how the events divide.
            return try tables.reports(
                definitions.map { try tables.fitted($0.definition, isOwn: $0.isOwn) }, divides: output.format != .csv)
        }
        try Output.deliver(
            reports.render(format: output.format, width: output.width, codes: codes), to: output.output)
    }

    /// A definition with what the options change of it.
    private func definition(_ name: String) throws -> TableDefinition {
        var definition = try DefinitionArgument.table(name)
        if let threshold { definition = try definition.withThreshold(threshold) }
        if let sort { definition = try definition.withSort(sort) }
        if let level { definition = try definition.withLevels(level) }
        return definition
    }
}
