import Survival
import Testing

struct KaplanMeierTests {
    private func subjects(_ times: [Double], _ isEvent: [Bool]) -> [TimeToEvent] {
        zip(times, isEvent).compactMap { TimeToEvent(time: $0, isEvent: $1) }
    }

    /// The remission times of the 6-mercaptopurine arm: Freireich et al., Blood 1963;21:699. Survival and standard error
    /// as in textbooks of survival analysis, with four decimals.
    @Test("Remission under 6-mercaptopurine has the survival of the textbooks")
    func remission() throws {
        let events: [Double] = [6, 6, 6, 7, 10, 13, 16, 22, 23]
        let censored: [Double] = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
        let curve = try #require(
            KaplanMeier(subjects(events + censored, events.map { _ in true } + censored.map { _ in false })))
        #expect(curve.subjects == 21 && curve.events == 9)
        for (time, survival, error) in [
            (6.0, 0.8571, 0.0764), (7, 0.8067, 0.0869), (16, 0.6275, 0.1141), (23, 0.4482, 0.1346),
        ] {
            let point = try #require(curve.point(at: time))
            #expect(abs(point.survival - survival) <= 0.00005)
            #expect(abs(try #require(point.standardError) - error) <= 0.00005)
        }
        #expect(curve.quantile(0.5)?.time == 23)
        #expect(curve.quantile(0.5)?.upper == nil)
    }

    @Test("Between times the last estimate holds; before the first it is 1, after the last there is none")
    func betweenTimes() throws {
        let curve = try #require(KaplanMeier(subjects([2, 4, 6, 8], [true, false, true, false])))
        #expect(curve.point(at: 1)?.survival == 1 && curve.point(at: 3)?.survival == 0.75)
        #expect(curve.point(at: 6)?.survival == 0.375 && curve.point(at: 8.5) == nil && curve.point(at: -1) == nil)
        #expect([0, 2, 3, 7, 9].map { curve.atRisk(at: $0) } == [4, 4, 3, 1, 0])
    }

    @Test("Nobody has no curve; a time that is none is no observation", arguments: [-1, Double.nan, .infinity])
    func impossible(time: Double) {
        #expect(KaplanMeier([]) == nil && TimeToEvent(time: time, isEvent: true) == nil)
        #expect(CompetingTime(time: time, outcome: .event) == nil)
        #expect(RecurrentTimes(end: time, events: []) == nil && RecurrentTimes(end: 5, events: [time]) == nil)
    }

    @Test("No event has no quantile; quantiles of 0 and 1 are none")
    func noEvent() throws {
        let curve = try #require(KaplanMeier(subjects([3, 9], [false, false])))
        let median = try #require(curve.quantile(0.5))
        #expect(median.time == nil && median.lower == nil && median.upper == nil)
        #expect(curve.quantile(0) == nil && curve.quantile(1) == nil && curve.quantile(.nan) == nil)
    }

    @Test("An arm that is empty or has nobody at risk leaves the log-rank test to the others")
    func logRank() throws {
        let a = subjects([1, 2, 3, 9], [true, true, false, true])
        let b = subjects([4, 5, 6, 7], [true, false, true, true])
        let two = try #require(LogRank([a, b]))
        let three = try #require(LogRank([a, [], b]))
        #expect(three.test == two.test && three.expected[1] == 0 && two.test?.degreesOfFreedom == 1)
        #expect(LogRank([a]) == nil && LogRank([[], []])?.test == nil)
        #expect(LogRank([subjects([1], [false]), subjects([2], [false])])?.test == nil)
    }
}
