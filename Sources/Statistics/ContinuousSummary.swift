/// What a table shows of a continuous variable, such as age or duration, unrounded.
package struct ContinuousSummary: Sendable, Hashable {
    package let n: Int
    package let mean: Double
    /// The sample standard deviation, with n - 1; nil for a single value.
    package let standardDeviation: Double?
    package let minimum: Double
    package let firstQuartile: Double
    package let median: Double
    package let thirdQuartile: Double
    package let maximum: Double

    package static let quartileTitle = "quartiles as the averaged empirical distribution (SAS definition 5, R type 2)"

    /// Nil without values, or when one of them is not a finite number.
    package init?(_ values: some Sequence<Double>) {
        let sorted = values.sorted()
        guard let first = sorted.first, let last = sorted.last, sorted.allSatisfy(\.isFinite) else { return nil }
        n = sorted.count
        let count = Double(n)
        // A second pass takes away what the first one's rounding left.
        let rough = sorted.reduce(0) { $0 + $1 / count }
        let mean = rough + sorted.reduce(0) { $0 + ($1 - rough) } / count
        self.mean = mean
        let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        standardDeviation = n > 1 ? (squares / (count - 1)).squareRoot() : nil
        minimum = first
        maximum = last
        firstQuartile = Self.quantile(sorted, 1, of: 4)
        median = Self.quantile(sorted, 1, of: 2)
        thirdQuartile = Self.quantile(sorted, 3, of: 4)
    }

    /// The value at a share of all, or the mean of two neighbours where the share falls between them.
    private static func quantile(_ sorted: [Double], _ numerator: Int, of denominator: Int) -> Double {
        let (whole, part) = (sorted.count * numerator).quotientAndRemainder(dividingBy: denominator)
        if part == 0, whole > 0 { return sorted[whole - 1] / 2 + sorted[whole] / 2 }
        return sorted[whole]
    }
}
