import Registry
import Safety
import TestSupport

/// Random rules, selections and groups for a registry of random deliveries.
struct RandomRequest {
    var generator: SeededGenerator
    let delivery: RandomDelivery
    let frame: ColumnFrame

    init(seed: UInt64, delivery: RandomDelivery, frame: ColumnFrame) {
        generator = SeededGenerator(seed: seed)
        self.delivery = delivery
        self.frame = frame
    }

    private mutating func element<Value>(_ values: [Value]) -> Value { values[generator.whole(0...(values.count - 1))] }

    mutating func rules(dictionaries: [DictionaryReference]) -> RuleSet {
        var rules = RuleSet(name: "random", version: "1", text: "")
        rules.armBasis = element(ArmBasis.allCases)
        rules.population = element([.exposed, .exposed, .all, .flag("SAFFL"), .flag("ITTFL"), .flag("ABSENT")])
        let days = element([
            WindowRule.Basis.days(first: 0, last: 20), .days(first: -3, last: 5), .days(first: 2, last: 365),
            .days(first: 0, last: 0), .days(first: -36_525, last: 36_525),
        ])
        let tail = element([0, 3, 30, 365])
        rules.window.basis = element([days, days, days, .anniversary, .anyDose(last: tail), .emergentFlag, .all])
        rules.window.date = element(WindowRule.DateBasis.allCases)
        rules.window.partialDate = element(WindowRule.PartialDate.allCases)
        rules.window.missingDate = element(WindowRule.MissingDate.allCases)
        rules.window.worsenedBefore = element(WindowRule.WorsenedBefore.allCases)
        rules.related = RelatedRule(counted: generator.subset(of: Causality.allCases))
        let criteria = element([SeriousnessCriterion.e2b, generator.subset(of: SeriousnessCriterion.allCases)])
        rules.serious = SeriousRule(basis: element(SeriousRule.Basis.allCases), criteria: criteria)
        rules.naturalProgression = element(NaturalProgressionRule.allCases)
        rules.duplicates = element(DuplicateRule.allCases)
        if generator.oneIn(3) { rules.severity.missing = element(Severity.allCases) }
        if generator.oneIn(3) {
            rules.followUp.dataCut = CalendarDay(number: delivery.base + generator.whole(-5...400))
        }
        if generator.oneIn(4) { rules.expectedTerms = ExpectedTerms(source: "Brochure 1", pts: ["PT 0", "PT 9"]) }
        rules.dictionary = generator.oneIn(2) ? nil : element(dictionaries)
        rules.constants = [NamedValue(name: "days_per_year", value: "365.25")]
        return rules
    }

    mutating func request(_ rules: RuleSet) -> CountRequest {
        var selection = EventSelection()
        selection.serious = generator.oneIn(5)
        selection.nonSerious = generator.oneIn(6)
        selection.related = generator.oneIn(5)
        selection.fatal = generator.oneIn(8)
        if generator.oneIn(6) { selection.severity = generator.subset(of: Severity.allCases) }
        selection.unknownSeverity = generator.oneIn(3)
        narrowByDetails(&selection)
        if generator.oneIn(4) { selection.paths = paths() }
        if generator.oneIn(5) {
            selection.arms = (0..<generator.whole(0...3)).map { _ in generator.whole(1...delivery.arms.count) }
        }
        if generator.oneIn(5) { selection.from = CalendarDay(number: delivery.base + generator.whole(-5...30)) }
        if generator.oneIn(5) { selection.to = CalendarDay(number: delivery.base + generator.whole(0...380)) }
        // A key that no subject has is as good a question as one that exists.
        if generator.oneIn(6) { selection.subject = generator.whole(1...10) }
        let groups = (0..<generator.whole(0...3)).map { _ in paths() }
        var request = CountRequest(rules: rules, selection: selection, groups: groups)
        request.countsPersonTime = generator.oneIn(3)
        return request
    }

    private mutating func narrowByDetails(_ selection: inout EventSelection) {
        if generator.oneIn(12) { selection.causality = generator.subset(of: Causality.allCases) }
        if generator.oneIn(12) { selection.criteria = generator.subset(of: SeriousnessCriterion.allCases) }
        if generator.oneIn(12) { selection.actions = generator.subset(of: ActionTaken.allCases) }
        if generator.oneIn(12) { selection.outcomes = generator.subset(of: Outcome.allCases) }
        if generator.oneIn(12) {
            let first = generator.whole(-12...9)
            selection.onsetDays = first...(first + generator.whole(0...30))
        }
        if generator.oneIn(8) { selection.lastingOver = generator.whole(0...40) }
        if generator.oneIn(8) { selection.subjects = SubjectSet(generator.subset(of: 1...12)) }
    }

    /// These requests, each for events of some paths alone.
    mutating func ofTerms(_ requests: [CountRequest]) -> [CountRequest] {
        requests.map { request in
            var request = request
            request.selection.paths = paths()
            // How long a subject was followed up, the last event of any term may tell.
            request.selection.lastingOver = nil
            request.countsPersonTime = false
            return request
        }
    }

    /// Chunks of one subject, and others by their events or by their subjects.
    mutating func chunkLimits(subjects: Int, events: Int) -> [ChunkLimits] {
        [
            ChunkLimits(events: 1, subjects: 1),
            ChunkLimits(events: generator.whole(1...(events + 1)), subjects: .max),
            ChunkLimits(events: .max, subjects: generator.whole(1...(subjects + 1))),
        ]
    }

    /// Some of the registry's paths, events without a code, and now and then a path that does not exist.
    private mutating func paths() -> Set<Int> {
        generator.subset(of: [CodedPath.uncoded] + frame.paths.map(\.id) + (generator.oneIn(4) ? [9999] : []))
    }
}
