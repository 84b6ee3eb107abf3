import ArgumentParser
import Incidence
import Registry
import Reporting
import Reports
import Safety

struct TraceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Follow a cell of a table to its subjects, their events and the lines they came from.",
        discussion: """
            The cell is the row of the selection: a PT with --pt, a SOC with --soc, any event without either; its column \
            is --arm, or the total. With --source the lines themselves are shown where the files, known by their \
            SHA-256, lie below that folder. The result holds patient data.

              soteria trace study.soteria adr --pt Coccydynia --source deliveries
              soteria trace study.soteria ae --soc 'Eye disorders' --row remainder
            """)

    @Argument(help: "The registry.")
    var registry: String

    @Argument(help: ArgumentHelp("The table.", valueName: "name|file"))
    var name: String

    @OptionGroup(title: "Selection")
    var selection: SelectionOptions

    @Option(
        help: ArgumentHelp(
            "The kind of row; without it, the narrowest that is selected.", valueName: "any|soc|pt|remainder"))
    var row: TableLevel?

    @Option(help: ArgumentHelp("Show the lines of source files found below this folder.", valueName: "dir"))
    var source: String?

    @OptionGroup(title: "Output")
    var output: OutputOptions

    func validate() throws {
        switch level {
        case .any where selection.soc != nil || selection.pt != nil:
            throw ValidationError("The row of any event has neither SOC nor PT: leave --soc and --pt out.")
        case .soc where selection.soc == nil || selection.pt != nil:
            throw ValidationError("A SOC row is named by --soc alone.")
        case .pt where selection.pt == nil: throw ValidationError("A PT row is named by --pt, if need be with --soc.")
        case .remainder where selection.soc == nil || selection.pt != nil:
            throw ValidationError("A remainder row is named by the --soc it stands under.")
        default: break
        }
        if source != nil, output.format == .csv {
            throw ValidationError("CSV is the listing of the events: --source goes with text, markdown or json.")
        }
    }

    private var level: TableLevel { row ?? (selection.pt != nil ? .pt : selection.soc != nil ? .soc : .any) }

    func run() throws {
        let registry = Program.registry(self.registry)
        let definition = try DefinitionArgument.table(name)
        let traced = try registry.snapshot { try cell(of: definition, in: registry) }
        let finder = source.map(SourceFinder.init)
        var trace = CellTrace(
            CellTrace.Name(table: definition.title, row: rowName, column: column(traced.rules)),
            format: output.format)
        try Output.stream(to: output.output, isPrivate: true) { write in
            try registry.events(traced.rules, traced.selection, all: false) { event in
                try write(trace.append(event, line: try finder?.line(of: event) ?? .notAsked))
            }
            let n = try registry.population(traced.rules, traced.selection)
            try write(trace.finish(n: traced.hasDenominators ? n : nil))
            guard try registry.generation() == traced.generation else {
                throw RegistryError(
                    .locked, "\(registry.path) was changed while it was traced. Run this again when imports are done.")
            }
        }
    }

    /// The rules and the selection by which a table counts a cell of a registry at one of its generations.
    private struct Cell {
        var rules: RuleSet
        var selection: EventSelection
        var generation: Int
        var hasDenominators: Bool
    }

    private func column(_ rules: RuleSet) -> String {
        selection.arm ?? selection.arms ?? (rules.armBasis == .groups ? "any group" : "Total")
    }

    private func cell(of definition: TableDefinition, in registry: Registry) throws -> Cell {
        let given = try selection.rules(of: registry)
        var cell = try selection.selection(of: registry, by: given.armBasis)
        let counting = try TableCounting(registry, given)
        if let choice = definition.kind.choice {
            cell = try cell.narrowed(to: choice, rules: definition.rules(over: given), lookup: counting.lookup)
        }
        if level == .remainder { cell.paths = try remainder(of: definition, cell, counting) }
        return Cell(
            rules: definition.rules(over: given), selection: cell, generation: try registry.generation(),
            hasDenominators: try registry.study().noDenominators == nil)
    }

    private var rowName: String {
        switch level {
        case .any: "any event"
        case .soc: selection.soc ?? ""
        case .pt: [selection.soc, selection.pt].compactMap(\.self).joined(separator: ", ")
        case .remainder: "further terms of \(selection.soc ?? "")"
        }
    }

    /// The paths of the terms that the table does not show under the selected SOC.
    ///
    /// Which terms it shows is decided by all arms, also where the cell stands in the column of one.
    private func remainder(
        of definition: TableDefinition, _ cell: EventSelection, _ counting: TableCounting
    ) throws -> Set<Int> {
        var whole = cell
        whole.paths = nil
        whole.arms = nil
        let table = try counting.table(definition, whole)
        guard case .terms(let rows) = table.body, let wanted = cell.paths else {
            throw ValidationError("The table \(definition.name) has no remainder rows.")
        }
        let found = rows.blocks.compactMap(\.remainder).filter { !$0.paths.isDisjoint(with: wanted) }
        guard !found.isEmpty else {
            throw Ending.Failure(
                code: .usage, message: "The table shows every term of \(selection.soc ?? ""); it has no remainder row.")
        }
        return found.reduce(into: Set()) { $0.formUnion($1.paths) }
    }
}

extension TableLevel: ExpressibleByArgument {}

extension SourceFinder {
    fileprivate func line(of event: ListedEvent) throws -> CellTrace.SourceLine {
        try row(at: event.source).map(CellTrace.SourceLine.found) ?? .notFound
    }
}
