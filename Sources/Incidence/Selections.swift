import Safety

extension EventSelection {
    /// This selection with the further conditions of a definition's choice.
    package func narrowed(to choice: EventChoice) -> EventSelection {
        var narrowed = self
        narrowed.serious = serious || choice.serious
        narrowed.nonSerious = nonSerious || choice.nonSerious
        narrowed.related = related || choice.related
        narrowed.fatal = fatal || choice.fatal
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

    /// What is to be counted for this table: a request for its terms, or one for each row of an overview.
    package func requests(rules: RuleSet, selection: EventSelection) -> [CountRequest] {
        let rules = self.rules(over: rules)
        var selection = selection
        if selection.arms == nil { selection.arms = columns.chosen }
        switch kind {
        case .terms(let choice): return [CountRequest(rules: rules, selection: selection.narrowed(to: choice))]
        case .overview(let rows):
            return rows.map { CountRequest(rules: rules, selection: selection.narrowed(to: $0.choice)) }
        }
    }
}
