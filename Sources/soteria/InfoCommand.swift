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
            "  arms          \(contents.armWords)",
            "  schema        version \(contents.schemaVersion), generation \(contents.generation)",
            "  subjects      \(contents.subjects)\(contents.unnamedWords)",
            "  exposures     \(contents.exposures)",
            "  events        \(contents.events), of which coded \(contents.codedEvents)",
            "  duplicates    \(counted(duplicates.exact, "exact pair")), \(counted(duplicates.near, "near pair"))",
            "  source files  \(contents.files), refused rows kept \(contents.rejects)",
            "  rules",
        ]
        lines.insert(contentsOf: contents.furtherLines, at: 3)
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

extension RegistryContents {
    /// The arms by name, the first of them where they are many.
    fileprivate var armWords: String { Self.words(studyArms.arms, areDelivered: study.armsAreDelivered) }

    fileprivate var unnamedWords: String {
        let unnamed = armSizes.reduce(0) { $0 + $1.unnamed }
        return unnamed == 0 ? "" : ", of whom \(unnamed) unnamed (known by number only)"
    }

    /// Groups, the N of arms as delivered, and that no denominator exists.
    fileprivate var furtherLines: [String] {
        var lines: [String] = []
        for size in armSizes {
            lines.append(
                "    \(size.arm.name): N \(size.subjects) as delivered, \(size.unnamed) of them known by number only"
                    + (size.deaths.map { ", \($0) \($0 == 1 ? "death" : "deaths") of any cause" } ?? ""))
        }
        if !studyArms.groups.isEmpty || !study.groups.isEmpty {
            lines.append("  groups        \(Self.words(studyArms.groups, areDelivered: study.groupsAreDelivered))")
        }
        if let reason = study.noDenominators { lines.append("  denominators  none: \(reason)") }
        return lines
    }

    private static func words(_ arms: [Arm], areDelivered: Bool) -> String {
        let shown = 20
        let names = arms.prefix(shown).map(\.name).joined(separator: ", ")
        let rest = arms.count > shown ? " and \(arms.count - shown) more" : ""
        return areDelivered ? "as delivered\(names.isEmpty ? "" : ": ")\(names)\(rest)" : names + rest
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
