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
}
