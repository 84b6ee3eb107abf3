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
        self.init(counted: values.sorted().map { (value: $0, count: 1) })
    }

    /// - Parameter counted: values in ascending order, each with how often it was seen, at least once; equal values may
    ///   follow one another.
    ///
    /// Nil without values, or when one of them is not a finite number.
    package init?(counted: [(value: Double, count: Int)]) {
        guard let first = counted.first, let last = counted.last, counted.allSatisfy(\.value.isFinite) else {
            return nil
        }
        n = counted.reduce(0) { $0 + $1.count }
        let count = Double(n)
        // A second pass takes away what the first one's rounding left.
        let rough = counted.reduce(0) { $0 + $1.value * Double($1.count) / count }
        let mean = rough + counted.reduce(0) { $0 + ($1.value - rough) * Double($1.count) } / count
        self.mean = mean
        let squares = counted.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) * Double($1.count) }
        standardDeviation = n > 1 ? (squares / (count - 1)).squareRoot() : nil
        minimum = first.value
        maximum = last.value
        firstQuartile = Self.quantile(counted, n, 1, of: 4)
        median = Self.quantile(counted, n, 1, of: 2)
        thirdQuartile = Self.quantile(counted, n, 3, of: 4)
    }

    /// The value at a share of all, or the mean of two neighbours where the share falls between them.
    private static func quantile(
        _ counted: [(value: Double, count: Int)], _ n: Int, _ numerator: Int, of denominator: Int
    ) -> Double {
        let (whole, part) = (n * numerator).quotientAndRemainder(dividingBy: denominator)
        let upper = value(counted, at: whole)
        return part == 0 && whole > 0 ? value(counted, at: whole - 1) / 2 + upper / 2 : upper
    }

    /// The value at a place, from 0, among all in ascending order.
    private static func value(_ counted: [(value: Double, count: Int)], at place: Int) -> Double {
        var before = 0
        for (value, count) in counted {
            before += count
            if before > place { return value }
        }
        return .nan
    }
}
