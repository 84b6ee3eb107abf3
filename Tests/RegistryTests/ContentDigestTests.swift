import GRDB
import Safety
import Testing

@testable import Registry

@Suite("The content hash of a registry")
struct ContentDigestTests {
    private static let rows = [
        subject("S1"), subject("S2"), dose("S1", on: "2024-01-01"), entry(llt: ("L1", "Head pain")),
        coded("S1", "1", .llt, "L1"), event("S1", "2"), event("S2", "1"),
    ]

    @Test("Equal deliveries give equal hashes, and a delivery already known changes nothing")
    func equal() throws {
        let one = try TestRegistry(rows: Self.rows)
        let other = try TestRegistry(rows: Self.rows)
        let hash = try one.registry.contentHash()
        #expect(hash.utf8.count == 64)
        #expect(try other.registry.contentHash() == hash)
    }

    @Test("A row more, a row less and a changed row each change it")
    func changed() throws {
        func hash(_ rows: [TestRow]) throws -> String {
            // The registry's folder goes with the value.
            let test = try TestRegistry(rows: rows)
            return try withExtendedLifetime(test) { try test.registry.contentHash() }
        }
        let other = event("S2", "1") { $0.verbatim = "Something else" }
        let hashes = try [
            hash(Self.rows), hash(Self.rows + [event("S2", "2")]), hash(Self.rows.dropLast()),
            hash(Self.rows.dropLast() + [other]),
        ]
        #expect(Set(hashes).count == 4)
    }

    @Test("Rows read in ranges of keys by several threads give the hash of all rows read at once")
    func ranges() throws {
        let names = (1...40).map { "S\($0)" }
        let test = try TestRegistry(
            rows: names.map { subject($0) } + names.flatMap { [event($0, "1"), event($0, "2")] })
        let whole = try test.registry.contentHash(width: 1000)
        for width in [1, 3, 40, 79, 80] {
            #expect(try test.registry.contentHash(width: width) == whole)
        }
        #expect(try test.registry.contentHash() == whole)
    }

    @Test("Ranges of keys follow one another from the smallest key that there can be to the largest")
    func keyRanges() {
        for largest in [0, 1, 9, 10, 11, 5000, Int.max] {
            let ranges = KeyRanges(largest: largest, width: 10)
            let all = (0..<ranges.count).map { ranges[$0] }
            #expect(all.first?.lowerBound == .min && all.last?.upperBound == .max && all.count <= 257)
            #expect(zip(all, all.dropFirst()).allSatisfy { $0.upperBound + 1 == $1.lowerBound })
        }
        #expect(KeyRanges(largest: 30, width: 10).count == 3)
    }
}
