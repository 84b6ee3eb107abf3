import Statistics
import TestSupport
import Testing

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

    @Test(
        "No subject at risk, or a count outside 0 to n, has no interval", arguments: [(0, 0), (1, 0), (-1, 5), (6, 5)])
    func impossible(x: Int, n: Int) {
        #expect(ProportionMethod.clopperPearson.interval(successes: x, trials: n) == nil)
    }

    @Test("A level that is no probability has no interval", arguments: [0, 1, -0.5, 1.5, Double.nan])
    func impossibleLevel(level: Double) {
        #expect(ProportionMethod.clopperPearson.interval(successes: 1, trials: 5, level: level) == nil)
    }

    @Test("The interval holds the proportion for every count of up to 60 subjects")
    func holdsEstimate() throws {
        for n in 1...60 {
            for x in 0...n {
                let interval = try #require(ProportionMethod.clopperPearson.interval(successes: x, trials: n))
                let share = Double(x) / Double(n)
                #expect(
                    interval.lower <= share && share <= interval.upper && 0 <= interval.lower && interval.upper <= 1)
            }
        }
    }

    static let oracle = ReferenceData.rows("oracles/proportion_ci.csv")

    @Test("450 intervals agree with R's binom.test to 1e-12", .enabled(if: !oracle.isEmpty))
    func agreesWithR() throws {
        for row in Self.oracle {
            let x = try #require(row["x"].flatMap { Int($0) })
            let n = try #require(row["n"].flatMap { Int($0) })
            let level = try #require(row["conf"].flatMap { Double($0) })
            let interval = try #require(ProportionMethod.clopperPearson.interval(successes: x, trials: n, level: level))
            let lower = try #require(row["cp_lower"].flatMap { Double($0) })
            let upper = try #require(row["cp_upper"].flatMap { Double($0) })
            #expect(abs(interval.lower - lower) < 1e-12 && abs(interval.upper - upper) < 1e-12, "\(x) of \(n)")
        }
        #expect(Self.oracle.count == 450)
    }
}
