import Statistics
import TestSupport
import Testing
import Validation

struct TwoProportionsTests {
    private func arms(_ events1: Int, _ n1: Int, _ events2: Int, _ n2: Int) throws -> TwoProportions {
        try #require(TwoProportions(events1: events1, n1: n1, events2: events2, n2: n2))
    }

    /// Newcombe, Stat Med 1998;17:873, Table II, method 10 and method 5 (Mee differs from Miettinen-Nurminen), four
    /// decimals.
    @Test(
        "Newcombe's interval of a difference as he printed it",
        arguments: [
            ([56, 70, 48, 80], 0.0524, 0.3339), ([9, 10, 3, 10], 0.1705, 0.8090), ([6, 7, 2, 7], 0.0582, 0.8062),
            ([5, 56, 0, 29], -0.0381, 0.1926), ([0, 10, 0, 20], -0.1611, 0.2775), ([0, 10, 0, 10], -0.2775, 0.2775),
            ([10, 10, 0, 20], 0.6791, 1), ([10, 10, 0, 10], 0.6075, 1),
        ])
    func published(counts: [Int], lower: Double, upper: Double) throws {
        let arms = try arms(counts[0], counts[1], counts[2], counts[3])
        let interval = try #require(DifferenceMethod.newcombe.interval(of: arms))
        #expect(abs(interval.lower - lower) <= 0.00005 && abs(interval.upper - upper) <= 0.00005)
    }

    @Test(
        "Counts that cannot be are no table",
        arguments: [[-1, 5, 0, 5], [6, 5, 0, 5], [0, 5, 1, 0], [0, .max, 0, 5]])
    func impossible(counts: [Int]) {
        #expect(TwoProportions(events1: counts[0], n1: counts[1], events2: counts[2], n2: counts[3]) == nil)
    }

    @Test("An arm without subjects says nothing of a difference, a ratio or a test")
    func emptyArm() throws {
        for arms in [try arms(0, 0, 3, 10), try arms(3, 10, 0, 0), try arms(0, 0, 0, 0)] {
            #expect(arms.difference == nil && arms.riskRatio == nil && arms.oddsRatio == nil)
            #expect(DifferenceMethod.allCases.allSatisfy { $0.interval(of: arms) == nil })
            #expect(
                OddsRatioMethod.allCases.allSatisfy { $0.estimate(of: arms) == nil && $0.interval(of: arms) == nil })
            #expect(RiskRatioMethod.katz.interval(of: arms) == nil)
            #expect(ProportionTest.allCases.allSatisfy { $0.p(of: arms) == nil })
        }
    }

    @Test(
        "A difference of 0 of n and 0 of n, and of n of n and n of n, has an interval on both sides of 0",
        arguments: DifferenceMethod.allCases)
    func nothingInEither(method: DifferenceMethod) throws {
        for arms in [try arms(0, 10, 0, 20), try arms(0, 1, 0, 1), try arms(84, 84, 86, 86)] {
            let interval = try #require(method.interval(of: arms))
            #expect(interval.lower < 0 && interval.upper > 0)
        }
    }

    @Test("Exchanging the arms turns a difference and its limits about", arguments: DifferenceMethod.allCases)
    func exchanged(method: DifferenceMethod) throws {
        for (a, b, c, d) in [(8, 84, 2, 86), (10, 10, 0, 20), (0, 12, 12, 12), (250, 1000, 200, 1000)] {
            let one = try #require(method.interval(of: try arms(a, b, c, d)))
            let other = try #require(method.interval(of: try arms(c, d, a, b)))
            #expect(abs(one.lower + other.upper) < 1e-12 && abs(one.upper + other.lower) < 1e-12)
        }
    }

    @Test("A level that is no probability has no interval", arguments: [0, 1, -0.5, 1.5, Double.nan])
    func impossibleLevel(level: Double) throws {
        let arms = try arms(8, 84, 2, 86)
        #expect(DifferenceMethod.allCases.allSatisfy { $0.interval(of: arms, level: level) == nil })
        #expect(OddsRatioMethod.allCases.allSatisfy { $0.interval(of: arms, level: level) == nil })
        #expect(RiskRatioMethod.katz.interval(of: arms, level: level) == nil)
    }

    @Test("Where the margins allow one table alone, Fisher's p is 1 and the exact odds ratio may be anything")
    func oneTable() throws {
        let arms = try arms(0, 10, 0, 20)
        #expect(arms.fisherP == 1 && arms.fisherPLess == 1 && arms.fisherPGreater == 1)
        let method = OddsRatioMethod.conditionalExact
        #expect(method.estimate(of: arms) == nil)
        #expect(method.interval(of: arms) == ConfidenceInterval(lower: 0, upper: .infinity, level: 0.95))
    }

    @Test("Differences, ratios and tests agree with R to 1e-9", arguments: CommittedComparisons.twoArms())
    func agreesWithR(comparison: Comparison) {
        #expect(comparison.passes, "\(comparison.farthest)")
    }

    @Test(
        "28 tables of two arms agree with the reference folder to 1e-9",
        .enabled(if: ReferenceData.has("oracles/two_proportions.csv")), arguments: ReferenceComparisons.twoArms())
    func agreesWithReference(comparison: Comparison) {
        #expect(comparison.passes && comparison.cases >= 56, "\(comparison.farthest)")
    }

    @Test(
        "Fisher's p agrees with the reference folder to 1e-9, its odds ratio as far as R searches",
        .enabled(if: ReferenceData.has("oracles/fisher_r.csv")), arguments: ReferenceComparisons.fisher())
    func fisherReference(comparison: Comparison) {
        #expect(comparison.passes && comparison.cases >= 56, "\(comparison.farthest)")
    }
}
