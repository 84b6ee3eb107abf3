/// How whole numbers become the bytes of one column of one chunk, and back.
///
/// Sixteen bytes come first: the width of a code in bytes (0, 1, 2, 4 or 8), a byte that is 1 when code 0 stands for a
/// missing value, six zero bytes, and the base, a signed number of 8 bytes. Then one code for each value, with the
/// least significant byte first. A value is base + code; with width 0 there are no codes and all values are the base,
/// or all are missing.
enum ColumnEncoding {
    /// Bytes that cannot be a column of the chunk they stand in.
    struct Damage: Error, Equatable {}

    static let headLength = 16

    /// The bytes of a column. `missing` is the value that marks a missing one; nil where there is none.
    static func encode<Value: FixedWidthInteger>(_ values: [Value], missing: Value? = nil) -> [UInt8] {
        var least = Int64.max
        var most = Int64.min
        var hasMissing = false
        for value in values {
            if value == missing {
                hasMissing = true
            } else {
                least = min(least, Int64(truncatingIfNeeded: value))
                most = max(most, Int64(truncatingIfNeeded: value))
            }
        }
        guard least <= most else { return head(width: 0, hasMissing: hasMissing, base: 0) }
        let base = hasMissing ? least &- 1 : least
        let range = UInt64(bitPattern: most &- base)
        guard range > 0 else { return head(width: 0, hasMissing: false, base: base) }
        switch range {
        case ...0xFF: return encode(values, missing, hasMissing, base, as: UInt8.self)
        case ...0xFFFF: return encode(values, missing, hasMissing, base, as: UInt16.self)
        case ...0xFFFF_FFFF: return encode(values, missing, hasMissing, base, as: UInt32.self)
        default: return encode(values, missing, hasMissing, base, as: UInt64.self)
        }
    }

    private static func encode<Value: FixedWidthInteger, Code: FixedWidthInteger>(
        _ values: [Value], _ missing: Value?, _ hasMissing: Bool, _ base: Int64, as type: Code.Type
    ) -> [UInt8] {
        let width = MemoryLayout<Code>.size
        var bytes = head(width: UInt8(width), hasMissing: hasMissing, base: base)
        bytes.append(contentsOf: repeatElement(0, count: values.count * width))
        bytes.withUnsafeMutableBytes { bytes in
            for (index, value) in values.enumerated() {
                let code = value == missing ? 0 : Code(truncatingIfNeeded: Int64(truncatingIfNeeded: value) &- base)
                bytes.storeBytes(of: code.littleEndian, toByteOffset: headLength + index * width, as: Code.self)
            }
        }
        return bytes
    }

    private static func head(width: UInt8, hasMissing: Bool, base: Int64) -> [UInt8] {
        let number = UInt64(bitPattern: base)
        return [width, hasMissing ? 1 : 0, 0, 0, 0, 0, 0, 0]
            + (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
    }

    /// The `count` values of a column. Bytes of another length or form are damage; a value that a damaged base moves
    /// out of its type wraps around, so that whoever uses it as a position checks it.
    static func decode<Value: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, count: Int, missing: Value? = nil
    ) throws(Damage) -> [Value] {
        guard bytes.count >= headLength, count >= 0, bytes[1] <= 1 else { throw Damage() }
        let base = Value(
            truncatingIfNeeded: Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: Int64.self)))
        let hasMissing = bytes[1] == 1
        guard missing != nil || !hasMissing else { throw Damage() }
        let mark = hasMissing ? missing : nil
        switch bytes[0] {
        case 0:
            guard bytes.count == headLength else { throw Damage() }
            return [Value](repeating: mark ?? base, count: count)
        case 1: return try decode(bytes, count, base, mark, from: UInt8.self)
        case 2: return try decode(bytes, count, base, mark, from: UInt16.self)
        case 4: return try decode(bytes, count, base, mark, from: UInt32.self)
        case 8: return try decode(bytes, count, base, mark, from: UInt64.self)
        default: throw Damage()
        }
    }

    @inline(__always)
    private static func decode<Value: FixedWidthInteger, Code: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, _ count: Int, _ base: Value, _ mark: Value?, from type: Code.Type
    ) throws(Damage) -> [Value] {
        let width = MemoryLayout<Code>.size
        let (length, overflows) = count.multipliedReportingOverflow(by: width)
        guard !overflows, bytes.count - headLength == length else { throw Damage() }
        let codes = UnsafeRawBufferPointer(rebasing: bytes[headLength...])
        return [Value](unsafeUninitializedCapacity: count) { values, filled in
            // Two loops without a branch on each value, so that they become vector code.
            if let mark {
                for index in 0..<count {
                    let code = Code(littleEndian: codes.loadUnaligned(fromByteOffset: index &* width, as: Code.self))
                    values[index] = code == 0 ? mark : base &+ Value(truncatingIfNeeded: code)
                }
            } else {
                for index in 0..<count {
                    let code = Code(littleEndian: codes.loadUnaligned(fromByteOffset: index &* width, as: Code.self))
                    values[index] = base &+ Value(truncatingIfNeeded: code)
                }
            }
            filled = count
        }
    }
}
