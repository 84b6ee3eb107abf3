import Imports
import Incidence
import Registry
import Safety

/// The straight line from rules and a selection to counts: what tables, terms, traces and checks share.
struct TableCounting {
    let registry: Registry
    let rules: RuleSet
    let paths: [CodedPath]
    let order: TermOrder
    private let columns: SafetyColumns

    init(_ registry: Registry, _ rules: RuleSet) throws {
        self.registry = registry
        self.rules = rules
        columns = try registry.columns(dictionary: rules.dictionary)
        paths = columns.paths
        order = TableCounting.order()
    }

    /// The counts of a request by the packed columns; with `isChecked` also by the reference statement, and a cell
    /// that differs is an error that names it.
    func counts(_ request: CountRequest, table: String, isChecked: Bool) throws -> IncidenceCounts {
        let packed = try PackedCounter.count(request, in: columns)
        if isChecked {
            let reference = try registry.referenceCounts(request)
            if let disagreement = Disagreement.first(of: packed, reference, table: table, paths: paths) {
                throw disagreement
            }
        }
        return packed
    }

    /// How all stored events divide under rules, counted like a table; the division counts twice with `isChecked`.
    func dispositions(_ rules: RuleSet, isChecked: Bool) throws -> DispositionCounts {
        let packed = try PackedCounter.dispositions(
            rules: rules, columns: columns, rejectedRows: try registry.rejectedRows())
        if isChecked, try registry.dispositions(rules) != packed {
            throw Ending.Failure(
                code: .findings,
                message: "The two counts disagree on how the stored events divide into counted and left out. "
                    + "Run verify and report this.")
        }
        return packed
    }

    /// The table of a definition.
    func table(
        _ definition: TableDefinition, _ selection: EventSelection, isChecked: Bool
    ) throws -> IncidenceTable {
        try IncidenceTable.build(definition, rules: rules, selection: selection, paths: paths, order: order) {
            try counts($0, table: definition.name, isChecked: isChecked)
        }
    }

    /// The agreed order of SOCs, by the same keys by which terms are compared.
    private static func order() -> TermOrder {
        let key = Imports.termKey()
        let agreed = Dictionary(
            Imports.agreedSOCOrder().enumerated().map { (key.key($1), $0) }, uniquingKeysWith: { first, _ in first })
        return TermOrder(agreed: agreed, key: key)
    }
}
