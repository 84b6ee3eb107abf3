import Safety
import TestSupport

/// Random registries, rules and selections whose days crowd around the ends of the windows.
struct RandomRegistry {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func registry() -> SmallRegistry {
        let armCount = generator.whole(1...3)
        let terms = [("A", "x"), ("A", "y"), ("B", "x"), ("B", "z"), ("C", "w")]
        let subjects = (0..<generator.whole(0...14)).map { _ in subject(arms: armCount) }
        var registry = SmallRegistry(arms: (1...armCount).map { "Arm \($0)" }, terms: terms, subjects: subjects)
        registry.groups = (1...4).map { "Group \($0)" }
        if generator.oneIn(6) { makeCorner(of: &registry.subjects) }
        return registry
    }

    /// What large registries have and a few random draws do not: every event of one term, no date at all, nobody in an
    /// arm, one subject with more events than all others.
    private mutating func makeCorner(of subjects: inout [FixtureSubject]) {
        let corner = generator.whole(1...4)
        for position in subjects.indices {
            switch corner {
            case 1: for event in subjects[position].events.indices { subjects[position].events[event].term = 2 }
            case 2:
                for event in subjects[position].events.indices {
                    subjects[position].events[event].onset = nil
                    subjects[position].events[event].report = nil
                    subjects[position].events[event].end = nil
                }
            case 3:
                subjects[position].plannedArm = subjects[position].plannedArm.map { _ in 0 }
                subjects[position].actualArm = nil
            default:
                guard position == 0 else { return }
                subjects[0].events = (0..<300).map { _ in event(dose: subjects[0].firstDose) }
            }
        }
    }

    /// A registry's subjects cut into stretches of random lengths.
    mutating func chunks(of registry: SmallRegistry) -> [Range<Int>] {
        var chunks: [Range<Int>] = []
        let longest = generator.whole(1...15)
        while (chunks.last?.upperBound ?? 0) < registry.subjects.count {
            let start = chunks.last?.upperBound ?? 0
            chunks.append(start..<min(registry.subjects.count, start + generator.whole(1...longest)))
        }
        return chunks
    }

    private mutating func arm(_ count: Int) -> Int? { generator.oneIn(6) ? nil : generator.whole(0...(count - 1)) }

    private mutating func subject(arms: Int) -> FixtureSubject {
        let first = generator.oneIn(5) ? nil : generator.whole(0...20)
        var doses: [ClosedRange<Int>] = []
        if let first {
            var start = first
            for _ in 0..<generator.whole(1...3) {
                let end = start + generator.whole(0...4)
                doses.append(start...end)
                start = end + generator.whole(1...12)
            }
        }
        let flags: Set<String> = generator.oneIn(2) ? ["SAFFL"] : []
        let planned = arm(arms)
        let actual = arm(arms)
        let count = generator.oneIn(4) ? 0 : generator.whole(0...6)
        let events = (0..<count).map { _ in event(dose: first) }
        var subject = FixtureSubject(
            arm: planned, actual: .some(actual), firstDose: first, doses: doses, flags: flags, events: events)
        // Exposed with an unknown date of dose.
        if first == nil && generator.oneIn(2) { subject.isExposed = true }
        let lastSeen = (first ?? 10) + (generator.oneIn(5) ? 365 : 0)
        if generator.oneIn(2) { subject.followUpEnd = lastSeen + generator.whole(-3...40) }
        if generator.oneIn(4) { subject.death = lastSeen + generator.whole(-3...40) }
        subject.groups = Set((0..<generator.whole(0...3)).map { _ in generator.whole(0...3) })
        return subject
    }

    private mutating func date(dose: Int?) -> ClosedRange<Int>? {
        if generator.oneIn(8) { return nil }
        let anniversary = generator.oneIn(6) ? 365 : 0
        let start = (dose ?? 10) + anniversary + generator.whole(-6...24)
        return start...(start + (generator.oneIn(3) ? generator.whole(1...15) : 0))
    }

