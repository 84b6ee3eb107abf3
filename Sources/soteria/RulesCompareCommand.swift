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
        discussion: "  soteria rules compare study.soteria lenzumestrocel-pms my-rules.yaml")

    @Argument(help: "The registry.")
    var registry: String
    @Argument(help: ArgumentHelp("The first rules.", valueName: "name|file"))
    var first: String
    @Argument(help: ArgumentHelp("The second rules.", valueName: "name|file"))
    var second: String

    func run() throws {
        let registry = Program.registry(self.registry)
        let rules = [try RulesArgument.rules(first, of: registry), try RulesArgument.rules(second, of: registry)]
        Output.write(
            "A: \(rules[0].name) version \(rules[0].version)\nB: \(rules[1].name) version \(rules[1].version)\n")
        let differences = rules[1].differences(from: rules[0])
        for difference in differences { Output.write("- \(difference)\n") }
        if differences.isEmpty { Output.write("- the rules are the same\n") }
        try writeMoves(registry, rules)
        try writeCells(registry, rules)
    }

    private func writeMoves(_ registry: Registry, _ rules: [RuleSet]) throws {
        var before: [Int: ListedEvent] = [:]
        try registry.events(rules[0], EventSelection(), all: true) { before[$0.id] = $0 }
        var moves: [(ListedEvent, ListedEvent)] = []
        try registry.events(rules[1], EventSelection(), all: true) { event in
            if let old = before[event.id], standing(old) != standing(event) { moves.append((old, event)) }
        }
        Output.write("\nEvents that move: \(moves.count)\n")
        for (old, new) in moves {
            Output.write(
                "  \(new.subject) event \(new.sequence), \(new.pt ?? "not coded"): \(standing(old)) → \(standing(new))"
                    + "  (\(new.source.file.name):\(new.source.line))\n")
        }
    }

    /// What the rules make of an event, in words.
    private func standing(_ event: ListedEvent) -> String {
        guard event.disposition == .counted else { return event.disposition.name }
        return "counted" + (event.isRelated ? ", related" : "") + (event.isSerious ? ", serious" : "")
    }

    private func writeCells(_ registry: Registry, _ rules: [RuleSet]) throws {
        let countings = try rules.map { try TableCounting(registry, $0) }
        Output.write("\nCells that change\n")
        var changed = 0
        for name in Reports.names {
            let definition = try Reports.definition(named: name)
            let tables = try countings.map { try $0.table(definition, EventSelection(), isChecked: false) }
            for change in tables[1].changes(from: tables[0]) {
                changed += 1
                Output.write(
                    "  \(name) | \(change.row) | \(change.column): \(words(change.before, change.nBefore)) → "
                        + "\(words(change.after, change.nAfter))\n")
            }
        }
        if changed == 0 { Output.write("  none\n") }
    }

    private func words(_ cell: CellCount?, _ n: Int) -> String {
        guard let cell else { return "not shown" }
        return "\(cell.events) event(s) in \(cell.subjects)/\(n)"
    }
}
