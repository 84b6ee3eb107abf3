import Incidence
import Safety
import TestSupport
import Testing

/// Each rule of a rule set, on one subject dosed on day 100 and again on days 130 to 131, in a year of 365 days.
struct DispositionTests {
    private func disposition(
        _ event: FixtureEvent, firstDose: Int? = 100, doses: [ClosedRange<Int>] = [100...100, 130...131],
        _ change: (inout RuleSet) -> Void = { _ in }
    ) throws -> EventDisposition {
        var rules = RuleSet(name: "test", version: "1", text: "")
        change(&rules)
        let subject = FixtureSubject(arm: 0, firstDose: firstDose, doses: doses, events: [event])
        let registry = SmallRegistry(arms: ["A"], terms: [("S", "P")], subjects: [subject])
        let counts = try #require(try PackedCounter.dispositions(rules: rules, in: registry))
        return try #require(counts.events.keys.first)
    }

    @Test(
        "The window of 365 days counts the day of the first dose and day 365, not the day before and not day 366",
        arguments: [(99, EventDisposition.beforeFirstDose), (100, .counted), (465, .counted), (466, .afterWindow)])
    func window(day: Int, expected: EventDisposition) throws {
        #expect(try disposition(FixtureEvent(0, on: day)) == expected)
    }

    @Test("In a leap year the calendar anniversary is day 366, which a window of 365 days leaves out")
    func anniversary() throws {
        // 2020-01-10 and 2021-01-10 are 366 days apart.
        let first = try #require(CalendarDay(year: 2020, month: 1, day: 10)).number
        let event = FixtureEvent(0, on: first + 366)
        #expect(try disposition(event, firstDose: first, doses: []) == .afterWindow)
        #expect(try disposition(event, firstDose: first, doses: []) { $0.window.basis = .anniversary } == .counted)
        let next = FixtureEvent(0, on: first + 367)
        #expect(try disposition(next, firstDose: first, doses: []) { $0.window.basis = .anniversary } == .afterWindow)
    }

    @Test(
        "A window of 10 days after any dose counts from each dose to 10 days after its end",
        arguments: [
            (99, EventDisposition.beforeFirstDose), (110, .counted), (111, .afterWindow), (129, .afterWindow),
            (130, .counted), (141, .counted), (142, .afterWindow),
        ])
    func anyDose(day: Int, expected: EventDisposition) throws {
        #expect(try disposition(FixtureEvent(0, on: day)) { $0.window.basis = .anyDose(last: 10) } == expected)
    }

    @Test(
        "A partial onset counts by its earliest possible day, or only when every possible day is in the window",
        arguments: [
            (80...99, EventDisposition.beforeFirstDose, EventDisposition.beforeFirstDose),
            (80...100, .counted, .onsetUnusable), (100...120, .counted, .counted), (460...465, .counted, .counted),
            (460...466, .counted, .onsetUnusable), (466...480, .afterWindow, .afterWindow),
        ])
    func partial(onset: ClosedRange<Int>, earliest: EventDisposition, certain: EventDisposition) throws {
        #expect(try disposition(FixtureEvent(0, on: onset)) == earliest)
        #expect(try disposition(FixtureEvent(0, on: onset)) { $0.window.partialDate = .certainOnly } == certain)
    }

    @Test("Possible days that lie in the windows of two doses are certain for neither")
    func partialOverTwoDoses() throws {
        let event = FixtureEvent(0, on: 105...132)
        let result = try disposition(event) {
            $0.window.basis = .anyDose(last: 10)
            $0.window.partialDate = .certainOnly
        }
        #expect(result == .onsetUnusable)
    }

    @Test("A missing onset counts unless the event ended before the first dose, or is left out")
    func missing() throws {
        #expect(try disposition(FixtureEvent(0, on: nil)) == .counted)
        #expect(try disposition(FixtureEvent(0, on: nil, end: 100)) == .counted)
        #expect(try disposition(FixtureEvent(0, on: nil, end: 99)) == .beforeFirstDose)
        #expect(try disposition(FixtureEvent(0, on: nil)) { $0.window.missingDate = .excluded } == .onsetUnusable)
    }

    @Test("An event that worsened after a dose counts although it began before, unless the rule says otherwise")
    func worsened() throws {
        let event = FixtureEvent(0, on: 90, marks: .worsenedAfterDose)
        #expect(try disposition(event) == .counted)
        #expect(try disposition(event) { $0.window.worsenedBefore = .doesNotCount } == .beforeFirstDose)
    }

    @Test("The report date takes the place of the onset where the rules say so")
    func reportDate() throws {
        let event = FixtureEvent(0, on: 200...200, report: 500...500)
        #expect(try disposition(event) == .counted)
        #expect(try disposition(event) { $0.window.date = .report } == .afterWindow)
    }

    @Test("The sponsor's emergent flag replaces every date, and no window at all counts every date")
    func flagAndAll() throws {
        let early = FixtureEvent(0, on: 1, marks: .treatmentEmergent)
        #expect(try disposition(early) { $0.window.basis = .emergentFlag } == .counted)
        #expect(try disposition(FixtureEvent(0, on: 200)) { $0.window.basis = .emergentFlag } == .notEmergent)
        #expect(try disposition(FixtureEvent(0, on: 1)) { $0.window.basis = .all } == .counted)
    }

    @Test("Natural progression and exact duplicates are left out by their rules alone")
    func progressionAndDuplicate() throws {
        let progression = FixtureEvent(0, on: 150, marks: .naturalProgression)
        #expect(try disposition(progression) == .naturalProgression)
        #expect(try disposition(progression) { $0.naturalProgression = .counted } == .counted)
        let duplicate = FixtureEvent(0, on: 150, marks: .duplicate)
        #expect(try disposition(duplicate) == .counted)
        #expect(try disposition(duplicate) { $0.duplicates = .excludeExact } == .duplicate)
    }

    @Test("The first reason that holds is given: population, window, progression, duplicate")
    func order() throws {
        let event = FixtureEvent(0, on: 99, marks: [.naturalProgression, .duplicate])
        func all(_ rules: inout RuleSet) { rules.duplicates = .excludeExact }
        #expect(try disposition(event, firstDose: nil, all) == .outsidePopulation)
        #expect(try disposition(event, all) == .beforeFirstDose)
        let inside = FixtureEvent(0, on: 100, marks: [.naturalProgression, .duplicate])
        #expect(try disposition(inside, all) == .naturalProgression)
    }

    @Test("Days and windows at the ends of their range do not trap")
    func extremes() throws {
        let days = [Int(Int32.min) + 1, Int(Int32.max)]
        for day in days {
            for dose in days {
                for basis in [
                    WindowRule.Basis.days(first: .min, last: .max), .days(first: .max, last: .min), .anniversary,
                    .anyDose(last: .max), .anyDose(last: .min),
                ] {
                    for partial in [WindowRule.PartialDate.certainOnly, .earliestPossible] {
                        _ = try disposition(
                            FixtureEvent(0, on: min(day, dose)...max(day, dose)), firstDose: dose, doses: [dose...dose]
                        ) {
                            $0.window.basis = basis
                            $0.window.partialDate = partial
                        }
                    }
                }
            }
        }
    }
}
