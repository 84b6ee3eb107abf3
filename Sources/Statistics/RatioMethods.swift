import Foundation

/// The methods for a confidence interval of a risk ratio.
package enum RiskRatioMethod: String, Sendable, Hashable, CaseIterable {
    /// Katz, Baptista, Azen and Pike, Biometrics 1978;34:469: normal on the log scale, with the variance
    /// 1/x1 - 1/n1 + 1/x2 - 1/n2.
    case katz

    /// The method's name in a footnote.
    package var title: String { "Katz (log)" }

    /// The interval of the risk ratio.
    ///
    /// Nil when the ratio is, when all subjects of both arms have the event, which leaves no variance to judge by, or when
    /// the level is not between 0 and 1.
    package func interval(of table: TwoProportions, level: Double = 0.95) -> ConfidenceInterval? {
        guard let ratio = table.riskRatio, let confidence = ConfidenceLevel(level) else { return nil }
        // 1/x - 1/n as one quotient: exactly 0 for n of n, and nothing cancels.
        func part(_ events: Int, _ n: Int) -> Double { Double(n - events) / (Double(events) * Double(n)) }
        let variance = part(table.events1, table.n1) + part(table.events2, table.n2)
        guard variance > 0 else { return nil }
        return logInterval(ratio, variance, confidence)
    }
}

/// The methods for an odds ratio and its confidence interval.
package enum OddsRatioMethod: String, Sendable, Hashable, CaseIterable {
    /// The sample odds ratio; Woolf, Ann Hum Genet 1955;19:251: normal on the log scale. Nothing is added to the cells: a
    /// table with a 0 has neither ratio nor interval.
    case woolf
    /// The conditional maximum-likelihood odds ratio with the exact interval that belongs to Fisher's test; also for zero
    /// cells.
    case conditionalExact = "conditional_exact"

    /// The method's name in a footnote.
    package var title: String {
        switch self {
        case .woolf: "Woolf (log)"
        case .conditionalExact: "conditional maximum likelihood, exact interval"
        }
    }

    /// The odds ratio; infinite by the conditional method where only arm 1 can have the events.
    package func estimate(of table: TwoProportions) -> Double? {
        switch self {
        case .woolf: table.oddsRatio
        case .conditionalExact: ConditionalOddsRatio(table)?.estimate
        }
    }

    /// The interval of the odds ratio; an end may be infinite by the conditional method.
    package func interval(of table: TwoProportions, level: Double = 0.95) -> ConfidenceInterval? {
        guard let confidence = ConfidenceLevel(level) else { return nil }
        switch self {
        case .woolf:
            guard let ratio = table.oddsRatio else { return nil }
            let (a, b, c, d) = table.cells
            return logInterval(ratio, 1 / a + 1 / b + 1 / c + 1 / d, confidence)
        case .conditionalExact: return ConditionalOddsRatio(table)?.interval(confidence)
        }
    }
}

/// A normal interval on the log scale.
func logInterval(_ ratio: Double, _ variance: Double, _ confidence: ConfidenceLevel) -> ConfidenceInterval? {
    let factor = exp(confidence.z * variance.squareRoot())
    return confidence.interval(ratio / factor, ratio * factor)
}
