import CBoostMath

/// A statistic with a chi-square distribution, and the probability of a greater one by chance.
package struct ChiSquareTest: Sendable, Hashable {
    package let statistic: Double
    package let degreesOfFreedom: Int
    package let p: Double

    /// Nil when the statistic is no number or there are no degrees of freedom.
    package init?(statistic: Double, degreesOfFreedom: Int) {
        guard statistic >= 0, degreesOfFreedom > 0 else { return nil }
        let p = soteria_chi_square_upper_tail(statistic, Double(degreesOfFreedom))
        guard !p.isNaN else { return nil }
        self.statistic = statistic
        self.degreesOfFreedom = degreesOfFreedom
        self.p = p
    }
}

extension TwoProportions {
    /// Pearson's chi-square test of equal proportions.
    ///
    /// With Yates' correction, |observed - expected| is less by a half, but never below 0, as in R's chisq.test. Nil when an
    /// arm has no subjects, or when no subject or every subject has the event.
    package func chiSquare(yates: Bool) -> ChiSquareTest? {
        let (a, b, c, d) = cells
        let (m1, m2) = (a + b, c + d)
        let (events, others) = (a + c, b + d)
        guard m1 > 0, m2 > 0, events > 0, others > 0 else { return nil }
        let total = m1 + m2
        let excess = abs(a * d - b * c) / total
        let corrected = yates ? max(0, excess - 0.5) : excess
        let perCell = total / (m1 * m2) * total / (events * others)
        return ChiSquareTest(statistic: corrected * corrected * perCell * total, degreesOfFreedom: 1)
    }
}

/// The tests of equal proportions that a table of two arms may show.
package enum ProportionTest: String, Sendable, Hashable, CaseIterable {
    case fisher
    case chiSquare = "chi_square"
    case chiSquareYates = "chi_square_yates"

    /// The test's name in a footnote.
    package var title: String {
        switch self {
        case .fisher: "Fisher's exact test, two-sided"
        case .chiSquare: "chi-square test"
        case .chiSquareYates: "chi-square test with Yates' continuity correction"
        }
    }

    /// Nil where the test says nothing.
    package func p(of table: TwoProportions) -> Double? {
        switch self {
        case .fisher: table.fisherP
        case .chiSquare: table.chiSquare(yates: false)?.p
        case .chiSquareYates: table.chiSquare(yates: true)?.p
        }
    }
}
