/// A stream of pseudo-random whole numbers that is the same on every machine (SplitMix64 of Steele, Lea and
/// Flood, 2014). Integers only: no byte of the files depends on floating point, on the clock or on hashing.
struct RandomSource {
    /// A step of the generator. Each has a stream of its own, so that a change to one step leaves the others alone.
    enum Step: UInt64 {
        case cohort = 1
        case moments, histories, choices, tableTwo, hiddenTerms, onsets, uncertainDates, decoys, details
    }

    private var state: UInt64

    init(_ step: Step) {
        state = 0x4C45_4E5A_0000_0000 &+ step.rawValue &* 0x1_0001
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// A number from 0 to count - 1; 0 when count is not positive.
    mutating func below(_ count: Int) -> Int {
        count > 0 ? Int(next().multipliedFullWidth(by: UInt64(count)).high) : 0
    }

    /// A number of the range, both ends included; the lower end when the range is empty.
    mutating func between(_ low: Int, _ high: Int) -> Int {
        low + below(high - low + 1)
    }

    /// True in so many of a hundred draws.
    mutating func percent(_ chance: Int) -> Bool {
        below(100) < chance
    }

    /// The elements in random order (Fisher and Yates).
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for last in result.indices.reversed() {
            result.swapAt(last, below(last + 1))
        }
        return result
    }

    /// One element; nil of nothing.
    mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count)]
    }
}
