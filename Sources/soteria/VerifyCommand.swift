import ArgumentParser
import Incidence
import Registry
import Reports
import Safety

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a registry's structure and keys, and count every cell of every table twice.",
        discussion: """
            Tables are counted by the packed columns and by the reference SQL under the active rules: those whose columns \
            are whole, or with --all also those that divide them by category or count person-time, which takes several \
            times as long. Exit code 1 when anything is found.
            """)

    @Argument(help: "The registry.")
    var registry: String

    @Flag(help: "Count every table of the program twice.")
    var all = false

    func run() throws {
        let registry = Program.registry(self.registry)
        var findings = try registry.structureFindings()
        Output.say("structure and keys: \(findings.isEmpty ? "sound" : counted(findings.count, "finding"))\n")
        if try registry.packedCopyDiffers() {
            findings.append(
                "packed copy: it is marked as current and does not hold what the rows say. Any change of the registry "
                    + "makes it anew; tables of it may be wrong until then.")
        } else {
            Output.say("packed copy: as the rows\n")
        }
        let counting = try TableCounting(registry, try RulesArgument.rules(nil, of: registry))
        let definitions = try Reports.tableNames.map { try Reports.table(named: $0) }.filter { all || !$0.isDivided }
        var cells = 0
        do {
            let counted = try counting.tables(definitions, EventSelection(), divides: true, isChecked: true) {
                cells += $0.cellTotal
            }
            Output.say("\(counted.count) tables: \(cells) cells counted twice, equal\n")
            if let stored = counted.first?.dispositions?.stored {
                Output.say("dispositions of \(stored) stored events counted twice, equal\n")
            }
        } catch let disagreement as Disagreement {
            findings.append("\(disagreement)")
        } catch let failure as Ending.Failure {
            findings.append(failure.message)
        }
        guard findings.isEmpty else {
            throw Ending.Failure(
                code: .findings,
                message: "\(self.registry) has findings:\n" + findings.map { "  \($0)" }.joined(separator: "\n"))
        }
        Output.say("\(self.registry): verified.\n")
    }
}

extension TableDefinition {
    /// Whether it counts more than whole columns: by category, or with person-time.
    fileprivate var isDivided: Bool { split != nil || statistics.contains(where: \.needsPersonTime) }
}
