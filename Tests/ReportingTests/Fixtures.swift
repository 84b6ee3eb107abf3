import Incidence
import Reporting
import Reports
import Safety
import TestSupport
import Testing

/// Reports of small registries, as a command would make them.
enum Fixtures {
    /// A registry in which each term has its subjects (the first ones), and the first of them its further events.
    static func registry(
        arms: [String] = ["Lenzumestrocel"], n: Int, _ rows: [PaperTables.Row], marks: EventMarks = [],
        causality: Set<Causality> = []
    ) -> SmallRegistry {
        var subjects = (0..<n).map { FixtureSubject(arm: $0 % arms.count, firstDose: 0) }
        for (term, row) in rows.enumerated() {
            for number in 0..<row.events {
                let subject = number < row.subjects ? number : 0
                subjects[subject].events.append(FixtureEvent(term, on: 1, causality: causality, marks: marks))
            }
        }
        return SmallRegistry(arms: arms, terms: rows.map { ($0.soc, $0.pt) }, subjects: subjects)
    }

    static func report(
        _ definition: TableDefinition, of registry: SmallRegistry, isSynthetic: Bool = false, title: String = "A study",
        selection: EventSelection = EventSelection()
    ) throws -> TableReport {
        var rules = RuleSet(name: "test-rules", version: "1", text: "")
        rules.related = RelatedRule(counted: [.possible])
        let table = try IncidenceTable.build(
            definition, rules: rules, selection: selection, paths: registry.paths, order: TermOrder()
        ) { try PackedCounter.count($0, in: registry) }
        return TableReport(
            definition: definition, table: table,
            study: Study(identifier: "T", title: title, arms: registry.arms, notAnArm: [], isSynthetic: isSynthetic),
            rules: definition.rules(over: rules), ruleSentences: ["Subjects with an exposure are counted."],
            selection: nil,
            dictionaries: [DictionaryVersion(name: "Invented", version: "1", language: "en")], generation: 4,
            dispositions: try PackedCounter.dispositions(rules: rules, in: registry),
            programVersion: "0.1.0")
    }
}
