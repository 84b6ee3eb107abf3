import Safety

/// A definition with its names looked up: what is to be counted for it, and under which heads the answers stand.
package struct TablePlan: Sendable {
    package var definition: TableDefinition
    /// The rules by which it counts.
    package var rules: RuleSet
    /// The heads of the categories into which columns are divided, from the first to the last counted.
    package var categories: [String]
    /// What is counted for all rows, for each row of an overview, or for any group of terms and then for each: first whole
    /// and then by category.
    package var choices: [[EventSelection]]
    /// Paths that are counted as one: those of each PT that stands under several SOCs, where it is to be one row.
    package var groups: [Set<Int>]
    /// Terms of groups that the registry does not have, so that no event can be coded to them.
    package var absentTerms: [String] = []

    /// - Parameter paths: the paths that the registry's events are coded to.
    package init(
        _ definition: TableDefinition, rules: RuleSet, selection: EventSelection, paths: [CodedPath], key: TermKey,
        lookup: ChoiceLookup
    ) throws {
        self.definition = definition
        let own = definition.rules(over: rules)
        self.rules = own
        var selection = selection
        if selection.arms == nil { selection.arms = definition.columns.chosen }
        let parts = try definition.split.map { try $0.parts(lookup) } ?? []
        categories = parts.map(\.label)
        let isByPeriod = parts.contains { $0.choice.period == .cumulative }
        func selections(_ chosen: EventSelection) throws -> [EventSelection] {
            // What is counted up to the last day has rows that the interval alone has not.
            var all = EventChoice()
            if isByPeriod { all.period = .cumulative }
            return try ([all] + parts.map(\.choice)).map { try chosen.narrowed(to: $0, rules: own, lookup: lookup) }
        }
        groups = []
        switch definition.kind {
        case .terms(let choice):
            choices = [try selections(selection.narrowed(to: choice, rules: own, lookup: lookup))]
        case .preferredTerms(let choice):
            choices = [try selections(selection.narrowed(to: choice, rules: own, lookup: lookup))]
            let byName = Dictionary(grouping: paths) { key.key($0.pt.name) }
            groups = byName.values.filter { $0.count > 1 }.map { Set($0.map(\.id)) }
                .sorted { ($0.min() ?? 0) < ($1.min() ?? 0) }
        case .termGroups(let choice, let groups):
            let all = try selection.narrowed(to: choice, rules: own, lookup: lookup)
            let found = try groups.map { try FoundGroup($0, lookup) }
            absentTerms = found.flatMap(\.absent)
            choices = try ([FoundGroup(found)] + found).map { try selections($0.events(of: all)) }
        case .overview(let rows):
            choices = try rows.map { try selections(selection.narrowed(to: $0.choice, rules: own, lookup: lookup)) }
        }
    }

    /// The requests, choice by choice, each first whole and then by category.
    package var requests: [CountRequest] { choices.flatMap { $0.map { request($0, groups) } } }

    /// A request for the terms of this plan that are not shown, whole and by category.
    func requests(hidden: [Set<Int>]) -> [CountRequest] {
        // No event of another path is in a group.
        let paths = hidden.reduce(into: Set()) { $0.formUnion($1) }
        return (choices.first ?? []).map { request($0.narrowed(to: paths), hidden) }
    }

    private func request(_ selection: EventSelection, _ groups: [Set<Int>]) -> CountRequest {
        var request = CountRequest(rules: rules, selection: selection, groups: groups)
        request.countsPersonTime = definition.statistics.contains(where: \.needsPersonTime)
        return request
    }
}

/// A group of terms looked up: paths, or the events of supplements.
private struct FoundGroup {
    var paths: Set<Int>?
    var events: Set<Int>?
    var absent: [String] = []

    init(_ group: TermGroup, _ lookup: ChoiceLookup) throws {
        if group.choice.supplements.isEmpty {
            let terms = try lookup.terms(of: group.choice)
            paths = terms.paths
            absent = terms.absent
        } else {
            events = try lookup.events(group.choice.supplements)
        }
    }

    /// All groups as one, which are all of terms or all of supplements.
    init(_ groups: [FoundGroup]) {
        for group in groups {
            if let own = group.paths { paths = (paths ?? []).union(own) }
            if let own = group.events { events = (events ?? []).union(own) }
        }
    }

    func events(of selection: EventSelection) -> EventSelection {
        var own = selection.narrowed(to: paths)
        if let events { own.events = own.events.map { $0.intersection(events) } ?? events }
        return own
    }
}

extension TableSplit {
    /// The categories, those of an attribute's values looked up.
    fileprivate func parts(_ lookup: ChoiceLookup) throws -> [Category] {
        func category(_ label: String, _ attribute: String, _ wanted: SubjectChoice.Wanted) -> Category {
            var choice = EventChoice()
            choice.subjects = SubjectChoice(attribute: attribute, wanted: wanted)
            return Category(label: label, choice: choice)
        }
        switch division {
        case .categories(let categories):
            guard basis == .subjects, let subjects = categories.first?.choice.subjects else { return categories }
            var isOfNumbers = false
            if case .numbers = subjects.wanted { isOfNumbers = true }
            let missing = category("Missing", subjects.attribute, .missing(ofNumbers: isOfNumbers))
            return try (categories + [missing]).filter { try hasSubjects($0, lookup) }
        case .values(let attribute, let names):
            let held = try lookup.values(of: attribute)
            let named = names.filter { held.contains($0.name) }
            let others = held.filter { value in !names.contains { $0.name == value } }
            let missing = category("Missing", attribute, .missing(ofNumbers: false))
            return try named.map { category($0.value, attribute, .value($0.name)) }
                + others.map { category($0, attribute, .value($0)) } + [missing].filter { try hasSubjects($0, lookup) }
        }
    }

    /// Whether the registry has a subject of a category.
    private func hasSubjects(_ category: Category, _ lookup: ChoiceLookup) throws -> Bool {
        try category.choice.subjects.map { try lookup.subjects(of: $0).count > 0 } ?? false
    }
}
