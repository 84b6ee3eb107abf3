/// How far the results of one method are from numbers that another program computed.
package struct Comparison: Sendable {
    package let method: String
    /// The formula's source.
    package let source: String
    /// The file of expected numbers.
    package let origin: String
    /// The largest deviation that passes.
    package let tolerance: Double
    /// Expected numbers up to this are rounding errors of 0.
    let zero: Double
    /// What is left out of the comparison, or why the tolerance is what it is.
    package let note: String
    /// Numbers compared.
    package private(set) var cases = 0
    package private(set) var largestDeviation = 0.0
    /// Where the largest deviation is.
    package private(set) var farthest = ""

    init(
        _ method: String, source: String, origin: String, tolerance: Double = 1e-9, zero: Double = 0,
        note: String = ""
    ) {
        self.method = method
        self.source = source
        self.origin = origin
        self.tolerance = tolerance
        self.zero = zero
        self.note = note
    }

    package var passes: Bool { cases > 0 && largestDeviation <= tolerance }

    /// Counts one number: its deviation is relative to the expected one, absolute where that is 0 or as
    /// good as, and infinite where one of the two is missing.
    mutating func compare(_ computed: Double?, _ expected: Double?, _ place: @autoclosure () -> String) {
        cases += 1
        let deviation: Double
        switch (computed, expected) {
        case (nil, nil): deviation = 0
        case (let computed?, let expected?) where computed == expected: deviation = 0
        case (let computed?, let expected?) where computed.isFinite && expected.isFinite:
            deviation = abs(computed - expected) / (abs(expected) <= zero ? 1 : abs(expected))
        default: deviation = .infinity
        }
        guard deviation > largestDeviation else { return }
        largestDeviation = deviation
        farthest = "\(place()): \(computed.map { "\($0)" } ?? "none") for \(expected.map { "\($0)" } ?? "none")"
    }

    mutating func compare(_ computed: Int?, _ expected: Int?, _ place: @autoclosure () -> String) {
        compare(computed.map { Double($0) }, expected.map { Double($0) }, place())
    }
}