    private mutating func event(dose: Int?) -> FixtureEvent {
        let values = Causality.allCases.filter { $0 != .missing }
        var event = FixtureEvent(
            generator.oneIn(7) ? nil : generator.whole(0...4), on: date(dose: dose), report: date(dose: dose),
            end: generator.oneIn(2) ? nil : (dose ?? 10) + generator.whole(-5...10),
            causality: Set((0..<generator.whole(0...2)).map { _ in values[generator.whole(0...(values.count - 1))] }),
            criteria: Set(
                (0..<generator.whole(0...2)).map { _ in SeriousnessCriterion.allCases[generator.whole(0...8)] }),
            marks: EventMarks(rawValue: UInt8(generator.next() & generator.next() & 63)),
            severity: Severity(rawValue: generator.whole(0...5)))
        event.action = generator.oneIn(3) ? nil : ActionTaken(rawValue: generator.whole(0...10))
        event.outcome = generator.oneIn(3) ? nil : Outcome(rawValue: generator.whole(0...5))
        return event
    }

    mutating func rules() -> RuleSet {
        var rules = RuleSet(name: "random", version: "1", text: "")
        rules.armBasis = [.planned, .actual, .groups][generator.whole(0...2)]
        rules.population = [.flag("SAFFL"), .exposed, .all][generator.whole(0...2)]
        switch generator.whole(1...6) {
        case 1: rules.window.basis = .anniversary
        case 2, 3: rules.window.basis = .anyDose(last: generator.whole(-2...10))
        case 4: rules.window.basis = .emergentFlag
        case 5: rules.window.basis = generator.oneIn(2) ? .all : .days(first: 3, last: 1)
        default: rules.window.basis = .days(first: generator.whole(-4...4), last: generator.whole(0...20))
        }
        rules.window.date = generator.oneIn(4) ? .report : .onset
        rules.window.partialDate = generator.oneIn(2) ? .certainOnly : .earliestPossible
        rules.window.missingDate = generator.oneIn(2) ? .excluded : .countsUnlessEndedBefore
        rules.window.worsenedBefore = generator.oneIn(2) ? .counts : .doesNotCount
        rules.related = RelatedRule(counted: generator.subset(of: Causality.allCases))
        let basis: [SeriousRule.Basis] = [.flag, .criteria, .either]
        rules.serious = SeriousRule(
            basis: basis[generator.whole(0...2)], criteria: generator.subset(of: SeriousnessCriterion.allCases))
        rules.naturalProgression = generator.oneIn(2) ? .excluded : .counted
        rules.duplicates = generator.oneIn(2) ? .excludeExact : .counted
        if generator.oneIn(3) { rules.severity.missing = Severity(rawValue: generator.whole(1...5)) }
        if generator.oneIn(3) { rules.followUp.dataCut = CalendarDay(number: generator.whole(-5...60)) }
        return rules
    }

    mutating func selection(of registry: SmallRegistry) -> EventSelection {
        var selection = EventSelection()
        selection.serious = generator.oneIn(6)
        selection.nonSerious = generator.oneIn(6)
        selection.related = generator.oneIn(6)
        selection.fatal = generator.oneIn(12)
        if generator.oneIn(6) { selection.severity = generator.subset(of: Severity.allCases) }
        selection.unknownSeverity = generator.oneIn(3)
        if generator.oneIn(30) { selection.causality = generator.subset(of: Causality.allCases) }
        if generator.oneIn(30) { selection.criteria = generator.subset(of: SeriousnessCriterion.allCases) }
        if generator.oneIn(30) { selection.actions = generator.subset(of: ActionTaken.allCases) }
        if generator.oneIn(30) { selection.outcomes = generator.subset(of: Outcome.allCases) }
        if generator.oneIn(20) {
            let first = generator.whole(-6...9)
            selection.onsetDays = first...(first + generator.whole(0...12))
        }
        if generator.oneIn(12) { selection.lastingOver = generator.whole(0...20) }
        if generator.oneIn(12) { selection.subjects = SubjectSet(generator.subset(of: 1...16)) }
        if generator.oneIn(4) { selection.paths = pathSet(of: registry) }
        if generator.oneIn(6) {
            selection.arms = (0..<generator.whole(0...3)).map { _ in generator.whole(1...4) }
        }
        if generator.oneIn(6) { selection.from = CalendarDay(number: generator.whole(0...30)) }
        if generator.oneIn(6) { selection.to = CalendarDay(number: generator.whole(0...40)) }
        if generator.oneIn(8) { selection.subject = generator.whole(1...10) }
        return selection
    }

    mutating func pathSet(of registry: SmallRegistry) -> Set<Int> {
        generator.subset(of: [CodedPath.uncoded] + registry.paths.map(\.id))
    }
}
