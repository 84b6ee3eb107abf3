/// Which counted events a definition is about, in words that hold for any registry; flags on the command line add to it.
///
/// Members combine by "and"; the default chooses every counted event. `EventSelection` is the same with names looked up.
package struct EventChoice: Sendable, Hashable {
    package var serious: Bool
    package var nonSerious: Bool
    package var related: Bool
    package var fatal: Bool
    /// Only events whose PT is not among the terms that the rules call expected.
    package var unexpected = false
    package var severity: Set<Severity>?
    /// Where severities are chosen: also events of which no severity is known.
    package var unknownSeverity = false
    package var causality: Set<Causality>?
    package var criteria: Set<SeriousnessCriterion>?
    package var actions: Set<ActionTaken>?
    package var outcomes: Set<Outcome>?
    /// Days of treatment, the first dose on day 1.
    package var onsetDays: ClosedRange<Int>?
    /// Only events that went on for more than so many days.
    package var lastingOver: Int?
    /// Only events of these SOCs or PTs, by code or name.
    package var socs: [String] = []
    package var pts: [String] = []
    /// Only events with all of these supplements.
    package var supplements: [SupplementCondition] = []
    package var period: ReportingPeriod?
    package var subjects: SubjectChoice?

    package init(serious: Bool = false, nonSerious: Bool = false, related: Bool = false, fatal: Bool = false) {
        self.serious = serious
        self.nonSerious = nonSerious
        self.related = related
        self.fatal = fatal
    }
}

/// The part of the time up to a report's last day in which events are counted.
package enum ReportingPeriod: String, Sendable, CaseIterable {
    /// From the report's first day to its last.
    case interval
    /// Up to the last day, whenever the study began.
    case cumulative
}

/// Which subjects are chosen: by an attribute as delivered, such as sex, age, site or a group.
package struct SubjectChoice: Sendable, Hashable {
    package enum Wanted: Sendable, Hashable {
        case value(String)
        /// Numbers from the lower bound on and below the upper one; nil sets no bound.
        case numbers(from: Double?, below: Double?)
        /// No value was delivered, or none that is a number where numbers are asked for.
        case missing(ofNumbers: Bool)
    }
    package var attribute: String
    package var wanted: Wanted

    package init(attribute: String, wanted: Wanted) {
        self.attribute = attribute
        self.wanted = wanted
    }
}
