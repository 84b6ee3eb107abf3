/// A mean and a standard deviation (n - 1) as printed, to be met by whole numbers.
///
/// The printed figures are held without their decimal point: mean 558 at scale 10 is 55.8. A value counts
/// unitNumerator / unitDenominator of the printed unit, so that days can meet a mean in months.
struct PrintedMoments {
    let mean: Int
    let deviation: Int
    let meanScale: Int
    let deviationScale: Int
    var unitNumerator = 1
    var unitDenominator = 1

    /// Values with these moments, made from a rough draw by the smallest steps that lead there.
    ///
    /// First single steps move the sum. Then two values at a time step apart, or towards each other, which
    /// keeps the sum and moves the spread, until the printed deviation is met.
    func met(by draw: [Int], within bounds: ClosedRange<Int>, random: inout RandomSource) throws(GenerationError)
        -> [Int]
    {
        var values = draw.map { min(max($0, bounds.lowerBound), bounds.upperBound) }
        let total = wantedTotal(of: values.count)
        var sum = values.reduce(0, +)
        for _ in 0..<Self.mostSteps where sum != total {
            let (place, step) = (random.below(values.count), sum < total ? 1 : -1)
            if bounds.contains(values[place] + step) {
                values[place] += step
                sum += step
            }
        }
        for _ in 0..<Self.mostSteps {
            let wanted = spreadChange(of: values)
            if wanted == 0 && meanAgrees(values) { return values }
            let (first, second) = (random.below(values.count), random.below(values.count))
            let (high, low) = values[first] >= values[second] ? (first, second) : (second, first)
            let wouldCross = wanted < 0 && values[high] - values[low] < 2
            if high == low || wouldCross { continue }
            if bounds.contains(values[high] + wanted) && bounds.contains(values[low] - wanted) {
                values[high] += wanted
                values[low] -= wanted
            }
        }
        throw GenerationError.unmet("mean \(mean) with deviation \(deviation) within \(bounds)")
    }

    private static let mostSteps = 200_000

    /// The whole sum nearest to the printed mean.
    private func wantedTotal(of count: Int) -> Int {
        let (top, bottom) = (mean * unitDenominator * count, meanScale * unitNumerator)
        return (2 * top + bottom) / (2 * bottom)
    }

    /// Whether the mean prints as wanted: half up, in whole numbers.
    private func meanAgrees(_ values: [Int]) -> Bool {
        let bottom = unitDenominator * values.count
        let top = meanScale * unitNumerator * values.reduce(0, +)
        return (2 * top + bottom) / (2 * bottom) == mean
    }

    /// 1 when the spread is too small, -1 when it is too large, 0 when it prints as wanted.
    ///
    /// The variance is (n sum(x^2) - sum(x)^2) / (n (n - 1)); it is compared with the squared ends of an
    /// interval around the printed deviation, both sides multiplied out. The interval reaches a quarter of the
    /// last printed digit to either side, so that no way of rounding prints another figure.
    private func spreadChange(of values: [Int]) -> Int {
        let count = values.count
        let sum = values.reduce(0, +)
        let squares = values.reduce(0) { $0 + $1 * $1 }
        let factor = 4 * deviationScale * unitNumerator
        let spread = (count * squares - sum * sum) * factor * factor
        let base = count * (count - 1) * unitDenominator * unitDenominator
        let (low, high) = (4 * deviation - 1, 4 * deviation + 1)
        if spread < low * low * base { return 1 }
        return spread < high * high * base ? 0 : -1
    }
}
