import CBoostMath

/// A two-sided confidence interval of a proportion; both ends lie in 0...1.
package struct ProportionInterval: Sendable, Equatable {
    package let lower: Double
    package let upper: Double
    /// The confidence level, in 0...1.
    package let level: Double

    /// The exact interval of Clopper and Pearson, Biometrika 1934;26:404, as quantiles of the beta distribution.
    ///
    /// The lower end is 0 for 0 of n and the upper end is 1 for n of n. Nil when there are no trials, when `successes`
    /// is not in `0...trials`, or when the level is not between 0 and 1.
    package static func clopperPearson(successes: Int, trials: Int, level: Double = 0.95) -> ProportionInterval? {
        guard trials > 0, (0...trials).contains(successes), level > 0, level < 1 else { return nil }
        let tail = (1 - level) / 2
        let x = Double(successes)
        let rest = Double(trials - successes)
        let lower = successes == 0 ? 0 : soteria_beta_quantile(tail, x, rest + 1)
        let upper = successes == trials ? 1 : soteria_beta_quantile(1 - tail, x + 1, rest)
        guard lower.isFinite, upper.isFinite else { return nil }
        return ProportionInterval(lower: lower, upper: upper, level: level)
    }
}
