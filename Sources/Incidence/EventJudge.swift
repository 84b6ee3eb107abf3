import Safety

/// A rule set made ready to judge the events of chunks, with all that it says resolved to plain numbers.
///
/// It judges a whole chunk at a time. The order of the reasons is that of `EventDisposition`: the first that holds
/// leaves an event out.
struct EventJudge {
    /// What the rules make of an event, as bits.
    enum Verdict {
        static let counted: UInt8 = 1
        static let serious: UInt8 = 2
        static let related: UInt8 = 4
        static let fatal: UInt8 = 8
    }

    let rules: RuleSet
    private let window: WindowNumbers
    private let judgesCausality: Bool
    private let seriousMarks: UInt8
    private let seriousCriteria: UInt16
    private let namedCriteria: UInt16
    private let relatedValues: UInt16
    private let missingIsRelated: UInt8
    private let excludesProgression: Bool
    private let excludesDuplicates: Bool

    // Of the chunk judged last.

    /// The position of each subject's arm, or -1 for one outside the population or without an arm.
    private(set) var arm: [Int16] = []
    /// `EventDisposition.rawValue` of each event; that of a counted one is 0.
    private(set) var disposition: [UInt8] = []
    /// `Verdict` of each event.
    private(set) var verdict: [UInt8] = []

    /// - Parameter judgesCausality: whether anybody asks for related events.
    init(_ rules: RuleSet, judgesCausality: Bool) {
        self.rules = rules
        self.judgesCausality = judgesCausality
        window = WindowNumbers(rules.window)
        namedCriteria = rules.serious.criteria.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
        seriousMarks = rules.serious.basis == .criteria ? 0 : EventMarks.serious.rawValue
        seriousCriteria = rules.serious.basis == .flag ? 0 : namedCriteria
        relatedValues = rules.related.counted.subtracting([.missing]).reduce(0) { $0 | 1 << UInt16($1.rawValue) }
        missingIsRelated = rules.related.counted.contains(.missing) ? 1 : 0
        excludesProgression = rules.naturalProgression == .excluded
        excludesDuplicates = rules.duplicates == .excludeExact
    }

    /// The columns by which events are judged.
    var wanted: ColumnSet {
        var wanted = window.wanted.union(.criteria)
        if judgesCausality { wanted.insert(.causality) }
        return wanted
    }

    /// The columns that `day` needs.
    var wantedForDays: ColumnSet { window.isByReport ? .report : .onset }

    /// Judges every event of a chunk whose columns were checked.
    mutating func judge(_ chunk: SafetyColumns) {
        findArms(chunk)
        place(chunk)
        applyMarks(chunk)
        attribute(chunk)
    }

    /// The day by which an event is placed in time; nil without a date.
    ///
    /// It is the earliest possible day of the date the rules name, moved to the first dose when that is later and
    /// still possible.
    func day(ofEvent event: Int, subject: Int, _ chunk: SafetyColumns) -> Int32? {
        let none = SafetyColumns.noDay
        let earliest = window.isByReport ? chunk.reportEarliest[event] : chunk.onsetEarliest[event]
        let latest = window.isByReport ? chunk.reportLatest[event] : chunk.onsetLatest[event]
        guard earliest != none, latest != none else { return nil }
        let firstDose = chunk.firstDose[subject]
        return firstDose == none ? earliest : max(earliest, min(firstDose, latest))
    }

    /// Finds the arm of each subject, without a look at events.
    mutating func findArms(_ chunk: SafetyColumns) {
        arm = rules.armBasis == .planned ? chunk.plannedArm : chunk.actualArm
        switch rules.population {
        case .exposed:
            for subject in arm.indices where !chunk.isExposed[subject] { arm[subject] = -1 }
        case .flag(let name):
            guard let flag = chunk.populationFlags[name] else {
                arm = [Int16](repeating: -1, count: arm.count)
                return
            }
            for subject in arm.indices where !flag[subject] { arm[subject] = -1 }
        }
    }

    /// Finds for each event whether its subject is in the population and the event in the window.
    private mutating func place(_ chunk: SafetyColumns) {
        var result = Self.reused(&disposition, count: chunk.coding.count)
        defer { swap(&disposition, &result) }
        let isByReport = window.isByReport
        let earliest = isByReport ? chunk.reportEarliest : chunk.onsetEarliest
        let latest = isByReport ? chunk.reportLatest : chunk.onsetLatest
        var placed = result.mutableSpan
        let starts = chunk.eventStart.span
        let marks = chunk.marks.span
        let earliestDays = earliest.span
        let latestDays = latest.span
        for subject in arm.indices {
            let events = Int(starts[unchecked: subject])..<Int(starts[unchecked: subject + 1])
            guard !events.isEmpty else { continue }
            if arm[subject] < 0 {
                for event in events { placed[unchecked: event] = EventDisposition.outsidePopulation.rawByte }
                continue
            }
            switch window.kind {
            case .all: break
            case .emergent:
                for event in events where !marks[unchecked: event].contains(.treatmentEmergent) {
                    placed[unchecked: event] = EventDisposition.notEmergent.rawByte
                }
            case .window, .doseWindows:
                let own = window.window(ofSubject: subject, chunk)
                for event in events {
                    placed[unchecked: event] =
                        place(
                            event, from: earliestDays[unchecked: event], to: latestDays[unchecked: event],
                            marks[unchecked: event], own, chunk
                        ).rawByte
                }
            }
        }
    }

