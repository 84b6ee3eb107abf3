/// How the strata of a stratified risk difference are weighed.
package enum StratumWeight: String, Sendable, Hashable, CaseIterable {
    /// n1 n2 / (n1 + n2), after Cochran, Mantel and Haenszel.
    case mantelHaenszel = "mantel_haenszel"
    /// n1 + n2.
    case sampleSize = "sample_size"
    /// All alike.
    case equal

    /// The weight's name in a footnote.
    package var title: String {
        switch self {
        case .mantelHaenszel: "Cochran-Mantel-Haenszel weights"
        case .sampleSize: "weights by sample size"
        case .equal: "equal weights"
        }
    }

    fileprivate func weight(_ stratum: TwoProportions) -> Double {
        let (m1, m2) = (Double(stratum.n1), Double(stratum.n2))
        return switch self {
        case .mantelHaenszel: m1 * m2 / (m1 + m2)
        case .sampleSize: m1 + m2
        case .equal: 1
        }
    }
}

/// A risk difference over strata, with the stratified score interval of Miettinen and Nurminen, Stat Med 1985;4:213.
///
/// The weighted difference is compared with the weighted variances under restriction. The weights are fixed ones; strata
/// that lack subjects in one arm say nothing of a difference and are left out.
package struct StratifiedDifference: Sendable {
    package let strata: [TwoProportions]
    package let weight: StratumWeight
    /// The weighted mean of the strata's differences.
    package let estimate: Double
    /// The weight of each stratum used; their sum is 1.
    private let shares: [Double]

    /// Nil when no stratum has subjects in both arms.
    package init?(_ strata: [TwoProportions], weight: StratumWeight = .mantelHaenszel) {
        let used = strata.filter(\.hasTwoArms)
        let weights = used.map { weight.weight($0) }
        let total = weights.reduce(0, +)
        guard total > 0 else { return nil }
        self.strata = used
        self.weight = weight
        shares = weights.map { $0 / total }
        estimate = zip(shares, used).reduce(0) { $0 + $1.0 * ($1.1.difference ?? 0) }
    }

    /// Nil when the level is not between 0 and 1.
    package func interval(level: Double = 0.95) -> ConfidenceInterval? {
        guard let confidence = ConfidenceLevel(level) else { return nil }
        let scores = strata.compactMap(ScoreDifference.init)
        return scoreLimits(around: estimate, confidence) { delta in
            let variance = zip(shares, scores).reduce(0) { $0 + $1.0 * $1.0 * $1.1.variance(delta) }
            return quotient(estimate - delta, variance.squareRoot())
        }
    }
}
