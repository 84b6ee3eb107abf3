import Imports
import Registry
import Safety

/// Rule sets given by the name of a stored one, by the name of a shipped study, or by path.
enum RulesArgument {
    /// The rules that count: the active ones, or those given.
    ///
    /// A name may carry a version, NAME@VERSION; without one the latest stored version is meant.
    static func rules(_ given: String?, of registry: Registry) throws -> RuleSet {
        let stored = try registry.ruleSets()
        guard let given else {
            guard let active = stored.first(where: \.isActive) else {
                throw RegistryError(.registry, "\(registry.path) has no active rule set; `soteria rules use` sets one.")
            }
            return try decode(active)
        }
        if let match = stored.last(where: { $0.name == given || "\($0.name)@\($0.version)" == given }) {
            return try decode(match)
        }
        let (text, fileName) = try StudyArgument.text(given)
        let rules = try StudyFile.decodeRules(text: text, fileName: fileName, for: try registry.study())
        if let namesake = stored.first(where: { $0.name == rules.name && $0.version == rules.version }),
            try decode(namesake).parameters != rules.parameters
        {
            // A table counted by these rules would name a version that says something else.
            throw RegistryError(
                .request,
                "\(fileName) states other rules than the registry holds as \(rules.name) version \(rules.version). "
                    + "Changed rules need a new version.")
        }
        return rules
    }

    private static func decode(_ stored: StoredRuleSet) throws -> RuleSet {
        try StudyFile.decodeRules(text: stored.text, fileName: "rules \(stored.name) version \(stored.version)")
    }
}
