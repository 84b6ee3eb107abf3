import Glibc
import Imports

/// What the rows of a joined file say, by key, in memory: some 60 bytes a key, the key and its values.
struct JoinedRows: Sendable {
    /// One key.
    struct Row: Sendable {
        fileprivate var hash: UInt64
        /// Where its bytes stand: the length of the key, the key, then of each value its length and its bytes.
        fileprivate var start: Int
        /// The codes that it has, by their positions.
        var codes: UInt64 = 0
        /// Where its first row stands.
        var file: Int
        var line: Int
        /// Whether its rows say different things.
        var isContradictory = false
    }

    /// The values of the rows.
    let values: ValueRules
    private let valueCount: Int
    private let codeCount: Int
    private var bytes: [UInt8] = []
    private var rows: [Row] = []
    private var slots = [Int32](repeating: -1, count: 1024)

    init(valueCount: Int, codeCount: Int, values: ValueRules) {
        self.valueCount = valueCount
        self.codeCount = codeCount
        self.values = values
    }

    /// The number of columns that a row gets.
    var columnCount: Int { valueCount + codeCount }
    /// The number of keys.
    var count: Int { rows.count }

    /// The number of the row with a key; nil when there is none.
    func row(_ key: [UInt8]) -> Int? {
        let hash = Self.hash(key)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if rows[number].hash == hash, holds(key, rows[number]) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    func isContradictory(_ row: Int) -> Bool { rows[row].isContradictory }

    /// The file and the line of the first row of a key.
    func first(_ row: Int) -> (file: Int, line: Int) { (rows[row].file, rows[row].line) }

    /// Gives the values of the columns that a row gets, an empty one where there is none.
    func forEachValue(of row: Int, _ body: (UnsafeBufferPointer<UInt8>, Bool) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            var next = rows[row].start
            next += Self.length + Self.length(in: bytes, at: next)
            for _ in 0..<valueCount {
                let mark = Self.length(in: bytes, at: next)
                let count = mark & ~Self.quotedMark
                next += Self.length
                body(UnsafeBufferPointer(rebasing: bytes[next..<next + count]), mark & Self.quotedMark != 0)
                next += count
            }
        }
        var present = ProfileJoin.present
        for code in 0..<codeCount {
            if rows[row].codes & (1 << UInt64(code)) != 0 {
                present.withUTF8 { body($0, false) }
            } else {
                body(UnsafeBufferPointer(start: nil, count: 0), false)
            }
        }
    }

    // MARK: Building

    /// Adds a key with its values.
    mutating func add(_ key: [UInt8], _ values: [JoinedValue], code: Int?, file: Int, line: Int) {
        if 2 * (rows.count + 1) > slots.count { growSlots() }
        rows.append(Row(hash: Self.hash(key), start: bytes.count, file: file, line: line))
        append(key, mark: 0)
        for value in values { append(value.bytes, mark: value.isQuoted ? Self.quotedMark : 0) }
        if let code { rows[rows.count - 1].codes = 1 << UInt64(code) }
        place(rows.count - 1)
    }

    mutating func add(code: Int, to row: Int) { rows[row].codes |= 1 << UInt64(code) }

    mutating func markContradictory(_ row: Int) { rows[row].isContradictory = true }

    /// Gives a key other values; the former ones stay where they are, unused.
    mutating func replace(_ row: Int, _ key: [UInt8], by values: [JoinedValue]) {
        rows[row].start = bytes.count
        append(key, mark: 0)
        for value in values { append(value.bytes, mark: value.isQuoted ? Self.quotedMark : 0) }
    }

    /// The values of a key.
    func values(of row: Int) -> [JoinedValue] {
        var values: [JoinedValue] = []
        forEachValue(of: row) { bytes, isQuoted in
            if values.count < valueCount { values.append(JoinedValue(bytes: Array(bytes), isQuoted: isQuoted)) }
        }
        return values
    }

    // MARK: Bytes

    private static let length = MemoryLayout<UInt32>.size
    private static let quotedMark = 1 << 31

    private static func length(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        Int(UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: start, as: UInt32.self))
    }

    private mutating func append(_ value: [UInt8], mark: Int) {
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: value.count | mark)) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: value)
    }

    private func holds(_ key: [UInt8], _ row: Row) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            guard Self.length(in: bytes, at: row.start) == key.count, let start = bytes.baseAddress else {
                return false
            }
            return memcmp(start + row.start + Self.length, key, key.count) == 0
        }
    }

    private mutating func growSlots() {
        slots = [Int32](repeating: -1, count: 2 * slots.count)
        for number in rows.indices { place(number) }
    }

    private mutating func place(_ number: Int) {
        var slot = Int(truncatingIfNeeded: rows[number].hash) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(truncatingIfNeeded: number)
    }

    /// FNV-1a of 64 bits, folded, so that its lowest bits depend on all of it.
    private static func hash(_ key: [UInt8]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash ^ hash >> 32
    }
}

/// A value of a joined row; without bytes it is missing.
struct JoinedValue: Sendable, Equatable {
    var bytes: [UInt8]
    /// Whether it must keep its quotes, because without them it would be missing.
    var isQuoted: Bool

    static let missing = JoinedValue(bytes: [], isQuoted: false)
}
