/// A number of events and of distinct subjects that have them.
package struct CellCount: Sendable, Hashable {
    package var events: Int
    package var subjects: Int

    package init(events: Int = 0, subjects: Int = 0) {
        self.events = events
        self.subjects = subjects
    }
}

/// What to count: the rules, the selection, and sets of paths to be counted as one (remainder rows).
package struct CountRequest: Sendable, Equatable {
    package var rules: RuleSet
    package var selection: EventSelection
    /// Each set of path keys is counted as one group: events add up, subjects are distinct.
    package var groups: [Set<Int>]
    /// Whether person-time is counted, too.
    package var countsPersonTime = false

    package init(rules: RuleSet, selection: EventSelection, groups: [Set<Int>] = []) {
        self.rules = rules
        self.selection = selection
        self.groups = groups
    }
}

/// The counts of a request: N, and a row of cells for any event, each SOC, each path and each group.
///
/// A row has one cell per arm of `arms`, then one for the total, which is counted without the arm. Rows without an
/// event are absent from the dictionaries. Both counters return this value, and equality is agreement.
package struct IncidenceCounts: Sendable, Equatable {
    /// The arms that are columns: all declared ones, or the one selected.
    package var arms: [Arm]
    /// Subjects of the population per arm, then in total.
    package var n: [Int]
    package var any: [CellCount]
    /// By SOC key; `CodedPath.uncoded` holds the events without a code.
    package var soc: [Int: [CellCount]]
    /// By path key; `CodedPath.uncoded` holds the events without a code.
    package var path: [Int: [CellCount]]
    package var groups: [[CellCount]]
    /// Nil where the request does not ask for it.
    package var personTime: PersonTime?

    package init(
        arms: [Arm], n: [Int], any: [CellCount], soc: [Int: [CellCount]], path: [Int: [CellCount]],
        groups: [[CellCount]]
    ) {
        self.arms = arms
        self.n = n
        self.any = any
        self.soc = soc
        self.path = path
        self.groups = groups
    }
}

extension IncidenceCounts {
    /// These counts with the total as the only column.
    package var totalAlone: IncidenceCounts {
        func last(_ cells: [CellCount]) -> [CellCount] { Array(cells.suffix(1)) }
        var counts = IncidenceCounts(
            arms: [], n: Array(n.suffix(1)), any: last(any), soc: soc.mapValues(last), path: path.mapValues(last),
            groups: groups.map(last))
        counts.personTime = personTime?.totalAlone
        return counts
    }
}

/// How all stored events divide into counted and left out, for the trailer of a table.
package struct DispositionCounts: Sendable, Equatable {
    package var events: [EventDisposition: Int]
    /// Counted events without a code.
    package var uncoded: Int
    /// Counted events flagged serious that carry none of the criteria.
    package var seriousWithoutCriterion: Int
    /// Counted events that carry a criterion and are not flagged serious.
    package var criterionWithoutSerious: Int
    /// Rows refused by the registry's import runs.
    package var rejectedRows: Int

    package init(
        events: [EventDisposition: Int], uncoded: Int, seriousWithoutCriterion: Int, criterionWithoutSerious: Int,
        rejectedRows: Int
    ) {
        self.events = events
        self.uncoded = uncoded
        self.seriousWithoutCriterion = seriousWithoutCriterion
        self.criterionWithoutSerious = criterionWithoutSerious
        self.rejectedRows = rejectedRows
    }

    /// Every stored event.
    package var stored: Int { events.values.reduce(0, +) }
    package var counted: Int { events[.counted] ?? 0 }
}
