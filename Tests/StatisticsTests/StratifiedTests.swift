import Statistics
import Testing
import Validation

struct StratifiedTests {
    private func stratum(_ events1: Int, _ n1: Int, _ events2: Int, _ n2: Int) throws -> TwoProportions {
        try #require(TwoProportions(events1: events1, n1: n1, events2: events2, n2: n2))
    }

    @Test("The stratified difference of one stratum is that of the stratum", arguments: StratumWeight.allCases)
    func oneStratum(weight: StratumWeight) throws {
        let arms = try stratum(8, 84, 2, 86)
        let stratified = try #require(StratifiedDifference([arms], weight: weight))
        let alone = try #require(DifferenceMethod.miettinenNurminen.interval(of: arms))
        let interval = try #require(stratified.interval())
        #expect(stratified.estimate == arms.difference)
        #expect(abs(interval.lower - alone.lower) < 1e-12 && abs(interval.upper - alone.upper) < 1e-12)
    }

    @Test("A stratum without subjects in one arm changes nothing")
    func emptyStratum() throws {
        let strata = [try stratum(12, 50, 7, 48), try stratum(5, 30, 6, 33)]
        let more = strata + [try stratum(3, 9, 0, 0), try stratum(0, 0, 0, 0)]
        #expect(StratifiedDifference(more)?.interval() == StratifiedDifference(strata)?.interval())
        #expect(MantelHaenszel(more)?.oddsRatio == MantelHaenszel(strata)?.oddsRatio)
        #expect(MantelHaenszel(more)?.test(corrected: false) == MantelHaenszel(strata)?.test(corrected: false))
    }

    @Test("No stratum with both arms has no estimate; strata without events have a difference of 0 with a width")
    func nothing() throws {
        #expect(StratifiedDifference([]) == nil && MantelHaenszel([]) == nil)
        #expect(StratifiedDifference([try stratum(3, 9, 0, 0)]) == nil)
        let silent = [try stratum(0, 40, 0, 50), try stratum(0, 60, 0, 30)]
        let interval = try #require(StratifiedDifference(silent)?.interval())
        #expect(interval.lower < 0 && interval.upper > 0)
        let association = try #require(MantelHaenszel(silent))
        #expect(association.oddsRatio == nil && association.oddsRatioInterval() == nil)
        #expect(association.test(corrected: true) == nil)
    }

    @Test(
        "Stratified differences and the common odds ratio agree with R to 1e-9",
        arguments: CommittedComparisons.strata())
    func agreesWithR(comparison: Comparison) {
        #expect(comparison.passes && comparison.cases >= 10, "\(comparison.farthest)")
    }
}
