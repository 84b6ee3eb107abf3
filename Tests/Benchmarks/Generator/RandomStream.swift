/// A stream of pseudo-random whole numbers that is the same on every machine: xorshift64* (Vigna, An experimental
/// exploration of Marsaglia's xorshift generators, scrambled, 2016). No byte of the data depends on floating point.
struct RandomStream {
    private var state: UInt64

    /// Each file has a stream of its own, so that a change to one leaves the others alone.
    init(seed: UInt64, stream: UInt64) {
        state = (seed &* 0x2545_F491_4F6C_DD1D) ^ ((stream &+ 1) &* 0x9E37_79B9_7F4A_7C15)
        if state == 0 { state = 1 }
        for _ in 0..<8 { _ = next() }
    }

    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_F491_4F6C_DD1D
    }

    /// A number from 0 to count - 1; 0 when count is not positive.
    mutating func below(_ count: Int) -> Int {
        count > 0 ? Int(next().multipliedFullWidth(by: UInt64(count)).high) : 0
    }

    /// The least of several draws below count: small numbers are common, large ones rare.
    mutating func least(of draws: Int, below count: Int) -> Int {
        var least = below(count)
        for _ in 1..<max(draws, 1) { least = min(least, below(count)) }
        return least
    }

    /// True in so many of a thousand draws.
    mutating func perMille(_ chance: Int) -> Bool { below(1000) < chance }

    /// A place in the list of shares, each as likely as its share of 100.
    mutating func share(_ shares: [Int]) -> Int {
        var draw = below(100)
        for (place, share) in shares.enumerated() {
            if draw < share { return place }
            draw -= share
        }
        return max(shares.count - 1, 0)
    }
}
