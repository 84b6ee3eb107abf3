import CSodium
import Safety

extension Registry {
    /// A hash of all that deliveries put into the registry, as 64 hexadecimal digits: two states with the same hash hold
    /// the same rows.
    ///
    /// BLAKE2b-256 over, for each table, the number of its rows and the sum of their content hashes as numbers of 128
    /// bits, so that the order in which rows lie does not matter. Rules, which do not come with deliveries, are not in
    /// it. `verify` tells whether rows still agree with their own hashes.
    package func contentHash() throws(RegistryError) -> String {
        try reading { db in
            var sums = [UInt128](repeating: 0, count: 7)
            var counts = [Int](repeating: 0, count: 7)
            let rows = try RowStream("content_hashes", in: db)
            while rows.hasRow {
                let kind = min(max(rows.integer(0), 0), sums.count - 1)
                sums[kind] &+= rows.hash(1)
                counts[kind] += 1
                try rows.next()
            }
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
}
