import Safety

extension RuleSet {
    /// The rules in words, one rule a sentence or two, for the footnotes of a table.
    ///
    /// Every alternative of every rule reads differently. Rules that do not apply (what a partial date does where no
    /// date is asked) are left out. Name and version of the rule set are not among them.
    package var sentences: [String] {
        var sentences = populationSentences + [window.basis.sentence(by: window.date)]
        sentences += window.dateSentences
        sentences.append(related.sentence)
        sentences += serious.sentences
        if let severity = severity.sentence { sentences.append(severity) }
        if let followUp = followUp.sentence { sentences.append(followUp) }
        if let expected = expectedTerms?.sentence { sentences.append(expected) }
        sentences.append(naturalProgression.sentence)
        sentences.append(duplicates.sentence)
        sentences.append(dictionarySentence)
        if !constants.isEmpty {
            let values = constants.map { "\($0.name.replacing("_", with: " ")) \($0.value)" }
            sentences.append("Constants: \(values.joined(separator: ", ")).")
        }
        return sentences
    }

    /// Who is counted, and in which arm.
    var populationSentences: [String] { [population.sentence, armBasis.sentence] }

    private var dictionarySentence: String {
        guard let dictionary else { return "Terms are those of each event's latest coding." }
        return "Terms are those of the dictionary \(dictionary.name), version \(dictionary.version)."
    }
}

extension PopulationRule {
    fileprivate var sentence: String {
        switch self {
        case .exposed:
            "Population: subjects with at least one exposure record, whatever its amount (placebo has dose 0)."
        case .all: "Population: all subjects."
        case .flag(let flag): "Population: subjects whose population flag \(flag) was delivered as yes."
        }
    }
}

extension ArmBasis {
    fileprivate var sentence: String {
        switch self {
        case .planned: "Subjects are counted in their planned arm."
        case .actual: "Subjects are counted in the arm of their actual treatment."
        case .groups: "Subjects are counted in every group that they belong to."
        }
    }
}

extension RelatedRule {
    fileprivate var sentence: String {
        let graded = Causality.allCases.filter { $0 != .missing && counted.contains($0) }.map(\.words)
        let list = graded.isEmpty ? "no assessment" : "any assessment of \(graded.joined(separator: ", "))"
        let blank = counted.contains(.missing) ? "counts as related" : "does not count as related"
        return "Related (adverse drug reaction): \(list); an event without any assessment \(blank)."
    }
}

extension SeriousRule {
    fileprivate var sentences: [String] {
        let list = SeriousnessCriterion.allCases.filter(criteria.contains).map(\.words).joined(separator: ", ")
        return switch basis {
        case .flag: ["Serious: flagged as serious by the reporter.", "Criteria compared with the flag: \(list)."]
        case .criteria: ["Serious: at least one of the criteria \(list), whatever the flag."]
        case .either: ["Serious: flagged as serious by the reporter, or at least one of the criteria \(list)."]
        }
    }
}

extension SeverityRule {
    fileprivate var sentence: String? {
        missing.map { "Severity: an event of which none is known counts as \($0.words)." }
    }
}

extension FollowUpRule {
    fileprivate var sentence: String? { dataCut.map { "Follow-up ends with the data cut of \($0.iso) at the latest." } }
}

extension ExpectedTerms {
    fileprivate var sentence: String {
        "Expected by \(source): \(pts.joined(separator: ", ")); any other preferred term is unexpected."
    }
}

extension NaturalProgressionRule {
    fileprivate var sentence: String {
        switch self {
        case .excluded: "Events flagged as natural progression of the disease are left out."
        case .counted: "Events flagged as natural progression of the disease are counted like any other."
        }
    }
}

extension DuplicateRule {
    fileprivate var sentence: String {
        switch self {
        case .counted: "Repeated events of a subject with the same content are each counted."
        case .excludeExact: "Of events of a subject with the same content one is counted."
        }
    }
}

extension CodedValue {
    /// The value as a sentence writes it.
    var words: String { name.replacing("_", with: " ") }
}
