import Imports
import Incidence
import Registry
import Reporting
import Safety
import Survival

/// Displays of what is no table of counts, from a registry, the rules and a selection.
///
/// It holds for one state of the registry: it is made and used within one `snapshot`.
struct DisplayMaking {
    let registry: Registry
    /// The rules that count, before a definition states a population of its own.
    let rules: RuleSet
    let selection: EventSelection
    let frame: ColumnFrame
    let study: Study
    private let generation: Int
    /// What is selected, in words.
    private let words: String?

    init(_ registry: Registry, _ rules: RuleSet, _ selection: EventSelection, words: String?) throws {
        self.registry = registry
        self.rules = rules
        self.selection = selection
        self.words = words
        frame = try registry.columnFrame()
        study = try registry.study()
        generation = try registry.generation()
    }

    /// The arms or groups in which the rules count subjects.
    var arms: [Arm] { frame.studyArms.counted(by: rules.armBasis) }

    /// What displays say of where they come from.
    func source(_ population: PopulationRule?) -> ReportSource {
        ReportSource(
            study: study, rules: rules(population), selection: words, dictionaries: frame.dictionariesInUse,
            generation: generation, programVersion: Program.version)
    }

    /// The rules with the population that a definition states, if it does.
    func rules(_ population: PopulationRule?) -> RuleSet {
        var own = rules
        if let population { own.population = population }
        return own
    }

    func listing(_ definition: ListingDefinition) throws -> ListingReport {
        let source = source(definition.population)
        var chosen = try selection.narrowed(
            to: definition.choice, rules: source.rules,
            lookup: registry.lookup(source.rules, paths: frame.paths, key: Imports.termKey()))
        if definition.isUncoded { chosen = chosen.narrowed(to: [CodedPath.uncoded]) }
        var events: [ListedEvent] = []
        try registry.events(source.rules, chosen, all: definition.listed != .counted) { event in
            if definition.listed != .excluded || event.disposition != .counted { events.append(event) }
        }
        return ListingReport(
            definition: definition, events: events,
            subjects: try registry.subjects(named: Set(events.map(\.subject))), arms: arms.map(\.name),
            source: source)
    }
}

extension DisplayMaking {
    /// The profile of a subject by its identifier.
    func profile(_ definition: ProfileDefinition, subject identifier: String) throws -> ProfileReport {
        var selection = EventSelection()
        selection.subject = try registry.subject(identifier)
        guard let subject = try registry.subjects(named: [identifier])[identifier] else {
            throw RegistryError(.request, "The registry has no subject of the identifier given with --subject.")
        }
        var events: [ListedEvent] = []
        try registry.events(rules, selection, all: true) { events.append($0) }
        return ProfileReport(
            definition: definition, subject: subject, arm: events.first?.arm, events: events, source: source(nil))
    }

    /// The arms that are columns: those selected; of arms or groups as delivered those with most subjects, largest first,
    /// or all by name where they are no more than the definition shows; else all.
    func columns(_ columns: TableColumns, _ rules: RuleSet) throws -> [Arm] {
        if let asked = selection.arms, !asked.isEmpty { return arms.chosen(asked) }
        let areDelivered = rules.armBasis == .groups ? study.groupsAreDelivered : study.armsAreDelivered
        guard areDelivered else { return arms }
        let byName = arms.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        guard arms.count > columns.mostFrequent else { return byName }
        let sizes = try registry.sizes(rules, of: arms.count)
        return byName.enumerated().sorted {
            (-sizes[$0.element.id - 1], $0.offset) < (-sizes[$1.element.id - 1], $1.offset)
        }.prefix(columns.mostFrequent).map(\.element)
    }
}

extension DisplayMaking {
    func timeToEvent(_ definition: TimeToEventDefinition) throws -> TimeToEventReport {
        let source = source(definition.population)
        let sizes = try registry.sizes(source.rules, of: arms.count)
        let columns = try columns(definition.columns, source.rules)
        let lookup = registry.lookup(source.rules, paths: frame.paths, key: Imports.termKey())
        let requests = try definition.rows.map { row in
            var chosen = try selection.narrowed(to: row.choice, rules: source.rules, lookup: lookup)
            chosen.arms = columns.map(\.id)
            return SubjectTimesCounter.Request(rules: source.rules, selection: chosen)
        }
        let times = try registry.columns(SubjectTimesCounter.wanted(requests), frame: frame) { frame in
            try SubjectTimesCounter(requests, frame: frame)
        } add: { counter, chunk in
            try counter.add(chunk)
        } join: { counter, other in
            counter.join(other)
        }.times
        let n = columns.map { sizes[$0.id - 1] }
        return TimeToEventReport(
            definition: definition, table: TimeToEventTable(definition, times, n: n + [n.reduce(0, +)]), source: source)
    }
}
