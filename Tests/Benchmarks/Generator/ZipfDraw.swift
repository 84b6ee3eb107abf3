/// Draws ranks from 0 to count - 1 in proportion to 1 / (rank + 1): Walker's alias method (1977) with whole-number
/// weights, so that each draw costs two random numbers however long the tail is.
struct ZipfDraw {
    /// Below this share of the total, a column keeps its own rank.
    private var kept: [UInt64]
    private var other: [Int]
    private let total: UInt64

    /// Weights are fractions of 2^32; with a few thousand ranks no product comes near 2^64.
    init(count: Int) {
        let weights = (1...max(count, 1)).map { (UInt64(1) << 32) / UInt64($0) }
        total = weights.reduce(0, +)
        kept = weights.map { $0 * UInt64(weights.count) }
        other = Array(weights.indices)
        var small = kept.indices.filter { kept[$0] < total }
        var large = kept.indices.filter { kept[$0] >= total }
        while let needy = small.popLast(), let rich = large.last {
            other[needy] = rich
            kept[rich] -= total - kept[needy]
            if kept[rich] < total {
                large.removeLast()
                small.append(rich)
            }
        }
    }

    func rank(_ random: inout RandomStream) -> Int {
        let column = random.below(kept.count)
        return UInt64(random.below(Int(total))) < kept[column] ? column : other[column]
    }
}
