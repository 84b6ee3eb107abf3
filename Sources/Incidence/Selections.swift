import Safety

extension EventSelection {
    /// This selection with the further conditions of a definition's choice, its names looked up.
    ///
    /// A period reaches to the selection's last day, or to the data cut of the rules.
    package func narrowed(
        to choice: EventChoice, rules: RuleSet, lookup: ChoiceLookup
    ) throws -> EventSelection {
        var narrowed = self
        narrowed.serious = serious || choice.serious
        narrowed.nonSerious = nonSerious || choice.nonSerious
        narrowed.related = related || choice.related
        narrowed.fatal = fatal || choice.fatal
        if let chosen = choice.severity {
            narrowed.unknownSeverity = choice.unknownSeverity && (severity == nil || unknownSeverity)
            narrowed.severity = severity.map { $0.intersection(chosen) } ?? chosen
        }
        // Two choices of a list cannot both be asked of one value: an event with several may meet one by each.
        if let chosen = choice.causality { narrowed.causality = causality.map { $0.intersection(chosen) } ?? chosen }
        if let chosen = choice.criteria { narrowed.criteria = criteria.map { $0.intersection(chosen) } ?? chosen }
        if let chosen = choice.actions { narrowed.actions = actions.map { $0.intersection(chosen) } ?? chosen }
        if let chosen = choice.outcomes { narrowed.outcomes = outcomes.map { $0.intersection(chosen) } ?? chosen }
        if let days = choice.onsetDays {
            if let own = onsetDays, !own.overlaps(days) {
                narrowed.events = []
            } else {
                narrowed.onsetDays = onsetDays.map { $0.clamped(to: days) } ?? days
            }
        }
        if let days = choice.lastingOver { narrowed.lastingOver = max(days, lastingOver ?? days) }
        if let period = choice.period {
            if period == .cumulative { narrowed.from = nil }
            narrowed.to = to ?? rules.followUp.dataCut
        }
        if !choice.socs.isEmpty || !choice.pts.isEmpty {
            let terms = try lookup.terms(of: choice)
            if let absent = terms.absent.first { throw IncidenceError.unknownTerm(absent) }
            narrowed = narrowed.narrowed(to: terms.paths)
        }
        if choice.unexpected { narrowed = narrowed.narrowed(to: try lookup.unexpected()) }
        if !choice.supplements.isEmpty {
            let found = try lookup.events(choice.supplements)
            narrowed.events = narrowed.events.map { $0.intersection(found) } ?? found
        }
        if let chosen = choice.subjects {
            let found = try lookup.subjects(of: chosen)
            narrowed.subjects = subjects.map { own in SubjectSet(found.keys.filter { own.contains($0) }) } ?? found
        }
        return narrowed
    }

    /// This selection held to a row's paths; nil, the row of any event, leaves it as it is.
    package func narrowed(to rowPaths: Set<Int>?) -> EventSelection {
        guard let rowPaths else { return self }
        var narrowed = self
        narrowed.paths = paths.map { $0.intersection(rowPaths) } ?? rowPaths
        return narrowed
    }
}

extension TableDefinition {
    /// The rules by which this table counts: those given, with the population that the definition states, if it does.
    package func rules(over rules: RuleSet) -> RuleSet {
        var own = rules
        if let population { own.population = population }
        return own
    }
}