    /// Where an event of one subject falls by its days.
    @inline(__always)
    private func place(
        _ event: Int, from earliest: Int32, to latest: Int32, _ marks: EventMarks, _ own: WindowNumbers.Window,
        _ chunk: SafetyColumns
    ) -> EventDisposition {
        let none = SafetyColumns.noDay
        guard let firstDose = own.firstDose, earliest != none, latest != none else {
            return placeWithoutDay(event, own.firstDose, chunk)
        }
        let mustBeCertain = window.mustBeCertain && earliest != latest
        let first = mustBeCertain ? earliest : max(earliest, min(firstDose, latest))
        let last = mustBeCertain ? latest : first
        if last < own.firstAllowed {
            return window.worsenedCounts && marks.contains(.worsenedAfterDose) ? .counted : .beforeFirstDose
        }
        if first > own.lastAllowed { return .afterWindow }
        let isInside =
            window.kind == .doseWindows
            ? window.isInDoseWindow(first, last, own.doses, chunk)
            : first >= own.firstAllowed && last <= own.lastAllowed
        return isInside ? .counted : mustBeCertain ? .onsetUnusable : .afterWindow
    }

    private func placeWithoutDay(
        _ event: Int, _ firstDose: Int32?, _ chunk: SafetyColumns
    ) -> EventDisposition {
        if window.missingIsExcluded { return .onsetUnusable }
        let end = chunk.endLatest[event]
        guard let firstDose, end != SafetyColumns.noDay, end < firstDose else { return .counted }
        return .beforeFirstDose
    }

    /// The memory of an array of the chunk before, with as many zeros as this one needs.
    private static func reused(_ array: inout [UInt8], count: Int) -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &array)
        taken.removeAll(keepingCapacity: true)
        taken.append(contentsOf: repeatElement(0, count: count))
        return taken
    }

    /// Leaves out what is in the window but marked as something that the rules do not count.
    private mutating func applyMarks(_ chunk: SafetyColumns) {
        let progression = excludesProgression ? EventMarks.naturalProgression.rawValue : 0
        let duplicate = excludesDuplicates ? EventMarks.duplicate.rawValue : 0
        guard progression | duplicate != 0 else { return }
        let marks = chunk.marks.span
        var placed = disposition.mutableSpan
        let counted = EventDisposition.counted.rawByte
        for event in 0..<placed.count {
            let own = marks[unchecked: event].rawValue
            let isDuplicate = own & duplicate != 0 ? EventDisposition.duplicate.rawByte : counted
            let reason = own & progression != 0 ? EventDisposition.naturalProgression.rawByte : isDuplicate
            let before = placed[unchecked: event]
            placed[unchecked: event] = before == counted ? reason : before
        }
    }

    /// Finds for each event the bits of its verdict.
    private mutating func attribute(_ chunk: SafetyColumns) {
        var result = Self.reused(&verdict, count: chunk.coding.count)
        defer { swap(&verdict, &result) }
        var bits = result.mutableSpan
        let placed = disposition.span
        let marks = chunk.marks.span
        let criteria = chunk.criteria.span
        let death = UInt16(1) << UInt16(SeriousnessCriterion.death.rawValue)
        let fatalOutcome = EventMarks.fatalOutcome.rawValue
        for event in 0..<bits.count {
            let mark = marks[unchecked: event].rawValue
            let own = criteria[unchecked: event]
            let isSerious = UInt16(mark & seriousMarks) | (own & seriousCriteria) != 0
            let isFatal = UInt16(mark & fatalOutcome) | (own & death) != 0
            bits[unchecked: event] =
                (placed[unchecked: event] == 0 ? Verdict.counted : 0) | (isSerious ? Verdict.serious : 0)
                | (isFatal ? Verdict.fatal : 0)
        }
        guard judgesCausality else { return }
        let causality = chunk.causality.span
        for event in 0..<bits.count {
            let values = causality[unchecked: event]
            let isRelated = values == 0 ? missingIsRelated != 0 : values & relatedValues != 0
            bits[unchecked: event] |= isRelated ? Verdict.related : 0
        }
    }
}

extension EventDisposition {
    var rawByte: UInt8 { UInt8(truncatingIfNeeded: rawValue) }
}
