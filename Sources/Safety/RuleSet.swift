/// The rules by which stored events are counted: a named, versioned value that every table prints in its footnotes.
///
/// Each member is one rule with its documented alternatives. `parameters` is the same content as rows, in the form in
/// which the registry's views read it.
package struct RuleSet: Sendable, Equatable {
    package var name: String
    package var version: String
    /// The YAML text as given; its hash tells whether a version's text has changed.
    package var text: String

    package var armBasis: ArmBasis = .planned
    package var population: PopulationRule = .exposed
    package var window = WindowRule()
    package var related = RelatedRule(counted: [])
    package var serious = SeriousRule(basis: .flag, criteria: SeriousnessCriterion.e2b)
    package var severity = SeverityRule()
    package var followUp = FollowUpRule()
    package var expectedTerms: ExpectedTerms?
    package var naturalProgression: NaturalProgressionRule = .excluded
    package var duplicates: DuplicateRule = .counted
    /// The dictionary whose coding counts; nil counts each event's latest coding.
    package var dictionary: DictionaryReference?
    /// Named constants that footnotes print, in the order given.
    package var constants: [NamedValue<String>] = []

    package init(name: String, version: String, text: String) {
        self.name = name
        self.version = version
        self.text = text
    }
}

/// Which arm a subject is counted in.
package enum ArmBasis: String, Sendable, CaseIterable {
    case planned, actual
    /// In every group that the subject belongs to. Groups overlap, so that their numbers do not add up to a total.
    case groups
}

/// Who is counted, in N and in every row.
package enum PopulationRule: Sendable, Equatable {
    /// Subjects with at least one exposure record, whatever its amount (placebo has dose 0).
    case exposed
    /// Subjects whose population flag of this name was delivered as yes.
    case flag(String)
    /// Every subject, as where doses are not delivered.
    case all
}

/// When an event counts, relative to the doses.
package struct WindowRule: Sendable, Equatable {
    package enum Basis: Sendable, Equatable {
        /// `first ≤ day − first dose ≤ last`, in days, both ends included.
        case days(first: Int, last: Int)
        /// From the first dose to its calendar anniversary, both included.
        case anniversary
        /// From any dose to `last` days after its end, both included.
        case anyDose(last: Int)
        /// Whatever the sponsor flagged as treatment-emergent.
        case emergentFlag
        /// No window: every date counts.
        case all
    }
    package enum DateBasis: String, Sendable, CaseIterable { case onset, report }
    package enum PartialDate: String, Sendable, CaseIterable {
        /// A partial date counts as its earliest possible day, but not before the first dose if that day is possible.
        case earliestPossible = "earliest_possible"
        /// A partial date counts only when every day it can mean lies in the window.
        case certainOnly = "certain_only"
    }
    package enum MissingDate: String, Sendable, CaseIterable {
        /// A missing date counts unless the event certainly ended before the first dose.
        case countsUnlessEndedBefore = "counts_unless_ended_before"
        case excluded
    }
    package enum WorsenedBefore: String, Sendable, CaseIterable {
        /// An event that began before the first dose counts when it is marked as worsened after a dose.
        case counts
        case doesNotCount = "does_not_count"
    }

    package var basis: Basis = .days(first: 0, last: 365)
    package var date: DateBasis = .onset
    package var partialDate: PartialDate = .earliestPossible
    package var missingDate: MissingDate = .countsUnlessEndedBefore
    package var worsenedBefore: WorsenedBefore = .counts

    package init() {}

    /// Whether it counts treatment-emergent events alone: those flagged so, or those with onset on the day of a dose or
    /// later.
    package var isEmergent: Bool {
        switch basis {
        case .emergentFlag: true
        case .days(let first, _): first >= 0 && date == .onset
        case .anniversary, .anyDose: date == .onset
        case .all: false
        }
    }
}

/// Which causality values make an event an adverse drug reaction; `missing` among them when a blank counts.
///
/// An event with several assessments is related when any of them counts; a blank matters only when all are blank.
package struct RelatedRule: Sendable, Equatable {
    package var counted: Set<Causality>
    package init(counted: Set<Causality>) { self.counted = counted }
}

/// What makes an event serious.
package struct SeriousRule: Sendable, Equatable {
    package enum Basis: String, Sendable, CaseIterable { case flag, criteria, either }
    package var basis: Basis
    /// The criteria that make an event serious where criteria are asked.
    package var criteria: Set<SeriousnessCriterion>

    package init(basis: Basis, criteria: Set<SeriousnessCriterion>) {
        self.basis = basis
        self.criteria = criteria
    }
}

/// Whether an event flagged as natural progression of the disease is left out.
package enum NaturalProgressionRule: String, Sendable, CaseIterable { case excluded, counted }

/// Whether a second event of a subject with the same content is left out.
package enum DuplicateRule: String, Sendable, CaseIterable {
    case counted
    case excludeExact = "exclude_exact"
}

/// A dictionary named by a rule set.
package struct DictionaryReference: Sendable, Equatable {
    package var name: String
    package var version: String

    package init(name: String, version: String) {
        self.name = name
        self.version = version
    }
}

/// What an event counts as whose severity is not known.
package struct SeverityRule: Sendable, Equatable {
    /// The severity that is assumed, as the worst case; nil leaves it unknown.
    package var missing: Severity?
    package init(missing: Severity? = nil) { self.missing = missing }
}

/// When the observation of a subject ends, for rates, times to an event, and events without an end.
///
/// It begins with the first dose and ends with the earliest of the subject's end of follow-up, its death and the data
/// cut, by their latest possible days, but not after the last day of the window, where the window has one for a subject:
/// of days or the anniversary from the first dose, or so many days after the last dose. Where none of the three is
/// known, `PersonTime` says what stands for the end: the end of a window alone does not show that anyone was observed.
package struct FollowUpRule: Sendable, Equatable {
    /// The last day of data, where there is one.
    package var dataCut: CalendarDay?
    package init(dataCut: CalendarDay? = nil) { self.dataCut = dataCut }
}

/// The terms that are expected of the product, by its reference safety information; any other PT is unexpected.
package struct ExpectedTerms: Sendable, Equatable {
    /// The document with its date or version, as footnotes name it.
    package var source: String
    package var pts: [String]

    package init(source: String, pts: [String]) {
        self.source = source
        self.pts = pts
    }
}
