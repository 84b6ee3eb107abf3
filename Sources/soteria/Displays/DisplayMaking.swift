import Incidence
import Registry
import Reporting
import Safety

/// Displays of what is no table of counts, from a registry, the rules and a selection.
///
/// It holds for one state of the registry: it is made and used within one `snapshot`.
struct DisplayMaking {
    let registry: Registry
    /// The rules that count, before a definition states a population of its own.
    let rules: RuleSet
    let selection: EventSelection
    private let frame: ColumnFrame
    private let study: Study
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

    /// A listing, or its form without data.
    func listing(_ definition: ListingDefinition, isShell: Bool = false) throws -> Display {
        let source = source(definition.population)
        if isShell { return ListingReport.shell(definition, source: source) }
        var chosen = selection.narrowed(to: definition.choice)
        if definition.isUncoded { chosen = chosen.narrowed(to: [CodedPath.uncoded]) }
        var events: [ListedEvent] = []
        try registry.events(source.rules, chosen, all: definition.listed != .counted) { event in
            if definition.listed != .excluded || event.disposition != .counted { events.append(event) }
        }
        return ListingReport(
            definition: definition, events: events,
            subjects: try registry.subjects(named: Set(events.map(\.subject))), arms: arms.map(\.name),
            source: source
        ).display()
    }
}
