/// The association of arm and event over strata: Cochran, Biometrics 1954;10:417; Mantel and Haenszel, JNCI 1959;22:719.
///
/// As R's mantelhaen.test. A stratum without subjects in one arm, or with one subject or none, says nothing and is left
/// out.
package struct MantelHaenszel: Sendable {
    package let strata: [TwoProportions]

    /// Nil when no stratum has subjects in both arms.
    package init?(_ strata: [TwoProportions]) {
        self.strata = strata.filter(\.hasTwoArms)
        if self.strata.isEmpty { return nil }
    }

    /// The common odds ratio of Mantel and Haenszel; nil when it is 0, infinite or undefined.
    package var oddsRatio: Double? {
        let (with, against) = sums
        return with > 0 && against > 0 ? with / against : nil
    }

    /// The interval of the common odds ratio, with the variance of Robins, Breslow and Greenland, Biometrics 1986;42:311.
    package func oddsRatioInterval(level: Double = 0.95) -> ConfidenceInterval? {
        guard let ratio = oddsRatio, let confidence = ConfidenceLevel(level) else { return nil }
        let (with, against) = sums
        var (first, mixed, last) = (0.0, 0.0, 0.0)
        for stratum in strata {
            let (a, b, c, d) = stratum.cells
            let n = a + b + c + d
            let (p, q) = ((a + d) / n, (b + c) / n)
            let (r, s) = (a * d / n, b * c / n)
            first += p * r
            mixed += p * s + q * r
            last += q * s
        }
        let variance =
            first / (2 * with * with) + mixed / (2 * with * against) + last / (2 * against * against)
        return logInterval(ratio, variance, confidence)
    }

    /// The test of no association, one degree of freedom; nil when no stratum has both events and subjects without one.
    ///
    /// With the correction, |observed - expected| is less by a half where it is at least that; R corrects no smaller ones.
    package func test(corrected: Bool) -> ChiSquareTest? {
        var (excess, variance) = (0.0, 0.0)
        for stratum in strata {
            let (a, b, c, d) = stratum.cells
            let (m1, m2) = (a + b, c + d)
            let n = m1 + m2
            excess += (a * d - b * c) / n
            variance += m1 / n * m2 / n * (a + c) * (b + d) / (n - 1)
        }
        guard variance > 0 else { return nil }
        let distance = corrected && abs(excess) >= 0.5 ? abs(excess) - 0.5 : abs(excess)
        return ChiSquareTest(statistic: distance * distance / variance, degreesOfFreedom: 1)
    }

    private var sums: (with: Double, against: Double) {
        var sums = (with: 0.0, against: 0.0)
        for stratum in strata {
            let (a, b, c, d) = stratum.cells
            let n = a + b + c + d
            sums.with += a * d / n
            sums.against += b * c / n
        }
        return sums
    }
}
