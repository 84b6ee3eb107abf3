import CBoostMath

/// The methods for a two-sided confidence interval of one proportion.
package enum ProportionMethod: String, Sendable, Hashable, CaseIterable {
    /// Clopper and Pearson, Biometrika 1934;26:404: exact, from quantiles of the beta distribution.
    case clopperPearson = "clopper_pearson"
    /// Wilson, JASA 1927;22:209: the score interval.
    case wilson
    /// The score interval with continuity correction: Newcombe, Stat Med 1998;17:857, method 4.
    case wilsonCorrected = "wilson_cc"
    /// Brown, Cai and DasGupta, Stat Sci 2001;16:101: quantiles of the beta(x + 1/2, n - x + 1/2) posterior, with the
    /// lower end 0 for 0 of n and the upper end 1 for n of n, so that the interval holds the proportion seen.
    case jeffreys
    /// Agresti and Coull, Am Stat 1998;52:119, with z²/2 added to either count; cut at 0 and 1.
    case agrestiCoull = "agresti_coull"

    /// The method's name in a footnote.
    package var title: String {
        switch self {
        case .clopperPearson: "Clopper-Pearson (exact)"
        case .wilson: "Wilson (score)"
        case .wilsonCorrected: "Wilson (score) with continuity correction"
        case .jeffreys: "Jeffreys"
        case .agrestiCoull: "Agresti-Coull"
        }
    }

    /// The interval of a proportion; both ends lie in 0...1.
    ///
    /// Nil when there are no trials, when `successes` is not in `0...trials`, or when the level is not between 0 and 1.
    package func interval(successes: Int, trials: Int, level: Double = 0.95) -> ConfidenceInterval? {
        guard trials > 0, (0...trials).contains(successes), let confidence = ConfidenceLevel(level) else { return nil }
        let x = Double(successes)
        let n = Double(trials)
        let interval =
            switch self {
            case .clopperPearson: Self.exact(x, n, confidence)
            case .wilson: Self.score(x, n, confidence)
            case .wilsonCorrected: Self.correctedScore(x, n, confidence)
            case .jeffreys: Self.jeffreysPosterior(x, n, confidence)
            case .agrestiCoull: Self.addedCounts(x, n, confidence)
            }
        guard let interval, self != .agrestiCoull else { return interval }
        return ConfidenceInterval(
            lower: successes == 0 ? 0 : interval.lower, upper: successes == trials ? 1 : interval.upper, level: level)
    }

    private static func exact(_ x: Double, _ n: Double, _ confidence: ConfidenceLevel) -> ConfidenceInterval? {
        let lower = x == 0 ? 0 : soteria_beta_quantile(confidence.tail, x, n - x + 1)
        let upper = x == n ? 1 : soteria_beta_quantile(1 - confidence.tail, x + 1, n - x)
        return confidence.interval(lower, upper)
    }

    static func score(_ x: Double, _ n: Double, _ confidence: ConfidenceLevel) -> ConfidenceInterval? {
        let z = confidence.z
        let root = z * (z * z + 4 * x * (n - x) / n).squareRoot()
        let twice = 2 * (n + z * z)
        // The ends are the roots of a quadratic. The lower one is taken from their product, where nothing cancels.
        let upper = (2 * x + z * z + root) / twice
        return confidence.interval(x * x / (n * (n + z * z)) / upper, upper)?.clamped(0, 1)
    }

    private static func correctedScore(
        _ x: Double, _ n: Double, _ confidence: ConfidenceLevel
    ) -> ConfidenceInterval? {
        let z = confidence.z
        let p = x / n
        let spread = 4 * x * (1 - p) + z * z - 1 / n
        // Below 0 only where the end is cut at 0 or 1 anyway.
        let below = z * max(0, spread + 4 * p - 2).squareRoot()
        let above = z * max(0, spread - 4 * p + 2).squareRoot()
        let twice = 2 * (n + z * z)
        let centre = 2 * x + z * z
        return confidence.interval((centre - 1 - below) / twice, (centre + 1 + above) / twice)?.clamped(0, 1)
    }

    /// The equal-tailed interval of the posterior, before its ends are set at 0 of n and n of n.
    package static func jeffreysPosterior(
        _ x: Double, _ n: Double, _ confidence: ConfidenceLevel
    ) -> ConfidenceInterval? {
        let a = x + 0.5
        let b = n - x + 0.5
        return confidence.interval(
            soteria_beta_quantile(confidence.tail, a, b), soteria_beta_quantile(1 - confidence.tail, a, b))
    }

    private static func addedCounts(_ x: Double, _ n: Double, _ confidence: ConfidenceLevel) -> ConfidenceInterval? {
        let z = confidence.z
        let total = n + z * z
        let p = (x + z * z / 2) / total
        let half = z * (p * (1 - p) / total).squareRoot()
        return confidence.interval(p - half, p + half)?.clamped(0, 1)
    }
}
