import Foundation
import Importing
import Imports
import Safety
import Testing

@Suite("A damaged file (synthetic)")
struct DamagedFileTests {
    /// Numbers from a seed (splitmix64), so that a failure can be repeated.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    @Test(
        "gives rows, rejects or an error, each at a place inside the file, and never stops the program",
        arguments: ["adam", "sdtm", "soteria"])
    func damage(name: String) throws {
        let profile = try Imports.profile(name)
        let folder = try DeliveryFolder()
        var random = Seeded(state: 20_150_302)
        let bytes: [UInt8] = Array("\",\n\r\0\u{FF}\t;Y0-9NA é".utf8) + [0xFF, 0xC3, 0x80]
        var seen = (rows: 0, rejects: 0, errors: 0)
        for table in profile.tables {
            let whole = Array(table.example().utf8)
            for _ in 0..<120 {
                var damaged = whole + whole.drop { $0 != 0x0A }.dropFirst()
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    // The second half holds the rows, the first half the header.
                    let first = Bool.random(using: &random) ? 0 : damaged.count / 2
                    let place = Int.random(in: first..<damaged.count, using: &random)
                    switch Int.random(in: 0..<3, using: &random) {
                    case 0: damaged[place] = bytes.randomElement(using: &random) ?? 0
                    case 1: damaged.insert(bytes.randomElement(using: &random) ?? 0, at: place)
                    default: damaged.remove(at: place)
                    }
                }
                try Data(damaged).write(to: URL(fileURLWithPath: folder.path + "/file.csv"))
                do {
                    let read = try Collected(
                        Delivery.open(
                            paths: folder.paths("file.csv"), profile: profile,
                            ignoreUnknown: Bool.random(using: &random)))
                    seen.rows += read.origins.count
                    seen.rejects += read.rejects.count
                    let outside = read.rejects.filter { $0.line < 1 || $0.byteOffset > damaged.count }
                    #expect(outside == [])
                } catch is ImportingError {
                    seen.errors += 1
                }
            }
        }
        #expect(seen.rows > 0)
        #expect(seen.rejects > 0)
    }
}
