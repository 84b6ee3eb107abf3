import Incidence
import Safety
import TestSupport
import Testing

/// Counts of a registry of three arms that can be checked by hand.
///
/// Arm A: subject 1 (x twice, y, same SOC), subject 2 (no event). Arm B: subject 3 (x of the other SOC, one event not
/// coded), subject 4 (never dosed, x). Arm C: nobody. Subject 5 has no arm.
struct CountingTests {
    static let registry = SmallRegistry(
        arms: ["A", "B", "C"], terms: [("Cardiac", "x"), ("Cardiac", "y"), ("Vascular", "x")],
        subjects: [
            FixtureSubject(
                arm: 0, firstDose: 0,
                events: [
                    FixtureEvent(0, on: 1, causality: [.possible], marks: .serious),
                    FixtureEvent(0, on: 5, criteria: [.death], marks: .fatalOutcome),
                    FixtureEvent(1, on: 9, causality: [.unlikely], criteria: [.hospitalisation]),
                ]),
            FixtureSubject(arm: 0, actual: .some(1), firstDose: 0),
            FixtureSubject(
                arm: 1, firstDose: 0,
                events: [FixtureEvent(2, on: 2, causality: [.unlikely, .certain]), FixtureEvent(nil, on: 3)]),
            FixtureSubject(arm: 1, firstDose: nil, events: [FixtureEvent(0, on: 1)]),
            FixtureSubject(arm: nil, firstDose: 0, events: [FixtureEvent(0, on: 1)]),
        ])

    static var rules: RuleSet {
        var rules = RuleSet(name: "test", version: "1", text: "")
        rules.related = RelatedRule(counted: [.certain, .probable, .possible])
        return rules
    }

    private func count(
        _ selection: EventSelection = EventSelection(), groups: [Set<Int>] = [], rules: RuleSet = Self.rules
    ) throws -> IncidenceCounts {
        try PackedCounter.count(
            CountRequest(rules: rules, selection: selection, groups: groups), in: Self.registry)
    }

    private func cell(_ events: Int, _ subjects: Int) -> CellCount { CellCount(events: events, subjects: subjects) }

    @Test("N counts dosed subjects of an arm, with and without events; an arm without subjects has 0")
    func denominators() throws {
        #expect(try count().n == [2, 1, 0, 3])
    }

    @Test("N are the dosed: 7 of 8 enrolled in a phase 1 design, 32 and 27 of 64 randomised in a phase 2 design")
    func dosed() throws {
        func n(_ dosed: [Int], randomised: [Int]) throws -> [Int] {
            var subjects: [FixtureSubject] = []
            for (arm, count) in randomised.enumerated() {
                for number in 0..<count {
                    // Everybody has an event; those never dosed have it outside the population.
                    subjects.append(
                        FixtureSubject(
                            arm: arm, firstDose: number < dosed[arm] ? 0 : nil, events: [FixtureEvent(0, on: 1)]))
                }
            }
            let arms = randomised.indices.map { "Arm \($0)" }
            let registry = SmallRegistry(arms: arms, terms: [("S", "P")], subjects: subjects)
            let request = CountRequest(rules: Self.rules, selection: EventSelection())
            let counts = try PackedCounter.count(request, in: registry)
            #expect(counts.any.map(\.subjects) == counts.n)
            return counts.n
        }
        #expect(try n([7], randomised: [8]) == [7, 7])
        #expect(try n([32, 27], randomised: [32, 32]) == [32, 27, 59])
    }

    @Test("A subject counts once in the term, once in the SOC and once in any event; events count each time")
    func levels() throws {
        let counts = try count()
        #expect(counts.any == [cell(3, 1), cell(2, 1), cell(0, 0), cell(5, 2)])
        #expect(counts.soc[1001] == [cell(3, 1), cell(0, 0), cell(0, 0), cell(3, 1)])
        #expect(counts.path[501] == [cell(2, 1), cell(0, 0), cell(0, 0), cell(2, 1)])
        #expect(counts.path[502] == [cell(1, 1), cell(0, 0), cell(0, 0), cell(1, 1)])
    }

    @Test("One term text under two SOCs is two rows, and an event without a code is a row of its own")
    func paths() throws {
        let counts = try count()
        #expect(counts.path[503] == [cell(0, 0), cell(1, 1), cell(0, 0), cell(1, 1)])
        #expect(counts.path[CodedPath.uncoded] == [cell(0, 0), cell(1, 1), cell(0, 0), cell(1, 1)])
        #expect(counts.soc[CodedPath.uncoded] == counts.path[CodedPath.uncoded])
        #expect(Set(counts.path.keys) == [0, 501, 502, 503] && Set(counts.soc.keys) == [0, 1001, 1002])
    }

