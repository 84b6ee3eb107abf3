import TestSupport
import Testing

@testable import Registry

@Suite("Identifiers in one table of bytes")
struct ByteTableTests {
    /// Byte strings of which many are equal, many share all but their last byte, and one is empty.
    static func strings(_ count: Int, _ random: inout SeededGenerator) -> [[UInt8]] {
        let prefix = (0..<40).map { _ in UInt8(random.whole(0...255)) }
        var strings: [[UInt8]] = [[]]
        for _ in 1..<count {
            switch random.whole(0...3) {
            case 0: strings.append(strings[random.whole(0...strings.count - 1)])
            case 1: strings.append(Array(prefix[..<random.whole(0...prefix.count)]))
            case 2: strings.append(prefix + [UInt8(random.whole(0...255)), UInt8(random.whole(0...255))])
            default: strings.append((0..<random.whole(0...20)).map { _ in UInt8(random.whole(0...255)) })
            }
        }
        return strings
    }

    @Test("An identifier has the number of its first coming, as a dictionary says", arguments: UInt64(1)...8)
    func numbers(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var table = ByteTable()
        var expected: [[UInt8]: Int] = [:]
        for string in Self.strings(5000, &random) {
            let known = expected[string]
            #expect(string.withUnsafeBytes { table.find($0) } == known)
            let (number, isNew) = string.withUnsafeBytes { table.insert($0) }
            #expect(isNew == (known == nil))
            #expect(number == known ?? expected.count)
            expected[string] = number
            #expect(table.count == expected.count)
        }
        for (string, number) in expected {
            #expect(string.withUnsafeBytes { table.find($0) } == number)
            let longer = string + [7]
            #expect(longer.withUnsafeBytes { table.find($0) } == expected[longer])
        }
    }

    @Test("Many identifiers are found at once as they are one by one; those not held or not given are -1")
    func many() {
        var random = SeededGenerator(seed: 11)
        let strings = Self.strings(3000, &random)
        var table = ByteTable()
        for string in strings where random.oneIn(2) { _ = string.withUnsafeBytes { table.insert($0) } }
        let joined = strings.flatMap { $0 }
        var expected: [Int32] = []
        var found: [Int32] = [99]
        joined.withUnsafeBytes { bytes in
            var keys: [UnsafeRawBufferPointer?] = []
            var start = 0
            for string in strings {
                let key = UnsafeRawBufferPointer(rebasing: bytes[start..<start + string.count])
                start += string.count
                let isMissing = random.oneIn(10)
                keys.append(isMissing ? nil : key)
                expected.append(isMissing ? -1 : table.find(key).map(Int32.init) ?? -1)
            }
            table.find(keys.count, { keys[$0] }, into: &found)
        }
        #expect(found == expected)
        #expect(Set(found).count > 100)
    }

    @Test("An empty identifier is one of its own; a new table holds not even that")
    func empty() {
        var table = ByteTable()
        let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
        #expect(table.find(nothing) == nil)
        #expect(table.insert(nothing) == (0, true))
        #expect(table.insert(nothing) == (0, false))
        #expect([UInt8(0)].withUnsafeBytes { table.find($0) } == nil)
    }

    @Test("Two stretches of bytes are equal when all their bytes are, wherever they lie", arguments: 0...20)
    func equality(length: Int) {
        let bytes = (0..<length).map { UInt8($0) }
        let shifted = [9] + bytes
        let seed: UInt64 = 5
        shifted.withUnsafeBytes { moved in
            let same = UnsafeRawBufferPointer(rebasing: moved[1...])
            bytes.withUnsafeBytes {
                #expect(ByteHash.isEqual($0, same))
                #expect(ByteHash.hash($0, seed: seed) == ByteHash.hash(same, seed: seed))
            }
        }
        for position in bytes.indices {
            var other = bytes
            other[position] ^= 0x80
            #expect(!other.withUnsafeBytes { changed in bytes.withUnsafeBytes { ByteHash.isEqual($0, changed) } })
        }
    }
}

@Suite("Bytes that grow")
struct ByteBufferTests {
    @Test("A buffer holds what an array holds after the same changes", arguments: UInt64(1)...8)
    func asArray(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let buffer = ByteBuffer(capacity: random.whole(0...40))
        var expected: [UInt8] = []
        var longest = 0
        for _ in 0..<2000 {
            switch random.whole(0...50) {
            case 0:
                buffer.removeAll()
                expected = []
            case 1...20:
                let more = (0..<random.whole(0...300)).map { _ in UInt8(random.whole(0...255)) }
                more.withUnsafeBytes { buffer.append($0) }
                expected += more
            case 21 where expected.count >= 8:
                let value = random.next()
                buffer.replaceStart(with: value)
                withUnsafeBytes(of: value) { expected.replaceSubrange(..<8, with: $0) }
            default:
                let byte = UInt8(random.whole(0...255))
                buffer.append(byte)
                expected.append(byte)
            }
            #expect(buffer.bytes.elementsEqual(expected))
            longest = max(longest, expected.count)
        }
        #expect(longest > 1000)
    }

    @Test("A buffer's memory lies at multiples of 16, also after it grew")
    func alignment() {
        let buffer = ByteBuffer(capacity: 1)
        for length in [1, 100, 10_000] {
            [UInt8](repeating: 1, count: length).withUnsafeBytes { buffer.append($0) }
            #expect(UInt(bitPattern: buffer.bytes.baseAddress) % 16 == 0)
        }
    }
}
