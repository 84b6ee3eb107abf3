/// A set of byte strings, each with a number from 0 in the order in which they came.
///
/// All bytes stand in one buffer, so that millions of identifiers cost little more than their bytes. Strings are equal
/// when all their bytes are.
struct ByteTable {
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]
    private var hashes: [UInt32] = []
    /// Open addressing: the number of a string plus one, or 0.
    private var slots = [UInt32](repeating: 0, count: 64)
    private let seed: UInt64

    /// The seed differs from run to run, so that nobody can prepare strings that collide.
    init() { seed = UInt64.random(in: .min ... .max) }

    var count: Int { hashes.count }

    /// The bytes of a string by its number.
    subscript(number: Int) -> ArraySlice<UInt8> { bytes[starts[number]..<starts[number + 1]] }

    /// The number of a string, or nil when the table does not hold it.
    func find(_ key: UnsafeRawBufferPointer) -> Int? { find(key, hash: ByteHash.hash(key, seed: seed)) }

    /// The number of a string, which is added when it is new.
    mutating func insert(_ key: UnsafeRawBufferPointer) -> (number: Int, isNew: Bool) {
        let hash = ByteHash.hash(key, seed: seed)
        if let known = find(key, hash: hash) { return (known, false) }
        if (hashes.count + 1) * 2 > slots.count { grow() }
        bytes.append(contentsOf: key)
        starts.append(bytes.count)
        hashes.append(UInt32(truncatingIfNeeded: hash >> 32))
        place(UInt32(hashes.count), hash: hash)
        return (hashes.count - 1, true)
    }

    mutating func reserve(_ count: Int) {
        while count * 2 > slots.count { grow() }
    }

    private func find(_ key: UnsafeRawBufferPointer, hash: UInt64) -> Int? {
        let mask = slots.count - 1
        let short = UInt32(truncatingIfNeeded: hash >> 32)
        var slot = ByteTable.start(short) & mask
        while true {
            let entry = Int(slots[slot])
            if entry == 0 { return nil }
            let number = entry - 1
            if hashes[number] == short, isEqual(number, key) { return number }
            slot = (slot + 1) & mask
        }
    }

    private func isEqual(_ number: Int, _ key: UnsafeRawBufferPointer) -> Bool {
        let start = starts[number]
        let length = starts[number + 1] - start
        guard length == key.count else { return false }
        return bytes.withUnsafeBytes { stored in
            ByteHash.isEqual(UnsafeRawBufferPointer(rebasing: stored[start..<start + length]), key)
        }
    }

    private mutating func place(_ entry: UInt32, hash: UInt64) {
        let mask = slots.count - 1
        var slot = ByteTable.start(UInt32(truncatingIfNeeded: hash >> 32)) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = entry
    }

    /// Where the search for a hash begins: the kept half of it, spread over all bits.
    private static func start(_ short: UInt32) -> Int { Int((UInt64(short) &* 0x9E37_79B9_7F4A_7C15) >> 24) }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (number, short) in hashes.enumerated() { place(UInt32(number + 1), hash: UInt64(short) << 32) }
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
