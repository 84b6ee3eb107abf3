import Safety

/// Looking for some of a column's values where they lie, and reading others at the same positions.
extension ColumnEncoding {
    /// The positions, ascending, of a column's values (`count` in all) that a set holds.
    static func positions(
        _ bytes: UnsafeRawBufferPointer, count: Int, in set: CodingSet
    ) throws(Damage) -> [Int32] {
        let head = try Head(bytes, count: count)
        guard !head.hasMissing, count <= Int32.max else { throw Damage() }
        let base = Int32(truncatingIfNeeded: head.base)
        switch head.width {
        case 0: return set.contains(base) ? (0..<count).map { Int32(truncatingIfNeeded: $0) } : []
        case 1: return positions(bytes, base, from: UInt8.self, count, set)
        case 2: return positions(bytes, base, from: UInt16.self, count, set)
        case 4: return positions(bytes, base, from: UInt32.self, count, set)
        default: return positions(bytes, base, from: UInt64.self, count, set)
        }
    }

    @inline(__always)
    private static func positions<Code: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, _ base: Int32, from type: Code.Type, _ count: Int, _ set: CodingSet
    ) -> [Int32] {
        guard let codes = bytes.baseAddress?.advanced(by: headLength) else { return [] }
        return set.withMarks { marks in
            let outside = UInt32(truncatingIfNeeded: marks.count &- 1)
            return [Int32](unsafeUninitializedCapacity: count) { list, found in
                // No branch on what a value is: every position is written, and the next goes over one not wanted.
                for position in 0..<count {
                    let code = Code(
                        littleEndian: codes.loadUnaligned(
                            fromByteOffset: position &* MemoryLayout<Code>.size, as: Code.self))
                    let value = UInt32(bitPattern: base &+ Int32(truncatingIfNeeded: code))
                    list[found] = Int32(truncatingIfNeeded: position)
                    found &+= Int(marks[Int(min(value, outside))])
                }
            }
        }
    }

    /// Puts some values of a column (`count` in all), those at positions that `positions` gave, into memory that has a
    /// place for each position.
    static func decode<Value: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, count: Int, at positions: [Int32], missing: Value? = nil,
        into values: UnsafeMutableBufferPointer<Value>
    ) throws(Damage) {
        let head = try Head(bytes, count: count)
        guard missing != nil || !head.hasMissing else { throw Damage() }
        let base = Value(truncatingIfNeeded: head.base)
        let mark = head.hasMissing ? missing : nil
        switch head.width {
        case 0: values.update(repeating: mark ?? base)
        case 1: decode(bytes, base, mark, from: UInt8.self, at: positions, into: values)
        case 2: decode(bytes, base, mark, from: UInt16.self, at: positions, into: values)
        case 4: decode(bytes, base, mark, from: UInt32.self, at: positions, into: values)
        default: decode(bytes, base, mark, from: UInt64.self, at: positions, into: values)
        }
    }

    @inline(__always)
    private static func decode<Value: FixedWidthInteger, Code: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, _ base: Value, _ mark: Value?, from type: Code.Type, at positions: [Int32],
        into values: UnsafeMutableBufferPointer<Value>
    ) {
        for (index, position) in positions.enumerated() {
            let offset = headLength + Int(position) * MemoryLayout<Code>.size
            let code = Code(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Code.self))
            values[index] = code == 0 ? mark ?? base : base &+ Value(truncatingIfNeeded: code)
        }
    }
}

/// Codings by their keys (0 for none), asked for every event of a registry.
struct CodingSet {
    /// By key 1 where it is in the set; the last element, always 0, stands for all keys beyond.
    private let marks: [UInt8]

    init(_ isIn: [Bool]) { marks = isIn.map { $0 ? 1 : 0 } + [0] }

    /// Keys that no coding can have are left out.
    init(keys: [Int]) {
        let keys = keys.filter { $0 >= 0 && $0 <= ColumnFrame.largestCoding }
        var isIn = [Bool](repeating: false, count: (keys.max() ?? -1) + 1)
        for key in keys { isIn[key] = true }
        self.init(isIn)
    }

    func contains(_ coding: Int32) -> Bool {
        marks[Int(min(UInt32(bitPattern: coding), UInt32(truncatingIfNeeded: marks.count - 1)))] == 1
    }

    @inline(__always)
    func withMarks<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        marks.withUnsafeBufferPointer(body)
    }
}
