import Foundation

/// The odds ratio of a fourfold table given its margins, after Fisher's noncentral hypergeometric distribution.
///
/// The limits are those of Cornfield's exact tail method, each tail (1 - level) / 2. R's fisher.test computes the same,
/// but ends its search some 1e-4 from the root.
struct ConditionalOddsRatio {
    let table: TwoProportions
    private let possible: ClosedRange<Int>

    /// Nil when an arm has no subjects.
    init?(_ table: TwoProportions) {
        guard table.hasTwoArms else { return nil }
        self.table = table
        possible = table.conditionalEvents().values
    }

    /// 0 or infinite at an end of what the margins allow; nil where they allow this table alone.
    var estimate: Double? {
        if possible.count == 1 { return nil }
        if table.events1 == possible.lowerBound { return 0 }
        if table.events1 == possible.upperBound { return .infinity }
        return solve { log($1.moment) - log($0.moment) }
    }

    func interval(_ confidence: ConfidenceLevel) -> ConfidenceInterval? {
        let odds = log(confidence.tail) - log1p(-confidence.tail)
        // P(X >= x) and P(X <= x) equal to the tail, as log odds: nearly straight in the logarithm of the odds ratio.
        let lower =
            table.events1 == possible.lowerBound
            ? 0 : solve { log1p($1.probability) - log($0.probability) - odds }
        let upper =
            table.events1 == possible.upperBound
            ? .infinity : solve { log($1.probability) - log1p($0.probability) + odds }
        guard let lower, let upper else { return nil }
        return confidence.interval(lower, upper)
    }

    /// The odds ratio where a function of the sums below and above the events seen is 0; it rises with the odds ratio.
    private func solve(_ condition: (UnimodalDistribution.Side, UnimodalDistribution.Side) -> Double) -> Double? {
        let (a, b, c, d) = table.cells
        let start = log((a + 0.5) * (d + 0.5) / ((b + 0.5) * (c + 0.5)))
        let logarithm = root(near: start) { logarithm in
            let events = table.conditionalEvents(oddsRatio: exp(logarithm))
            return condition(events.below(table.events1), events.above(table.events1))
        }
        return logarithm.map { exp($0) }
    }
}
