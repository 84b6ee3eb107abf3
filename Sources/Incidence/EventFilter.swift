import Safety

/// What a selection asks of an event, made ready to be asked of whole chunks: the same for counting, for times and for
/// listings.
struct EventFilter {
    let selection: EventSelection
    /// The bits of a verdict that decide, and how they must be.
    let deciding: UInt8
    let needed: UInt8
    /// By coding: whether the selection holds its path; nil admits every path.
    private let isSelected: [Bool]?
    /// Bit `Severity.rawValue` is set for each severity selected, bit 0 where none is known; nil admits every event.
    private let severities: UInt8?
    /// Bit `Causality.rawValue` for each assessment.
    private let causality: UInt16?
    private let criteria: UInt16?
    /// Bit `rawValue + 1` for each code, as the columns have them.
    private let actions: UInt16?
    private let outcomes: UInt16?
    /// Verdicts narrowed by the selection, where it asks for more than verdicts say.
    private var narrowed: [UInt8] = []

    /// - Parameters:
    ///   - mustCount: whether events that the rules leave out are none of the selection.
    ///   - codings: by coding whether the selection holds its path; nil where that is asked elsewhere.
    init(_ selection: EventSelection, rules: RuleSet, mustCount: Bool, codings: [Bool]?) {
        self.selection = selection
        (deciding, needed) = EventJudge.Verdict.bits(selection, mustCount: mustCount)
        isSelected = codings
        let assumed = rules.severity.missing
        severities = selection.severity.map { severities in
            let isKnown: UInt8 = assumed.map(severities.contains) ?? selection.unknownSeverity ? 1 : 0
            return severities.reduce(isKnown) { $0 | 1 << UInt8($1.rawValue) }
        }
        causality = selection.causality.map { bits($0, shift: 0) }
        criteria = selection.criteria.map { bits($0, shift: 0) }
        actions = selection.actions.map { bits($0, shift: 1) }
        outcomes = selection.outcomes.map { bits($0, shift: 1) }
    }

    /// The columns that a selection needs, beyond those by which events are judged.
    static func wanted(_ selection: EventSelection, judge: EventJudge) -> ColumnSet {
        var wanted: ColumnSet = []
        if selection.severity != nil { wanted.insert(.severity) }
        if selection.causality != nil { wanted.insert(.causality) }
        if selection.criteria != nil { wanted.insert(.criteria) }
        if selection.actions != nil { wanted.insert(.action) }
        if selection.outcomes != nil { wanted.insert(.outcome) }
        if selection.events != nil { wanted.insert(.eventID) }
        if selection.asksForDay { wanted.formUnion(judge.wantedForDays) }
        if selection.lastingOver != nil { wanted.formUnion(judge.wantedForFollowUp.union(.end)) }
        return wanted
    }

    /// The verdicts of a chunk's events that the rules have judged, those that the selection does not hold marked.
    mutating func verdicts(_ chunk: SafetyColumns, _ judge: EventJudge) -> [UInt8] {
        guard needsNarrowing else { return judge.verdict }
        narrowed = judge.verdict
        narrowByCodes(chunk)
        narrowBySubjects(chunk, judge)
        return narrowed
    }

    /// Whether an event must be looked at beyond its verdict.
    private var needsNarrowing: Bool {
        isSelected != nil || severities != nil || causality != nil || criteria != nil || actions != nil
            || outcomes != nil || selection.events != nil || selection.subject != nil || selection.subjects != nil
            || selection.asksForDay
    }

    private mutating func narrowByCodes(_ chunk: SafetyColumns) {
        let excluded = EventJudge.Verdict.excluded
        if let isSelected {
            for event in narrowed.indices where !isSelected[Int(chunk.coding[event])] { narrowed[event] |= excluded }
        }
        if let severities {
            for event in narrowed.indices {
                let severity = chunk.severity[event]
                if severity > 7 || severities & (1 << severity) == 0 { narrowed[event] |= excluded }
            }
        }
        if let causality {
            let blank: UInt16 = 1
            for event in narrowed.indices {
                let values = chunk.causality[event]
                if causality & (values == 0 ? blank : values) == 0 { narrowed[event] |= excluded }
            }
        }
        if let criteria {
            for event in narrowed.indices where chunk.criteria[event] & criteria == 0 { narrowed[event] |= excluded }
        }
        if let actions { narrow(by: chunk.action, to: actions) }
        if let outcomes { narrow(by: chunk.outcome, to: outcomes) }
        if let events = selection.events {
            for event in narrowed.indices where !events.contains(chunk.eventID[event]) { narrowed[event] |= excluded }
        }
    }

    private mutating func narrow(by codes: [UInt8], to selected: UInt16) {
        for event in narrowed.indices where codes[event] > 15 || selected & (1 << UInt16(codes[event])) == 0 {
            narrowed[event] |= EventJudge.Verdict.excluded
        }
    }

    private mutating func narrowBySubjects(_ chunk: SafetyColumns, _ judge: EventJudge) {
        guard selection.subject != nil || selection.subjects != nil || selection.asksForDay else { return }
        for subject in chunk.subjectID.indices {
            let events = Int(chunk.eventStart[subject])..<Int(chunk.eventStart[subject + 1])
            guard !events.isEmpty else { continue }
            let key = chunk.subjectID[subject]
            let isOther = selection.subject ?? key != key || selection.subjects?.contains(key) == false
            var days = DayCondition(selection)
            if !isOther, selection.lastingOver != nil {
                days.followUpEnd = judge.followUp(ofSubject: subject, chunk).end
            }
            for event in events where isOther || !days.hold(event, subject, chunk, judge) {
                narrowed[event] |= EventJudge.Verdict.excluded
            }
        }
    }
}

/// The conditions of a selection that ask for the day on which an event counts.
private struct DayCondition {
    private let first: Int
    private let last: Int
    private let studyDays: ClosedRange<Int>?
    private let lastingOver: Int?
    private let asksForDay: Bool
    /// Of the subject.
    var followUpEnd: Int32?

    init(_ selection: EventSelection) {
        first = selection.from?.number ?? .min
        last = selection.to?.number ?? .max
        studyDays = selection.onsetDays
        lastingOver = selection.lastingOver
        asksForDay = selection.asksForDay
    }

    func hold(_ event: Int, _ subject: Int, _ chunk: SafetyColumns, _ judge: EventJudge) -> Bool {
        guard asksForDay else { return true }
        guard let counted: Int32 = judge.day(ofEvent: event, subject: subject, chunk) else { return false }
        let day = Int(counted)
        guard day >= first, day <= last else { return false }
        if let studyDays {
            let firstDose = chunk.firstDose[subject]
            guard firstDose != SafetyColumns.noDay else { return false }
            let distance = day - Int(firstDose)
            guard studyDays.contains(distance < 0 ? distance : distance + 1) else { return false }
        }
        if let lastingOver {
            let stated = chunk.endLatest[event]
            let end = stated == SafetyColumns.noDay ? followUpEnd ?? counted : stated
            guard max(0, Int(end) - day) + 1 > lastingOver else { return false }
        }
        return true
    }
}

extension EventSelection {
    /// Whether the day on which an event counts decides if it is selected.
    fileprivate var asksForDay: Bool { from != nil || to != nil || onsetDays != nil || lastingOver != nil }
}

/// A bit for each code, moved up by `shift`.
private func bits(_ values: Set<some CodedValue>, shift: Int) -> UInt16 {
    values.reduce(0) { $0 | 1 << UInt16($1.rawValue + shift) }
}
