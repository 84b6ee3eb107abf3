import Statistics
import TestSupport
import Testing
import Validation

struct ProportionMethodTests {
    /// Percent with four decimals. R 4.2.2 binom.test, 1 of 160 from scipy 1.17 beta.ppf; 0 of 7 and the ends of 0 of n and n of n are also closed forms,
    /// 1 - 0.025^(1/n).
    @Test(
        "The exact interval of a published proportion",
        arguments: [
            (0, 7, 0, 40.9616), (0, 257, 0, 1.4251), (44, 257, 12.7240, 22.2938), (69, 257, 21.5308, 32.7084),
            (85, 257, 27.3525, 39.1911), (7, 7, 59.0384, 100), (1, 160, 0.0158, 3.4329),
        ])
    func published(x: Int, n: Int, lower: Double, upper: Double) throws {
        let interval = try #require(ProportionMethod.clopperPearson.interval(successes: x, trials: n))
        #expect(abs(100 * interval.lower - lower) <= 0.00005)
        #expect(abs(100 * interval.upper - upper) <= 0.00005)
    }

    /// Newcombe, Stat Med 1998;17:857, Table I, 81/263, 15/148, 0/20 and 1/29, with four decimals.
    @Test(
        "Wilson's interval, with and without continuity correction, as Newcombe printed it",
        arguments: [
            (ProportionMethod.wilson, 81, 263, 0.2553, 0.3662), (.wilson, 15, 148, 0.0624, 0.1605),
            (.wilson, 0, 20, 0, 0.1611), (.wilson, 1, 29, 0.0061, 0.1718), (.wilsonCorrected, 81, 263, 0.2535, 0.3682),
            (.wilsonCorrected, 15, 148, 0.0598, 0.1644), (.wilsonCorrected, 0, 20, 0, 0.2005),
            (.wilsonCorrected, 1, 29, 0.0018, 0.1963),
        ])
    func newcombe(method: ProportionMethod, x: Int, n: Int, lower: Double, upper: Double) throws {
        let interval = try #require(method.interval(successes: x, trials: n))
        #expect(abs(interval.lower - lower) <= 0.00005 && abs(interval.upper - upper) <= 0.00005)
    }

    @Test(
        "No subject at risk, or a count outside 0 to n, has no interval by any method",
        arguments: [(0, 0), (1, 0), (-1, 5), (6, 5)])
    func impossible(x: Int, n: Int) {
        for method in ProportionMethod.allCases { #expect(method.interval(successes: x, trials: n) == nil) }
    }

    @Test("A level that is no probability has no interval", arguments: [0, 1, -0.5, 1.5, Double.nan])
    func impossibleLevel(level: Double) {
        for method in ProportionMethod.allCases {
            #expect(method.interval(successes: 1, trials: 5, level: level) == nil)
        }
    }

    @Test(
        "The interval holds the proportion, stays in 0 to 1 and has a width, for every count of up to 60 subjects",
        arguments: ProportionMethod.allCases)
    func holdsEstimate(method: ProportionMethod) throws {
        for n in 1...60 {
            for x in 0...n {
                let interval = try #require(method.interval(successes: x, trials: n))
                let share = Double(x) / Double(n)
                #expect(interval.contains(share) && interval.width > 0, "\(x) of \(n)")
                #expect(0 <= interval.lower && interval.upper <= 1, "\(x) of \(n)")
            }
        }
    }

    @Test("Counts as large as an integer can be do not stop the program", arguments: ProportionMethod.allCases)
    func huge(method: ProportionMethod) {
        for x in [0, 1, Int.max / 2, Int.max] {
            if let interval = method.interval(successes: x, trials: .max) { #expect(interval.width >= 0) }
        }
    }

    @Test("Intervals agree with R to 1e-9", arguments: CommittedComparisons.proportions())
    func agreesWithR(comparison: Comparison) {
        #expect(comparison.passes && comparison.cases == 96, "\(comparison.farthest)")
    }

    @Test(
        "450 intervals of each method agree with the reference folder to 1e-9",
        .enabled(if: ReferenceData.has("oracles/proportion_ci.csv")), arguments: ReferenceComparisons.proportions())
    func agreesWithReference(comparison: Comparison) {
        #expect(comparison.passes && comparison.cases == 900, "\(comparison.farthest)")
    }
}
