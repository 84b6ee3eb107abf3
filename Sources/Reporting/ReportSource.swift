import Safety

/// Where a display comes from, as it says below its rows: the study, the rules and the state of the registry.
package struct ReportSource: Sendable {
    package var study: Study
    /// The rules by which it was made, with the population that the definition states, if it does.
    package var rules: RuleSet
    /// The selection of the command in words; nil when it selects nothing beyond the definition.
    package var selection: String?
    /// The dictionaries by which events are coded.
    package var dictionaries: [DictionaryVersion]
    /// The registry's generation, which every change of its content moves.
    package var generation: Int
    package var programVersion: String

    package init(
        study: Study, rules: RuleSet, selection: String?, dictionaries: [DictionaryVersion], generation: Int,
        programVersion: String
    ) {
        self.study = study
        self.rules = rules
        self.selection = selection
        self.dictionaries = dictionaries
        self.generation = generation
        self.programVersion = programVersion
    }

    /// The titles of a display: its own, then the study's.
    func titles(_ own: String...) -> [String] { (own + [study.title]).filter { !$0.isEmpty } }

    /// The footnotes that every display ends with: selection, rules, dictionaries, and whether the data are synthetic.
    var notes: [String] {
        var notes: [String] = []
        if let selection { notes.append("Selection: \(selection)") }
        notes.append("\(ruleName) \(rules.sentences.joined(separator: " "))")
        for dictionary in dictionaries {
            notes.append("Terms: \(dictionary.name), version \(dictionary.version), language \(dictionary.language).")
        }
        return notes + syntheticNotes
    }

    /// The footnotes of a display without events: of the rules, who is counted, and the window where it ends follow-up.
    func populationNotes(withWindow: Bool) -> [String] {
        let window = withWindow && rules.window.basis.asksForDate
        let sentences = rules.populationSentences + (window ? [rules.window.basis.sentence(by: rules.window.date)] : [])
        return (selection.map { ["Selection: \($0)"] } ?? []) + ["\(ruleName) \(sentences.joined(separator: " "))"]
            + syntheticNotes
    }

    /// The same where a page has no room for the rules in words.
    var shortNotes: [String] { [ruleName] + syntheticNotes }

    private var ruleName: String { "Rules \(rules.name), version \(rules.version)." }

    private var syntheticNotes: [String] {
        study.isSynthetic ? ["SYNTHETIC DATA: no record describes a real person."] : []
    }

    var trailer: [String] { ["soteria \(programVersion), registry generation \(generation)."] }

    /// What a subject is called: where no denominator exists, rows are reports.
    func subjects(_ count: Int) -> String {
        let noun = study.noDenominators == nil ? "subject" : "report"
        return "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
}
