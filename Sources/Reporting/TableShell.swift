import Incidence
import Safety

extension TableReport {
    /// A table without data: what it will look like, with "xx" for every number and names that stand for terms.
    package static func shell(
        _ definition: TableDefinition, arms: [Arm], source: ReportSource
    ) -> Display {
        var report = TableReport(
            definition: definition, table: IncidenceTable(shellOf: definition, arms: arms), study: source.study,
            rules: source.rules, ruleSentences: source.rules.sentences, selection: source.selection,
            dictionaries: source.dictionaries, generation: source.generation, dispositions: nil,
            programVersion: source.programVersion)
        report.isShell = true
        return report.display()
    }
}