    @Test("A group adds up events and counts its subjects once; a group without events is zero")
    func groups() throws {
        let counts = try count(groups: [[501, 502], [999], [503, CodedPath.uncoded]])
        #expect(counts.groups.map(\.last) == [cell(3, 1), cell(0, 0), cell(2, 1)])
    }

    @Test("Serious by flag, by criteria or by either selects other events")
    func serious() throws {
        var selection = EventSelection()
        selection.serious = true
        for (basis, events) in [(SeriousRule.Basis.flag, 1), (.criteria, 2), (.either, 3)] {
            var rules = Self.rules
            rules.serious.basis = basis
            #expect(try count(selection, rules: rules).any.last?.events == events)
        }
    }

    @Test("A reaction has one assessment that counts; a blank counts only where the rule says so")
    func related() throws {
        var selection = EventSelection()
        selection.related = true
        #expect(try count(selection).any.last == cell(2, 2))
        var rules = Self.rules
        rules.related.counted.insert(.missing)
        #expect(try count(selection, rules: rules).any.last == cell(4, 2))
    }

    @Test("Fatal events are those with a fatal outcome or death as a criterion")
    func fatal() throws {
        var selection = EventSelection()
        selection.fatal = true
        #expect(try count(selection).any.last == cell(1, 1))
    }

    @Test("A selected arm restricts columns and N; its total is the arm")
    func arm() throws {
        var selection = EventSelection()
        selection.arms = [2]
        let counts = try count(selection)
        #expect(counts.arms.map(\.name) == ["B"] && counts.n == [1, 1] && counts.any == [cell(2, 1), cell(2, 1)])
        selection.arms = [9]
        #expect(try count(selection).n == [0])
    }

    @Test("A selected subject leaves N as it is")
    func subject() throws {
        var selection = EventSelection()
        selection.subject = 3
        let counts = try count(selection)
        #expect(counts.n == [2, 1, 0, 3] && counts.any.last == cell(2, 1))
    }

    @Test("A period selects by the counted day and leaves out events without one")
    func period() throws {
        var selection = EventSelection()
        selection.from = CalendarDay(number: 2)
        selection.to = CalendarDay(number: 5)
        #expect(try count(selection).any.last == cell(3, 2))
    }

    @Test("Arms are planned or actual by the rule set")
    func actualArm() throws {
        var rules = Self.rules
        rules.armBasis = .actual
        #expect(try count(rules: rules).n == [1, 2, 0, 3])
    }

    @Test("A population flag that nobody has gives N of 0 and no event")
    func flag() throws {
        var rules = Self.rules
        rules.population = .flag("SAFFL")
        let counts = try count(rules: rules)
        #expect(counts.n == [0, 0, 0, 0] && counts.any.allSatisfy { $0 == cell(0, 0) } && counts.path.isEmpty)
    }

    @Test("The trailer's counts: reasons, uncoded, and flag against criteria")
    func dispositions() throws {
        let counts = try #require(try PackedCounter.dispositions(rules: Self.rules, in: Self.registry))
        #expect(counts.events == [.counted: 5, .outsidePopulation: 2])
        #expect(counts.uncoded == 1 && counts.seriousWithoutCriterion == 1 && counts.criterionWithoutSerious == 2)
    }

    @Test("Columns that contradict themselves are refused, not read")
    func contradiction() throws {
        var rules = Self.rules
        rules.window.basis = .anyDose(last: 365)
        let request = CountRequest(rules: rules, selection: EventSelection())
        let damages: [(inout SafetyColumns) -> Void] = [
            { $0.eventStart = [0, 9, 3, 5, 6, 7] }, { $0.coding[0] = 77 }, { $0.marks.removeLast() },
            { $0.plannedArm[0] = 3 }, { $0.doseStart = [] }, { $0.firstDose = [] },
            { $0.populationFlags["SAFFL"] = [true] }, { $0.doseLastDay = [] }, { $0.coding[0] = -2 },
        ]
        for damage in damages {
            var columns = Self.registry.columns
            damage(&columns)
            #expect(throws: IncidenceError.self) {
                try PackedCounter.count([request], frame: Self.registry.frame, chunks: [columns])
            }
        }
    }
}
