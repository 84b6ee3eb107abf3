/// A distribution over whole numbers known by the quotients of neighbouring probabilities, which fall from left to right.
///
/// Probabilities are taken relative to that of one value, by products of quotients: no factorials, so nothing is lost to
/// their logarithms, and the cost is that of the few terms that matter.
struct UnimodalDistribution {
    let values: ClosedRange<Int>
    /// P(k + 1) / P(k), falling in k.
    let quotient: (Int) -> Double

    /// Sums over the values on one side of a value, relative to its own probability; infinite where they overflow.
    struct Side {
        var probability = 0.0
        /// Of the distance from the value.
        var moment = 0.0
        /// Of the values that are at most as probable as the value itself.
        var rarer = 0.0
    }

    /// R's tolerance: a probability counts as equal to another up to this factor.
    private static let tie = 1 + 1e-7

    func above(_ value: Int) -> Side {
        side(count: values.upperBound - value) { quotient(value + $0) }
    }

    func below(_ value: Int) -> Side {
        side(count: value - values.lowerBound) { 1 / quotient(value - $0 - 1) }
    }

    /// - Parameter step: the quotient of the probability `$0 + 1` steps away and the one `$0` steps away; falling.
    private func side(count: Int, step: (Int) -> Double) -> Side {
        var side = Side()
        var term = 1.0
        for distance in 0..<max(0, count) {
            let factor = step(distance)
            term *= factor
            side.probability += term
            side.moment += term * Double(distance + 1)
            if term <= Self.tie { side.rarer += term }
            if !side.probability.isFinite || term == 0 { break }
            // What follows is less than a geometric series.
            if factor < 1, term <= Self.tie {
                let rest = term * factor / (1 - factor)
                if rest < 1e-18 * (1 + side.rarer), rest * Double(distance + 2) / (1 - factor) < 1e-18 * side.moment {
                    break
                }
            }
        }
        return side
    }

    /// The probability of all values that are no more probable than this one.
    func twoSided(_ value: Int) -> Double {
        let (left, right) = (below(value), above(value))
        return min(1, (1 + left.rarer + right.rarer) / (1 + left.probability + right.probability))
    }

    /// The probability of this value and all smaller ones.
    func atMost(_ value: Int) -> Double {
        let (left, right) = (below(value), above(value))
        return left.probability.isFinite
            ? (1 + left.probability) / (1 + left.probability + right.probability) : 1
    }

    /// The probability of this value and all greater ones.
    func atLeast(_ value: Int) -> Double {
        let (left, right) = (below(value), above(value))
        return right.probability.isFinite
            ? (1 + right.probability) / (1 + left.probability + right.probability) : 1
    }
}
