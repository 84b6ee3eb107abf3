import Imports
import Incidence
import Registry
import Safety

/// The straight line from rules and a selection to counts: what tables, terms, traces and checks share.
///
/// It holds for one state of the registry: it is made and used within one `snapshot`.
struct TableCounting {
    let registry: Registry
    let rules: RuleSet
    let order: TermOrder
    private let frame: ColumnFrame

    init(_ registry: Registry, _ rules: RuleSet) throws {
        self.registry = registry
        self.rules = rules
        frame = try registry.columnFrame()
        order = TableCounting.order()
    }

    /// The paths that the keys of counts mean.
    var paths: [CodedPath] { frame.paths }

    /// The arms or groups in which the rules count subjects.
    var arms: [Arm] { frame.studyArms.counted(by: rules.armBasis) }

    /// The dictionaries in which events are coded.
    var dictionaries: [DictionaryVersion] { frame.dictionariesInUse }

    /// What a pass over the registry counted: an answer to each request, and how the events divide for each.
    struct Counted {
        var counts: [IncidenceCounts]
        /// None where they were not asked for.
        var dispositions: [DispositionCounts]
    }

    /// The counts of requests by the packed columns, in one pass; with `isChecked` also by the reference statement, and
    /// a cell or a division that differs is an error that names it. With `divides` every stored event is looked at;
    /// without, only those of the paths selected.
    func count(
        _ requests: [CountRequest], tables: [String], divides: Bool, isChecked: Bool
    ) throws -> Counted {
        let codings = divides ? nil : PackedCounter.codings(requests, frame: frame)
        let counter = try registry.columns(PackedCounter.wanted(requests), of: codings, frame: frame) { frame in
            PackedCounter(requests, frame: frame, divides: divides)
        } add: { counter, chunk in
            try counter.add(chunk)
        } join: { counter, other in
            counter.join(other)
        }
        var counted = Counted(counts: counter.counts, dispositions: [])
        if divides {
            let rejectedRows = try registry.rejectedRows()
            counted.dispositions = requests.indices.compactMap {
                counter.dispositions(ofRequest: $0, rejectedRows: rejectedRows)
            }
        }
        guard isChecked else { return counted }
        for (position, request) in requests.enumerated() {
            let reference = try registry.referenceCounts(request)
            let table = tables.indices.contains(position) ? tables[position] : ""
            if let disagreement = Disagreement.first(
                of: counted.counts[position], reference, table: table, paths: paths)
            {
                throw disagreement
            }
            // Requests with equal rules divide equally.
            guard divides, requests.firstIndex(where: { $0.rules == request.rules }) == position else { continue }
            guard try registry.dispositions(request.rules) == counted.dispositions[position] else {
                throw Ending.Failure(
                    code: .findings,
                    message: "The two counts disagree on how the stored events divide into counted and left out. "
                        + "Run verify and report this.")
            }
        }
        return counted
    }

    /// A table with the division of all stored events under its rules, where it was asked for.
    struct CountedTable {
        var table: IncidenceTable
        var dispositions: DispositionCounts?
        /// Terms of groups that the registry does not have.
        var absentTerms: [String]
    }

    /// How the words of definitions are looked up.
    var lookup: ChoiceLookup { registry.lookup(rules, paths: paths, key: order.key) }

    /// The tables of definitions, counted together, with the division of events where it is asked for or checked.
    /// `counted` is told of every answer.
    func tables(
        _ definitions: [TableDefinition], _ selection: EventSelection, divides: Bool, isChecked: Bool,
        counted tell: (IncidenceCounts) -> Void = { _ in }
    ) throws -> [CountedTable] {
        let lookup = lookup
        let plans = try definitions.map { definition in
            try TablePlan(
                withColumns(definition, selection), rules: rules, selection: selection, paths: paths, key: order.key,
                lookup: lookup)
        }
        // Rules that divide the events alike are few.
        var divisions: [(rules: RuleSet, dispositions: DispositionCounts)] = []
        var isFirst = true
        let tables = try IncidenceTable.build(plans, paths: paths, order: order) { asked in
            // The remainder rows, counted at last, belong to tables with terms under the threshold.
            let counted = try count(
                asked.map(\.request), tables: asked.map(\.table), divides: isFirst && (divides || isChecked),
                isChecked: isChecked)
            if isFirst { divisions = zip(asked, counted.dispositions).map { ($0.request.rules, $1) } }
            isFirst = false
            counted.counts.forEach(tell)
            return counted.counts
        }
        return zip(plans, tables).map { plan, table in
            CountedTable(
                table: table, dispositions: divisions.first { $0.rules == plan.rules }?.dispositions,
                absentTerms: plan.absentTerms)
        }
    }

    /// The table of a definition, for who asks for nothing but its numbers.
    func table(_ definition: TableDefinition, _ selection: EventSelection) throws -> IncidenceTable {
        guard let counted = try tables([definition], selection, divides: false, isChecked: false).first else {
            throw RegistryError(.registry, "The table \(definition.name) asks for nothing.")
        }
        return counted.table
    }

    /// A definition with the columns that arms or groups as delivered give it, where the selection names none: all of
    /// them by name, or, when they are more than the definition shows, those with most subjects, largest first.
    private func withColumns(_ definition: TableDefinition, _ selection: EventSelection) throws -> TableDefinition {
        guard selection.arms == nil, try areDelivered else { return definition }
        var chosen = definition
        let byName = arms.sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
        let most = definition.columns.mostFrequent
        guard arms.count > most else {
            chosen.columns.chosen = byName.map(\.id)
            return chosen
        }
        let sizes = try registry.sizes(definition.rules(over: rules), of: arms.count)
        let ranked = byName.enumerated().sorted {
            (-sizes[$0.element.id - 1], $0.offset) < (-sizes[$1.element.id - 1], $1.offset)
        }
        chosen.columns.chosen = ranked.prefix(most).map(\.element.id)
        return chosen
    }

    private var areDelivered: Bool {
        get throws {
            let study = try registry.study()
            return rules.armBasis == .groups ? study.groupsAreDelivered : study.armsAreDelivered
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
