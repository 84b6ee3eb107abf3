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
        if try registry.packedCopyDiffers() {
            findings.append(
                "packed copy: it is marked as current and does not hold what the rows say. Any change of the registry "
                    + "makes it anew; tables of it may be wrong until then.")
        } else {
            Output.say("packed copy: as the rows\n")
        }
        let counting = try TableCounting(registry, try RulesArgument.rules(nil, of: registry))
        var stored: Int?
        for name in Reports.tableNames {
            do {
                let definition = try Reports.table(named: name)
                var cells = 0
                let counted = try counting.tables([definition], EventSelection(), divides: true, isChecked: true) {
                    cells += $0.cellTotal
                }
                Output.say("\(name): \(cells) cells counted twice, equal\n")
                stored = counted.first?.dispositions?.stored ?? stored
            } catch let disagreement as Disagreement {
                findings.append("\(disagreement)")
            } catch let failure as Ending.Failure {
                if !findings.contains(failure.message) { findings.append(failure.message) }
            }
        }
        if let stored { Output.say("dispositions of \(stored) stored events counted twice, equal\n") }
        guard findings.isEmpty else {
            throw Ending.Failure(
                code: .findings,
                message: "\(self.registry) has findings:\n" + findings.map { "  \($0)" }.joined(separator: "\n"))
        }
        Output.say("\(self.registry): verified.\n")
    }
}
