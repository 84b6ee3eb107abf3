import Safety

/// Reads the YAML of a study, or of rules alone, into the values that counting uses.
///
/// `Imports/studies/README.md` lists the keys, their alternatives and what holds where a key is left out. Unknown keys,
/// unknown words, and options that do not belong to what was chosen are refused with their line and a near name.
package enum StudyFile {
    /// The study of a file and the rules it counts by.
    ///
    /// Throws: an `ImportsError` that names file, line and column.
    package static func decode(text: String, fileName: String) throws(ImportsError) -> StudyDefinition {
        let file = try StrictYAML.file(text: text, named: fileName)
        try file.allow(keys: studyKeys + ruleKeys)
        return StudyDefinition(study: try study(file), rules: try rules(file, text: text))
    }

    /// The rules of a file for a study that a registry already holds.
    ///
    /// Such a file leaves the study's own keys out (title, study_id, arms, not_an_arm, groups, denominators, synthetic). It may also be a
    /// whole study file; then it is read as one, and where `registered` is given, its study must be that study.
    package static func decodeRules(
        text: String, fileName: String, for registered: Study? = nil
    ) throws(ImportsError) -> RuleSet {
        let file = try StrictYAML.file(text: text, named: fileName)
        try file.allow(keys: studyKeys + ruleKeys)
        if try file.mapping().contains(where: { studyKeys.contains($0.key) }) {
            let stated = try study(file)
            if let registered, stated != registered {
                throw file.error(
                    "The file states a study (\(studyKeys.joined(separator: ", "))) that is not the registry's: rules "
                        + "cannot change the study, so remove these keys.")
            }
        }
        return try rules(file, text: text)
    }

    private static let studyKeys = [
        "title", "study_id", "arms", "not_an_arm", "groups", "denominators", "synthetic",
    ]
    private static let ruleKeys = [
        "name", "version", "arm", "population", "window", "related", "serious", "severity", "follow_up", "expected",
        "natural_progression", "duplicates", "dictionary", "constants",
    ]

    private static func study(_ file: StrictYAML) throws(ImportsError) -> Study {
        let (arms, armsAreDelivered) = try names(file.required("arms"), called: "arm", most: Int(Int16.max))
        var noArms: [String] = []
        if let noArmList = try file.value("not_an_arm") {
            noArms = try noArmList.texts()
            for name in noArms where arms.contains(name) {
                throw noArmList.error("\"\(name)\" is both in arms and in not_an_arm.")
            }
        }
        var study = Study(
            identifier: try file.value("study_id")?.text(), title: try file.required("title").text(), arms: arms,
            notAnArm: noArms, isSynthetic: try file.value("synthetic")?.truth() ?? false)
        study.armsAreDelivered = armsAreDelivered
        study.groupsAreDelivered = armsAreDelivered
        if let groups = try file.value("groups") {
            (study.groups, study.groupsAreDelivered) = try names(groups, called: "group", most: Int(Int32.max))
        }
        if let denominators = try file.value("denominators") {
            guard case .mapping = denominators.content else {
                throw denominators.error(
                    "denominators is left out where N is known. Where nobody knows it, say why: "
                        + "{none: spontaneous reports}.")
            }
            try denominators.allow(keys: ["none"])
            study.noDenominators = try denominators.required("none").text()
        }
        return study
    }

    /// A list of at least one name, or the words for whatever names are delivered.
    private static func names(
        _ value: StrictYAML, called noun: String, most: Int
    ) throws(ImportsError) -> (names: [String], areDelivered: Bool) {
        if case .text(asDelivered) = value.content { return ([], true) }
        if case .text = value.content {
            throw value.error("\(value.name) needs a list of names, or the words \"\(asDelivered)\".")
        }
        let names = try value.texts()
        guard !names.isEmpty else { throw value.error("\(value.name) is empty: name at least one \(noun).") }
        guard names.count <= most else { throw value.error("\(value.name) has more than \(most) names.") }
        return (names, false)
    }

    private static let asDelivered = "as delivered"

    private static func rules(_ file: StrictYAML, text: String) throws(ImportsError) -> RuleSet {
        let nameValue = try file.required("name")
        let name = try nameValue.text()
        guard name.utf8.allSatisfy(isNameByte) else {
            throw nameValue.error("name may hold letters a to z, digits, hyphens and underscores only.")
        }
        var rules = RuleSet(name: name, version: try file.required("version").text(), text: text)
        if let value = try file.value("arm") { rules.armBasis = try value.word(of: ArmBasis.self) }
        if let value = try file.value("population") { rules.population = try RuleValues.population(value) }
        rules.window = try RuleValues.window(file.required("window"))
        rules.related = try RuleValues.related(file.required("related"))
        if let value = try file.value("serious") { rules.serious = try RuleValues.serious(value) }
        if let value = try file.value("severity") { rules.severity = try RuleValues.severity(value) }
        if let value = try file.value("follow_up") { rules.followUp = try RuleValues.followUp(value) }
        if let value = try file.value("expected") { rules.expectedTerms = try RuleValues.expected(value) }
        if let value = try file.value("natural_progression") {
            rules.naturalProgression = try value.word(of: NaturalProgressionRule.self)
        }
        if let value = try file.value("duplicates") { rules.duplicates = try value.word(of: DuplicateRule.self) }
        if let value = try file.value("dictionary") { rules.dictionary = try RuleValues.dictionary(value) }
        rules.constants = try RuleValues.constants(file.value("constants"))
        return rules
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
