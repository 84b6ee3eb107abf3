import Safety
import TestSupport
import Testing

@testable import Incidence

/// Times to events from packed columns, against a count by sets and by hand.
struct SubjectTimesTests {
    private typealias Request = SubjectTimesCounter.Request

    private func counter(
        _ requests: [SubjectTimesCounter.Request], _ registry: SmallRegistry, _ chunks: [Range<Int>]
    ) throws -> SubjectTimesCounter {
        var counter = try SubjectTimesCounter(requests, frame: registry.frame)
        for chunk in chunks { try counter.add(registry.columns(of: chunk)) }
        return counter
    }

    @Test("Times equal those counted one by one, over chunks of any size", arguments: 61...64 as ClosedRange<UInt64>)
    func timesAgree(seed: UInt64) throws {
        var random = RandomRegistry(seed: seed)
        var events = 0
        var deaths = 0
        for _ in 0..<600 {
            let registry = random.registry()
            let requests = (0..<2).map { _ in
                var rules = random.rules()
                if rules.armBasis == .groups { rules.armBasis = .planned }
                return Request(rules: rules, selection: random.selection(of: registry))
            }
            let chunks = random.chunks(of: registry)
            var joined = try counter(requests, registry, Array(chunks.dropFirst()))
            joined.join(try counter(requests, registry, Array(chunks.prefix(1))))
            for (request, times) in zip(requests, joined.times) {
                let naive = NaiveCount(registry: registry, rules: request.rules).times(request.selection)
                #expect(times == naive, "\(request)")
                events += times.byArm.joined().reduce(0) { $0 + $1.events.count }
                deaths += times.byArm.joined().filter(\.died).count
            }
        }
        #expect(events > 600 && deaths > 60)
    }

    @Test("Days are counted from the first dose, whose day is 1; events beyond the ends count on them")
    func byHand() throws {
        var died = FixtureSubject(arm: 0, firstDose: 100, events: [FixtureEvent(0, on: 103), FixtureEvent(1, on: 100)])
        died.death = 109
        died.followUpEnd = 120
        var followed = FixtureSubject(
            arm: 1, firstDose: 50,
            events: [
                FixtureEvent(0, on: 70), FixtureEvent(0, on: nil as ClosedRange<Int>?),
                FixtureEvent(0, on: 40, marks: .worsenedAfterDose),
            ])
        followed.followUpEnd = 59
        let quiet = FixtureSubject(arm: 1, firstDose: 10, doses: [10...12])
        let registry = SmallRegistry(
            arms: ["A", "B", "C"], terms: [("Cardiac", "x"), ("Cardiac", "y")],
            subjects: [followed, died, quiet, FixtureSubject(arm: 0, firstDose: nil)])
        let request = Request(rules: CountingTests.rules, selection: EventSelection())
        let times = try counter([request], registry, [0..<4]).times[0]
        #expect(times.arms.map(\.name) == ["A", "B", "C"])
        #expect(
            times.byArm == [
                [SubjectTime(end: 10, died: true, events: [1, 4])],
                [SubjectTime(end: 10, died: false, events: [1, 1, 10]), SubjectTime(end: 3, died: false, events: [])],
                [],
            ])
        var one = request
        one.selection.paths = [502]
        one.selection.arms = [2, 1]
        let chosen = try counter([one], registry, [0..<4]).times[0]
        #expect(chosen.arms.map(\.name) == ["B", "A"])
        #expect(chosen.byArm.map { $0.map(\.events) } == [[[], []], [[1]]])
    }

    @Test("In groups, which overlap, times are refused")
    func groups() {
        var rules = CountingTests.rules
        rules.armBasis = .groups
        let error = #expect(throws: IncidenceError.self) {
            try SubjectTimesCounter([Request(rules: rules, selection: EventSelection())], frame: ColumnFrame())
        }
        #expect(error?.description.contains("overlap") == true)
    }
}
