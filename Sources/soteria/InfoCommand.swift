import ArgumentParser
import Incidence
import Registry
import Reporting
import Safety

struct InfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Show what a registry holds: study, rules, dictionaries, import runs.")

    @Argument(help: "The registry.")
    var registry: String

    func run() throws {
        let registry = Program.registry(self.registry)
        let contents = try registry.contents()
        let duplicates = try registry.duplicateCounts()
        var lines = [
            "\(self.registry): \(contents.study.title)",
            "  study         \(contents.study.identifier ?? "any STUDYID")\(contents.study.isSynthetic ? " (synthetic data)" : "")",
            "  arms          \(contents.study.arms.joined(separator: ", "))",
            "  schema        version \(contents.schemaVersion), generation \(contents.generation)",
            "  subjects      \(contents.subjects)",
            "  exposures     \(contents.exposures)",
            "  events        \(contents.events), of which coded \(contents.codedEvents)",
            "  duplicates    \(counted(duplicates.exact, "exact pair")), \(counted(duplicates.near, "near pair"))",
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
            lines.append("       \(run.counts.sentence(isCorrection: run.reason != nil))")
            guard let reason = run.reason else { continue }
            let missing = run.missing.map { ", \($0) not in the delivery" } ?? ""
            lines.append("       correction\(missing), \(run.removed) removed; reason: \(reason)")
        }
        Output.say(lines.joined(separator: "\n") + "\n")
    }
}

extension Registry {
    /// How many pairs of stored events may be one event recorded twice.
    fileprivate func duplicateCounts() throws -> DuplicateCounts {
        try columns([.onset, .end]) { frame in
            DuplicateTally(frame) { termKey.key($0) }
        } add: {
            $0.add($1)
        }.counts
    }
}
