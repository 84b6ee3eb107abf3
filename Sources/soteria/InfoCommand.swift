import ArgumentParser
import Registry

struct InfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Show what a registry holds: study, rules, dictionaries, import runs.")

    @Argument(help: "The registry.")
    var registry: String

    func run() throws {
        let registry = Program.registry(self.registry)
        let contents = try registry.contents()
        var lines = [
            "\(self.registry): \(contents.study.title)",
            "  study         \(contents.study.identifier ?? "any STUDYID")\(contents.study.isSynthetic ? " (synthetic data)" : "")",
            "  arms          \(contents.study.arms.joined(separator: ", "))",
            "  schema        version \(contents.schemaVersion), generation \(contents.generation)",
            "  subjects      \(contents.subjects)",
            "  exposures     \(contents.exposures)",
            "  events        \(contents.events), of which coded \(contents.codedEvents)",
            "  source files  \(contents.files), refused rows kept \(contents.rejects)",
            "  rules",
        ]
        for rules in try registry.ruleSets() {
            lines.append(
                "    \(rules.isActive ? "*" : " ") \(rules.name) version \(rules.version), stored \(rules.stored)")
        }
        lines.append("  dictionaries")
        for dictionary in contents.dictionaries {
            let version = dictionary.version
            lines.append(
                "      \(version.name), version \(version.version), language \(version.language)"
                    + "\(dictionary.isOfSource ? ", made from the source's own coding" : ""): \(dictionary.events) events"
            )
        }
        lines.append("  import runs")
        for run in contents.runs {
            lines.append(
                "    \(run.id)  \(run.started)  by \(run.actor), profile \(run.profile), soteria \(run.programVersion)")
            lines.append("       \(run.files)")
            lines.append("       \(ImportReport.sentence(run.counts))")
        }
        Output.say(lines.joined(separator: "\n") + "\n")
    }
}
