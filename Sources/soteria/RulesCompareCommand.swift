import ArgumentParser
import Incidence
import Registry
import Reporting
import Reports
import Safety

struct RulesCompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Show which events move between two rule sets, and how each cell of each table changes.",
        discussion: """
            The result holds identifiers of subjects.

              soteria rules compare study.soteria lenzumestrocel-pms my-rules.yaml
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "The registry.")
    var registry: String
    @Argument(help: ArgumentHelp("Rules A.", valueName: "name|file"))
    var first: String
    @Argument(help: ArgumentHelp("Rules B.", valueName: "name|file"))
    var second: String
    @Option(help: ArgumentHelp("The form of the result.", valueName: "text|json"))
    var format = Format.text
    @Option(name: .shortAndLong, help: ArgumentHelp("Write here instead of to standard output.", valueName: "file"))
    var output: String?

    func run() throws {
        let registry = Program.registry(self.registry)
        let comparison = try registry.snapshot { try compare(in: registry) }
        try Output.deliver(format == .json ? comparison.json : comparison.text, to: output, isPrivate: true)
    }

    private func compare(in registry: Registry) throws -> RuleComparison {
        let a = try RulesArgument.rules(first, of: registry)
        let b = try RulesArgument.rules(second, of: registry)
        var before: [Int: ListedEvent] = [:]
        try registry.events(a, EventSelection(), all: true) { before[$0.id] = $0 }
        var moves: [(before: ListedEvent, after: ListedEvent)] = []
        try registry.events(b, EventSelection(), all: true) { event in
            if let old = before[event.id], old.standing != event.standing { moves.append((old, event)) }
        }
        let countings = try [a, b].map { try TableCounting(registry, $0) }
        let tables = try Reports.tableNames.map { name in
            let definition = try Reports.table(named: name)
            let built = try countings.map { try $0.table(definition, EventSelection()) }
            return (name: name, changes: built[1].changes(from: built[0]))
        }
        let hasDenominators = try registry.study().noDenominators == nil
        return RuleComparison(first: a, second: b, moves: moves, tables: tables, hasDenominators: hasDenominators)
    }
}
