import Safety

/// A rule set made ready to judge the events of one registry's columns.
///
/// The order of the reasons is that of `EventDisposition`: the first that holds leaves an event out.
package struct EventScreen: Sendable {
    let columns: SafetyColumns
    private let rules: RuleSet
    private let population: [Bool]
    private let armOfSubject: [Int16]
    private let seriousCriteria: UInt16
    private let relatedValues: UInt16
    private let missingIsRelated: Bool
    private let excludesProgression: Bool
    private let excludesDuplicates: Bool

    /// Throws when the columns contradict themselves.
    package init(rules: RuleSet, columns: SafetyColumns) throws(IncidenceError) {
        try columns.check()
        self.columns = columns
        self.rules = rules
        armOfSubject = rules.armBasis == .planned ? columns.plannedArm : columns.actualArm
        switch rules.population {
        case .exposed: population = columns.isExposed
        case .flag(let name):
            population =
                columns.populationFlags[name] ?? [Bool](repeating: false, count: columns.subjectID.count)
        }
        seriousCriteria = rules.serious.criteria.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
        relatedValues = rules.related.counted.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
        missingIsRelated = rules.related.counted.contains(.missing)
        excludesProgression = rules.naturalProgression == .excluded
        excludesDuplicates = rules.duplicates == .excludeExact
    }

    /// The position of a subject's arm (from 0), or nil when the subject is outside the population or has no arm.
    package func arm(ofSubject subject: Int) -> Int? {
        let arm = Int(armOfSubject[subject])
        return arm >= 0 && population[subject] ? arm : nil
    }

    /// What the rules make of an event of a subject, both by their positions in the columns.
    package func disposition(ofEvent event: Int, subject: Int) -> EventDisposition {
        disposition(ofEvent: event, subject: subject, window: window(ofSubject: subject))
    }

    /// The day by which the event is placed in time, counted from 1970-01-01; nil without a date.
    ///
    /// It is the earliest possible day of the date the rules name, moved to the first dose when that is later and
    /// still possible.
    package func countedDay(ofEvent event: Int, subject: Int) -> Int? {
        countedDay(ofEvent: event, firstDose: window(ofSubject: subject).firstDose)
    }

    /// Whether the rules call an event serious.
    package func isSerious(_ event: Int) -> Bool {
        switch rules.serious.basis {
        case .flag: hasSeriousFlag(event)
        case .criteria: hasSeriousCriterion(event)
        case .either: hasSeriousFlag(event) || hasSeriousCriterion(event)
        }
    }

    /// Whether the rules call an event related to a product: an adverse drug reaction.
    package func isRelated(_ event: Int) -> Bool {
        let values = columns.causality[event]
        return values == 0 ? missingIsRelated : values & relatedValues != 0
    }

    /// Whether an event was fatal, by its outcome or by its criteria.
    package func isFatal(_ event: Int) -> Bool {
        columns.marks[event].contains(.fatalOutcome)
            || columns.criteria[event] & (1 << UInt16(SeriousnessCriterion.death.rawValue)) != 0
    }

    func hasSeriousFlag(_ event: Int) -> Bool { columns.marks[event].contains(.serious) }

    func hasSeriousCriterion(_ event: Int) -> Bool { columns.criteria[event] & seriousCriteria != 0 }

    func window(ofSubject subject: Int) -> DoseWindow { rules.window.window(ofSubject: subject, in: columns) }

    func disposition(ofEvent event: Int, subject: Int, window: DoseWindow) -> EventDisposition {
        guard arm(ofSubject: subject) != nil else { return .outsidePopulation }
        let placed = placement(ofEvent: event, in: window)
        guard placed == .counted else { return placed }
        let marks = columns.marks[event]
        if excludesProgression && marks.contains(.naturalProgression) { return .naturalProgression }
        if excludesDuplicates && marks.contains(.duplicate) { return .duplicate }
        return .counted
    }

    func countedDay(ofEvent event: Int, firstDose: Int?) -> Int? {
        guard let (earliest, latest) = date(ofEvent: event) else { return nil }
        guard let firstDose else { return earliest }
        return max(earliest, min(firstDose, latest))
    }

    /// Earliest and latest day of the date the rules name, or nil when the event has none.
    private func date(ofEvent event: Int) -> (earliest: Int, latest: Int)? {
        let isOnset = rules.window.date == .onset
        let earliest = isOnset ? columns.onsetEarliest[event] : columns.reportEarliest[event]
        let latest = isOnset ? columns.onsetLatest[event] : columns.reportLatest[event]
        guard earliest != SafetyColumns.noDay, latest != SafetyColumns.noDay else { return nil }
        return (Int(earliest), Int(latest))
    }

    /// The window's part of the disposition: counted, or the reason in the window for which the event is left out.
    private func placement(ofEvent event: Int, in window: DoseWindow) -> EventDisposition {
        switch rules.window.basis {
        case .all: return .counted
        case .emergentFlag: return columns.marks[event].contains(.treatmentEmergent) ? .counted : .notEmergent
        case .days, .anniversary, .anyDose: break
        }
        guard let date = date(ofEvent: event), let firstDose = window.firstDose else {
            return placementWithoutDay(ofEvent: event, firstDose: window.firstDose)
        }
        var (first, last) = date
        let mustBeCertain = rules.window.partialDate == .certainOnly && first != last
        if !mustBeCertain {
            first = max(first, min(firstDose, last))
            last = first
        }
        if last < window.firstAllowed {
            let worsened = columns.marks[event].contains(.worsenedAfterDose)
            return worsened && rules.window.worsenedBefore == .counts ? .counted : .beforeFirstDose
        }
        if first > window.lastAllowed { return .afterWindow }
        if window.contains(first, last, in: columns) { return .counted }
        return mustBeCertain ? .onsetUnusable : .afterWindow
    }

    private func placementWithoutDay(ofEvent event: Int, firstDose: Int?) -> EventDisposition {
        switch rules.window.missingDate {
        case .excluded: return .onsetUnusable
        case .countsUnlessEndedBefore:
            let end = columns.endLatest[event]
            guard let firstDose, end != SafetyColumns.noDay, Int(end) < firstDose else { return .counted }
            return .beforeFirstDose
        }
    }
}
