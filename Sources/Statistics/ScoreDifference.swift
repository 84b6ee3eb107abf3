/// The score statistic of a risk difference, after Miettinen and Nurminen, Stat Med 1985;4:213.
struct ScoreDifference {
    let table: TwoProportions
    let estimate: Double
    private let x1: Double
    private let x2: Double
    private let m1: Double
    private let m2: Double

    /// Nil when an arm has no subjects.
    init?(_ table: TwoProportions) {
        guard let estimate = table.difference else { return nil }
        self.table = table
        self.estimate = estimate
        (x1, x2) = (Double(table.events1), Double(table.events2))
        (m1, m2) = (Double(table.n1), Double(table.n2))
    }

    /// The variance of the estimate where the difference is `delta`, with the factor N/(N - 1).
    func variance(_ delta: Double) -> Double {
        let p2 = restricted(delta)
        let p1 = min(max(p2 + delta, 0), 1)
        return (p1 * (1 - p1) / m1 + p2 * (1 - p2) / m2) * (m1 + m2) / (m1 + m2 - 1)
    }

    /// The maximum-likelihood proportion of arm 2 where that of arm 1 is greater by `delta`.
    ///
    /// The derivative of the log-likelihood falls all along, so its root is found between the bounds. The closed form, a
    /// cubic by cosines, loses digits where proportions are near 0.
    private func restricted(_ delta: Double) -> Double {
        let least = max(0, -delta)
        let greatest = min(1, 1 - delta)
        guard least < greatest else { return least }
        func part(_ count: Double, _ probability: Double) -> Double {
            count == 0 ? 0 : count / max(probability, 0)
        }
        func slope(_ p: Double) -> Double {
            part(x1, p + delta) + part(x2, p) - part(m1 - x1, 1 - p - delta) - part(m2 - x2, 1 - p)
        }
        if slope(least) <= 0 { return least }
        if slope(greatest) >= 0 { return greatest }
        return root(between: least, and: greatest, of: slope) ?? least
    }

    func interval(_ confidence: ConfidenceLevel) -> ConfidenceInterval? {
        scoreLimits(around: estimate, confidence) { delta in
            quotient(estimate - delta, variance(delta).squareRoot())
        }
    }
}

/// A statistic as a quotient that is 0 for nothing by nothing.
func quotient(_ numerator: Double, _ denominator: Double) -> Double {
    numerator == 0 ? 0 : numerator / denominator
}

/// The differences at which a falling score statistic reaches the normal quantile on either side.
func scoreLimits(
    around estimate: Double, _ confidence: ConfidenceLevel, _ statistic: (Double) -> Double
) -> ConfidenceInterval? {
    let z = confidence.z
    let lower = estimate <= -1 ? -1 : root(between: -1, and: estimate) { statistic($0) - z }
    let upper = estimate >= 1 ? 1 : root(between: estimate, and: 1) { statistic($0) + z }
    guard let lower, let upper else { return nil }
    return confidence.interval(lower, upper)
}
