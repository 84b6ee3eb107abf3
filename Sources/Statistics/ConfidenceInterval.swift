import CBoostMath

/// A two-sided confidence interval, unrounded.
///
/// An end is infinite where the method sets no bound, such as the upper limit of a ratio to no events.
package struct ConfidenceInterval: Sendable, Hashable {
    package let lower: Double
    package let upper: Double
    /// The confidence level, between 0 and 1.
    package let level: Double

    package init(lower: Double, upper: Double, level: Double) {
        self.lower = lower
        self.upper = upper
        self.level = level
    }

    package var width: Double { upper - lower }

    package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

    /// The part of the interval between two bounds of the parameter.
    func clamped(_ least: Double, _ greatest: Double) -> ConfidenceInterval {
        ConfidenceInterval(
            lower: min(max(lower, least), greatest), upper: min(max(upper, least), greatest), level: level)
    }
}

/// A confidence level as what methods need of it.
package struct ConfidenceLevel: Sendable, Hashable {
    /// Between 0 and 1.
    package let level: Double
    /// The probability beyond each end: (1 - level) / 2.
    package let tail: Double
    /// The standard normal quantile that leaves `tail` above it.
    package let z: Double

    /// Nil when the level is not between 0 and 1.
    package init?(_ level: Double) {
        guard level > 0, level < 1 else { return nil }
        let tail = (1 - level) / 2
        let z = soteria_normal_upper_quantile(tail)
        guard z.isFinite else { return nil }
        self.level = level
        self.tail = tail
        self.z = z
    }

    /// An interval of this level, or nil when an end is not a number.
    package func interval(_ lower: Double, _ upper: Double) -> ConfidenceInterval? {
        guard !lower.isNaN, !upper.isNaN else { return nil }
        return ConfidenceInterval(lower: lower, upper: upper, level: level)
    }
}
