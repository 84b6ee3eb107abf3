/// A set of byte strings, each with a number from 0 in the order in which they came.
///
/// All bytes stand in one buffer, so that millions of identifiers cost little more than their bytes. Strings are equal
/// when all their bytes are.
struct ByteTable {
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]
    /// Open addressing: half of the hash and, below it, the number of the string plus one; 0 is a free slot.
    private var slots = [UInt64](repeating: 0, count: 64)
    private let seed: UInt64

    /// The seed differs from run to run, so that nobody can prepare strings that collide.
    init() { seed = UInt64.random(in: .min ... .max) }

    var count: Int { starts.count - 1 }

    /// The number of a string, or nil when the table does not hold it.
    func find(_ key: UnsafeRawBufferPointer) -> Int? {
        let half = ByteHash.hash(key, seed: seed) >> 32
        return find(key, half, slots[place(half)])
    }

    /// What is known of a string in a search for many: half of its hash, the entry in its first slot, the stretch of
    /// bytes that the entry stands for, and the first of them.
    private struct Search: BitwiseCopyable {
        var half: UInt64
        var entry: UInt64
        var start = 0
        var end = 0
        var first: UInt8 = 0
    }

    /// The numbers of so many strings, -1 for those that the table does not hold or that are nil.
    ///
    /// What is looked at is fetched for all strings before it is needed, so that the waits for memory overlap.
    @inline(__always)
    func find(_ count: Int, _ key: (Int) -> UnsafeRawBufferPointer?, into numbers: inout [Int32]) {
        numbers.removeAll(keepingCapacity: true)
        withUnsafeTemporaryAllocation(of: Search.self, capacity: count) { found in
            slots.withUnsafeBufferPointer { slots in
                for position in 0..<count {
                    let half = key(position).map { ByteHash.hash($0, seed: seed) >> 32 } ?? 0
                    found.initializeElement(at: position, to: Search(half: half, entry: slots[place(half)]))
                }
            }
            starts.withUnsafeBufferPointer { starts in
                for position in 0..<count where found[position].entry != 0 {
                    let number = Int(found[position].entry & 0xFFFF_FFFF)
                    found[position].start = starts[number - 1]
                    found[position].end = starts[number]
                }
            }
            bytes.withUnsafeBufferPointer { bytes in
                for position in 0..<count where found[position].start < found[position].end {
                    found[position].first = bytes[found[position].start]
                }
            }
            for position in 0..<count {
                numbers.append(Int32(truncatingIfNeeded: key(position).flatMap { find($0, found[position]) } ?? -1))
            }
        }
    }

    @inline(__always)
    private func find(_ key: UnsafeRawBufferPointer, _ search: Search) -> Int? {
        if search.entry >> 32 == search.half, search.end - search.start == key.count, key.first ?? 0 == search.first,
            bytes.withUnsafeBytes({
                ByteHash.isEqual(UnsafeRawBufferPointer(rebasing: $0[search.start..<search.end]), key)
            })
        {
            return Int(search.entry & 0xFFFF_FFFF) - 1
        }
        return find(key, search.half, search.entry)
    }

    /// The number of a string, which is added when it is new.
    mutating func insert(_ key: UnsafeRawBufferPointer) -> (number: Int, isNew: Bool) {
        let half = ByteHash.hash(key, seed: seed) >> 32
        if let known = find(key, half, slots[place(half)]) { return (known, false) }
        if (count + 1) * 2 > slots.count { grow() }
        bytes.append(contentsOf: key)
        starts.append(bytes.count)
        fill(half << 32 | UInt64(count))
        return (count - 1, true)
    }

    /// Searches from the entry in the first slot of a hash.
    @inline(__always)
    private func find(_ key: UnsafeRawBufferPointer, _ half: UInt64, _ first: UInt64) -> Int? {
        let mask = slots.count - 1
        var slot = place(half)
        var entry = first
        while entry != 0 {
            let number = Int(entry & 0xFFFF_FFFF) - 1
            if entry >> 32 == half, isEqual(number, key) { return number }
            slot = (slot + 1) & mask
            entry = slots[slot]
        }
        return nil
    }

    @inline(__always)
    private func isEqual(_ number: Int, _ key: UnsafeRawBufferPointer) -> Bool {
        let start = starts[number]
        let end = starts[number + 1]
        guard end - start == key.count else { return false }
        return bytes.withUnsafeBytes { ByteHash.isEqual(UnsafeRawBufferPointer(rebasing: $0[start..<end]), key) }
    }

    private mutating func fill(_ entry: UInt64) {
        let mask = slots.count - 1
        var slot = place(entry >> 32)
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = entry
    }

    /// The first slot of a hash: its kept half, spread over all bits.
    @inline(__always)
    private func place(_ half: UInt64) -> Int { Int((half &* 0x9E37_79B9_7F4A_7C15) >> 24) & (slots.count - 1) }

    private mutating func grow() {
        let entries = slots
        slots = [UInt64](repeating: 0, count: entries.count * 2)
        for entry in entries where entry != 0 { fill(entry) }
    }
}

/// A fast hash and a fast comparison of bytes, for tables in memory; nothing of it is stored.
enum ByteHash {
    /// Multiplies and folds eight bytes at a time; good enough to spread keys, and no more than that.
    static func hash(_ key: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
        var state = seed ^ (UInt64(truncatingIfNeeded: key.count) &* 0xA076_1D64_78BD_642F)
        var position = 0
        while position + 8 <= key.count {
            state = mix(state ^ key.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            position += 8
        }
        var tail: UInt64 = 0
        while position < key.count {
            tail = tail << 8 | UInt64(key[position])
            position += 1
        }
        return mix(mix(state ^ tail) ^ seed)
    }

    static func isEqual(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
        guard a.count == b.count else { return false }
        var position = 0
        while position + 8 <= a.count {
            let left = a.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            if left != b.loadUnaligned(fromByteOffset: position, as: UInt64.self) { return false }
            position += 8
        }
        while position < a.count {
            if a[position] != b[position] { return false }
            position += 1
        }
        return true
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        return product.high ^ product.low
    }
}
