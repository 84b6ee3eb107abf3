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
            Every definition is counted by the packed columns and by the reference SQL under the active rules. Exit \
            code 1 when anything is found.
            """)

    @Argument(help: "The registry.")
    var registry: String

    func run() throws {
        let registry = Program.registry(self.registry)
        var findings = try registry.structureFindings()
        Output.say("structure and keys: \(findings.isEmpty ? "sound" : counted(findings.count, "finding"))\n")
        let counting = try TableCounting(registry, try RulesArgument.rules(nil, of: registry))
        for name in Reports.names {
            var cells = 0
            do {
                let definition = try Reports.definition(named: name)
                _ = try IncidenceTable.build(
                    definition, rules: counting.rules, selection: EventSelection(), paths: counting.paths,
                    order: counting.order
                ) { request in
                    let counts = try counting.counts(request, table: name, isChecked: true)
                    cells += counts.cellTotal
                    return counts
                }
                Output.say("\(name): \(cells) cells counted twice, equal\n")
            } catch let disagreement as Disagreement {
                findings.append("\(disagreement)")
            }
        }
        do {
            let dispositions = try counting.dispositions(counting.rules, isChecked: true)
            Output.say("dispositions of \(dispositions.stored) stored events counted twice, equal\n")
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
