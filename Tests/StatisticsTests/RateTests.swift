import Statistics
import TestSupport
import Testing
import Validation

struct RateTests {
    @Test(
        "No person-time, or less than no event, is no rate",
        arguments: [(3, 0.0), (3, -1), (3, .nan), (3, .infinity), (-1, 5)])
    func impossible(events: Int, personTime: Double) {
        #expect(PoissonRate(events: events, personTime: personTime) == nil)
    }

    @Test("No event in 100 days has an upper limit: exactly -log(0.025) / 100", arguments: RateMethod.allCases)
    func noEvent(method: RateMethod) throws {
        let rate = try #require(PoissonRate(events: 0, personTime: 100))
        let interval = try #require(method.interval(of: rate))
        #expect(interval.lower == 0 && abs(interval.upper - 0.036888794541139) < (method == .garwood ? 1e-14 : 0.0003))
    }

    @Test("No event on either side has no ratio and a p of 1; none on one side has an open interval")
    func ratioOfNothing() throws {
        let none = try #require(PoissonRate(events: 0, personTime: 86))
        let some = try #require(PoissonRate(events: 5, personTime: 84))
        #expect(RateRatio(none, over: none).ratio == nil && RateRatio(none, over: none).interval() == nil)
        #expect(RateRatio(none, over: none).p == 1)
        #expect(RateRatio(some, over: none).ratio == .infinity)
        #expect(RateRatio(some, over: none).interval()?.upper == .infinity)
        #expect(RateRatio(none, over: some).interval()?.lower == 0)
    }

    @Test("Sums of events beyond an integer do not stop the program")
    func huge() throws {
        let rate = try #require(PoissonRate(events: .max, personTime: 1))
        #expect(RateRatio(rate, over: rate).p == nil && RateRatio(rate, over: rate).interval() == nil)
    }

    @Test("Rates and their ratio agree with R to 1e-9", arguments: CommittedComparisons.rates())
    func agreesWithR(comparison: Comparison) {
        #expect(comparison.passes && comparison.cases >= 28, "\(comparison.farthest)")
    }

    @Test(
        "150 rates and 96 ratios agree with the reference folder to 1e-9",
        .enabled(if: ReferenceData.has("oracles/poisson_rates.csv")), arguments: ReferenceComparisons.rates())
    func agreesWithReference(comparison: Comparison) {
        #expect(comparison.passes && comparison.cases >= 300, "\(comparison.farthest)")
    }
}
