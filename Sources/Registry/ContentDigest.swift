import CSodium
import GRDB
import Safety

extension Registry {
    /// A hash of all that deliveries put into the registry, as 64 hexadecimal digits: two states with the same hash hold
    /// the same rows.
    ///
    /// BLAKE2b-256 over, for each table, the number of its rows and the sum of their content hashes as numbers of 128
    /// bits, so that the order in which rows lie does not matter. Rules, which do not come with deliveries, are not in
    /// it. `verify` tells whether rows still agree with their own hashes. Rows of a large registry are read by several
    /// threads, which take ranges of keys in turns.
    package func contentHash() throws(RegistryError) -> String { try contentHash(width: 1 << 16) }

    /// - Parameter width: the number of keys in a range.
    func contentHash(width: Int) throws(RegistryError) -> String {
        try reading { db in
            let generation = try StudyStore.generation(db)
            let largest: Int? = try db.row("largest_key")?.optional("key")
            let ranges = KeyRanges(largest: largest ?? 0, width: width)
            let turns = Turns(count: ranges.count)
            let others = OtherThreads(turns.threads - 1) {
                try self.contentSums(of: ranges, turns, at: generation)
            }
            let own = Result { try ContentSums(db, ranges, turns) }
            if case .failure = own { turns.end() }
            let sums = others.results()
            return try sums.reduce(into: try own.get()) { $0.join(try $1.get()) }.digest
        }
    }

    /// What another thread adds up; nil when it took nothing, because it cannot read or sees another state of the
    /// registry than the thread that began.
    private func contentSums(of ranges: KeyRanges, _ turns: Turns, at generation: Int) throws -> ContentSums? {
        var takes = false
        do {
            return try passing(onItsOwn: true) { db in
                guard try StudyStore.generation(db) == generation else { return nil }
                takes = true
                return try ContentSums(db, ranges, turns)
            }
        } catch  where !takes {
            return nil
        }
    }
}

/// All keys that rows can have, cut into ranges.
struct KeyRanges {
    /// The last keys of all ranges but the last.
    private let cuts: [Int]

    var count: Int { cuts.count + 1 }

    /// - Parameters:
    ///   - largest: the largest key there is.
    ///   - width: of the ranges up to it; they are wider where they would be more than 256.
    init(largest: Int, width: Int) {
        let width = max(width, largest / 256 + 1)
        cuts = largest > width ? Array(stride(from: width, to: largest, by: width)) : []
    }

    subscript(position: Int) -> ClosedRange<Int> {
        (position == 0 ? Int.min : cuts[position - 1] + 1)...(position < cuts.count ? cuts[position] : .max)
    }
}

/// The sums of the content hashes of rows, and the number of rows, by table.
private struct ContentSums {
    private var sums = [UInt128](repeating: 0, count: 7)
    private var counts = [Int](repeating: 0, count: 7)

    /// Adds up the rows of the ranges that this thread takes.
    init(_ db: Database, _ ranges: KeyRanges, _ turns: Turns) throws {
        while let position = turns.next() {
            let keys = ranges[position]
            let rows = try RowStream(
                "content_hashes", in: db, [.integer(Int64(keys.lowerBound)), .integer(Int64(keys.upperBound))])
            while rows.hasRow {
                let kind = min(max(rows.integer(0), 0), sums.count - 1)
                sums[kind] &+= rows.hash(1)
                counts[kind] += 1
                try rows.next()
            }
        }
    }

    /// Adds the rows of other ranges.
    mutating func join(_ other: ContentSums) {
        for kind in sums.indices {
            sums[kind] &+= other.sums[kind]
            counts[kind] += other.counts[kind]
        }
    }

    var digest: String {
        var message: [UInt8] = []
        for kind in sums.indices.dropFirst() {
            withUnsafeBytes(of: UInt64(counts[kind]).littleEndian) { message += $0 }
            withUnsafeBytes(of: sums[kind].littleEndian) { message += $0 }
        }
        var digest = [UInt8](repeating: 0, count: 32)
        crypto_generichash(&digest, digest.count, message, UInt64(message.count), nil, 0)
        return TextHash.hexadecimal(digest)
    }
}
