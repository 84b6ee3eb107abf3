/// The methods for a confidence interval of a risk difference.
package enum DifferenceMethod: String, Sendable, Hashable, CaseIterable {
    /// Newcombe, Stat Med 1998;17:873, method 10: from the Wilson interval of each arm.
    case newcombe
    /// Miettinen and Nurminen, Stat Med 1985;4:213: the score test inverted, variance times N/(N - 1).
    case miettinenNurminen = "miettinen_nurminen"
    /// Agresti and Caffo, Am Stat 2000;54:280: one subject with and one without the event added to each arm; cut at -1
    /// and 1.
    case agrestiCaffo = "agresti_caffo"

    /// The method's name in a footnote.
    package var title: String {
        switch self {
        case .newcombe: "Newcombe (score, without continuity correction)"
        case .miettinenNurminen: "Miettinen-Nurminen (score)"
        case .agrestiCaffo: "Agresti-Caffo"
        }
    }

    /// The interval of the difference, in -1...1; of positive width for 0 of n in both arms.
    ///
    /// Nil when an arm has no subjects or the level is not between 0 and 1.
    package func interval(of table: TwoProportions, level: Double = 0.95) -> ConfidenceInterval? {
        guard let confidence = ConfidenceLevel(level), table.hasTwoArms else { return nil }
        return switch self {
        case .newcombe: Self.newcombe(table, confidence)
        case .miettinenNurminen: ScoreDifference(table)?.interval(confidence)
        case .agrestiCaffo: Self.agrestiCaffo(table, confidence)
        }
    }

    private static func newcombe(_ table: TwoProportions, _ confidence: ConfidenceLevel) -> ConfidenceInterval? {
        let method = ProportionMethod.wilson
        guard let difference = table.difference, let p1 = table.proportion1, let p2 = table.proportion2,
            let first = method.interval(successes: table.events1, trials: table.n1, level: confidence.level),
            let second = method.interval(successes: table.events2, trials: table.n2, level: confidence.level)
        else { return nil }
        func distance(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
        return confidence.interval(
            difference - distance(p1 - first.lower, second.upper - p2),
            difference + distance(first.upper - p1, p2 - second.lower))?.clamped(-1, 1)
    }

    private static func agrestiCaffo(_ table: TwoProportions, _ confidence: ConfidenceLevel) -> ConfidenceInterval? {
        let m1 = Double(table.n1) + 2
        let m2 = Double(table.n2) + 2
        let p1 = (Double(table.events1) + 1) / m1
        let p2 = (Double(table.events2) + 1) / m2
        let half = confidence.z * (p1 * (1 - p1) / m1 + p2 * (1 - p2) / m2).squareRoot()
        return confidence.interval(p1 - p2 - half, p1 - p2 + half)?.clamped(-1, 1)
    }
}
