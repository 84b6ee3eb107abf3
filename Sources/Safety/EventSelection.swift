/// Which of the counted events a table, listing or trace is about.
///
/// One value is made from flags or from a definition and used for the table, its listing and its trace, so that they
/// cannot disagree. Members combine by "and"; the default selects every counted event.
package struct EventSelection: Sendable, Hashable {
    /// Only events that the rules call serious.
    package var serious = false
    /// Only events that the rules do not call serious.
    package var nonSerious = false
    /// Only events that the rules call related (adverse drug reactions).
    package var related = false
    /// Only events with a fatal outcome or with death as a criterion.
    package var fatal = false
    /// Only events of one of these severities; a grade stands for the word of its number where no word is given.
    package var severity: Set<Severity>?
    /// Where severities are selected: also events of which no severity is known, unless the rules assume one.
    package var unknownSeverity = false
    /// Only events with an assessment among these; `.missing` selects events without any.
    package var causality: Set<Causality>?
    /// Only events with any of these criteria.
    package var criteria: Set<SeriousnessCriterion>?
    /// Only events after which one of these actions was taken with the product.
    package var actions: Set<ActionTaken>?
    /// Only events with one of these outcomes.
    package var outcomes: Set<Outcome>?
    /// Only events whose counted day is one of these days of treatment: the day of the first dose is day 1, the one
    /// before it day -1 (there is no day 0).
    package var onsetDays: ClosedRange<Int>?
    /// Only events that went on for more than so many days: from the counted day to the latest possible day of the end,
    /// both included; without an end, to the end of the subject's follow-up (`PersonTime`). An end before the counted
    /// day is that day. An event without a date, whose length is not known, is not among them.
    package var lastingOver: Int?
    /// Only events coded to one of these paths; `CodedPath.uncoded` selects events without a code. Nil selects all.
    package var paths: Set<Int>?
    /// Only subjects of these arms, or groups where the rules count by them, by the registry's keys: they are the
    /// columns, in this order, and N follows. Nil selects all in the study's order, an empty list all with the total
    /// as the only column.
    package var arms: [Int]?
    /// Only events whose counted day is this day or later.
    package var from: CalendarDay?
    /// Only events whose counted day is this day or earlier.
    package var to: CalendarDay?
    /// Only these events, by the registry's keys: those with a supplement that was asked for. Nil selects all.
    package var events: Set<Int>?
    /// Only events of this subject, by the registry's key.
    package var subject: Int?
    /// Only these subjects: N follows. Nil selects all.
    package var subjects: SubjectSet?

    package init() {}
}

/// An arm of the study, or a group where subjects are counted by groups.
package struct Arm: Sendable, Hashable {
    /// Position in the order declared or delivered, from 1; also the registry's key.
    package var id: Int
    package var name: String

    package init(id: Int, name: String) {
        self.id = id
        self.name = name
    }
}

/// A term of a dictionary, by the registry's key.
package struct Term: Sendable, Hashable {
    package var id: Int
    package var code: String?
    package var name: String

    package init(id: Int, code: String?, name: String) {
        self.id = id
        self.code = code
        self.name = name
    }
}

/// A (SOC, PT) pair under which events are counted; PT text alone never identifies a row.
package struct CodedPath: Sendable, Hashable {
    /// The registry's key of the path.
    package var id: Int
    package var soc: Term
    package var pt: Term

    package init(id: Int, soc: Term, pt: Term) {
        self.id = id
        self.soc = soc
        self.pt = pt
    }

    /// The key under which events without a code are counted.
    package static let uncoded = 0
}
