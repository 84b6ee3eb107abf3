import Registry
import Reporting
import Reports
import Safety

/// The tables of definitions with everything that is printed beside their numbers, counted together.
///
/// They are made of one state of the registry, within one `snapshot`.
struct TableReports {
    let registry: Registry
    let selection: SelectionOptions
    let isChecked: Bool
    let counting: TableCounting
    let study: Study

    init(_ registry: Registry, _ selection: SelectionOptions, isChecked: Bool) throws {
        self.registry = registry
        self.selection = selection
        self.isChecked = isChecked
        counting = try TableCounting(registry, try selection.rules(of: registry))
        study = try registry.study()
    }

    /// A definition as the registry's data allow it. Throws where they do not.
    func fitted(_ definition: TableDefinition, isOwn: Bool) throws -> TableDefinition {
        try definition.fitted(to: study, rules: counting.rules, armCount: counting.arms.count, isOwn: isOwn)
    }

    /// - Parameter divides: whether the tables say how all stored events divide.
    func reports(_ definitions: [TableDefinition], divides: Bool) throws -> [TableReport] {
        let chosen = try selection.selection(of: registry, by: counting.rules.armBasis)
        let counted = try counting.tables(definitions, chosen, divides: divides, isChecked: isChecked)
        let armSizes = try registry.armSizes()
        let generation = try registry.generation()
        return zip(definitions, counted).map { definition, counted in
            let rules = definition.rules(over: counting.rules)
            var report = TableReport(
                definition: definition, table: counted.table, study: study, rules: rules,
                ruleSentences: rules.sentences, selection: selection.words, dictionaries: counting.dictionaries,
                generation: generation, dispositions: counted.dispositions, programVersion: Program.version)
            report.absentTerms = counted.absentTerms
            report.from = chosen.from
            report.to = chosen.to
            report.armCount = counting.arms.count
            report.hasArmsAskedFor = selection.arm != nil || selection.arms != nil
            if rules.armBasis == .planned {
                report.unnamed = Dictionary(
                    armSizes.map { ($0.arm.id, $0.unnamed) }, uniquingKeysWith: { first, _ in first })
            }
            return report
        }
    }
}
