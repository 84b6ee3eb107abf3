import Survival
import Testing

struct IncidenceCurveTests {
    private func subjects(_ times: [(Double, CompetingTime.Outcome)]) -> [CompetingTime] {
        times.compactMap { CompetingTime(time: $0.0, outcome: $0.1) }
    }

    /// By hand: 1/5 on day 1; a death on day 2 leaves 3/5 free; on day 4 one of two at risk, so 1/5 + 3/5 · 1/2.
    @Test("Death before the event lowers what follows")
    func byHand() throws {
        let curve = try #require(
            AalenJohansen(
                subjects([(1, .event), (2, .competing), (3, .censored), (4, .event), (5, .censored)])))
        #expect(curve.points.map(\.atRisk) == [5, 4, 3, 2, 1])
        #expect(abs(try #require(curve.point(at: 4)).incidence - 0.5) < 1e-15)
        #expect(abs(try #require(curve.point(at: 4)).competingIncidence - 0.2) < 1e-15)
        #expect(curve.point(at: 0.5) == nil && curve.point(at: 6) == nil)
    }

    @Test("Without censoring the incidence is the proportion, with the binomial standard error")
    func complete() throws {
        let times = (1...20).map { (Double($0), $0 % 3 == 0 ? CompetingTime.Outcome.event : .competing) }
        let last = try #require(AalenJohansen(subjects(times))?.points.last)
        #expect(abs(last.incidence - 0.3) < 1e-14)
        #expect(abs(last.standardError - (0.3 * 0.7 / 20).squareRoot()) < 1e-14)
    }

    @Test("Without competing events the incidence is one minus Kaplan-Meier, with Greenwood's error")
    func withoutCompeting() throws {
        let times = [(2.0, true), (3, false), (3, true), (5, true), (7, false), (8, true), (9, false)]
        let incidence = try #require(
            AalenJohansen(subjects(times.map { ($0.0, $0.1 ? .event : .censored) })))
        let survival = try #require(KaplanMeier(times.compactMap { TimeToEvent(time: $0.0, isEvent: $0.1) }))
        for (one, other) in zip(incidence.points, survival.points) {
            #expect(abs(one.incidence + other.survival - 1) < 1e-15)
            #expect(abs(one.standardError - (try #require(other.standardError))) < 1e-15)
        }
    }

    @Test("Nobody has no curve; no event has an incidence of 0 without limits")
    func nothing() throws {
        #expect(AalenJohansen([]) == nil && MeanCumulativeFunction([]) == nil)
        let point = try #require(AalenJohansen(subjects([(4, .censored)]))?.points.first)
        #expect(point.incidence == 0 && LimitsScale.allCases.allSatisfy { point.interval($0) == nil })
    }

    /// By hand: 2 subjects to day 10 with 4 and 0 events: mean 2, and the subjects are 2 from it each.
    @Test("The mean number of events counts several of one subject, and its error is between subjects")
    func mean() throws {
        let times = [RecurrentTimes(end: 10, events: [4, 1, 2, 2]), RecurrentTimes(end: 10, events: [])]
        let last = try #require(MeanCumulativeFunction(times.compactMap(\.self))?.points.last)
        #expect(last.mean == 2 && abs(last.standardError - 2.0.squareRoot()) < 1e-15)
        #expect(last.interval()?.contains(2) == true && last.interval(.logLog) == nil)
    }

    @Test("An event after the end of observation is refused")
    func afterEnd() {
        #expect(RecurrentTimes(end: 10, events: [10.5]) == nil && RecurrentTimes(end: 10, events: [0, 10]) != nil)
    }
}
