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

    /// The head of a column whose codes were found to be as many as they must be.
    struct Head {
        /// Bytes of a code.
        let width: Int
        let base: Int64
        let hasMissing: Bool

        /// Bytes of another length or form than a column of so many values has are damage.
        init(_ bytes: UnsafeRawBufferPointer, count: Int) throws(Damage) {
            guard bytes.count >= headLength, bytes[1] <= 1 else { throw Damage() }
            width = Int(bytes[0])
            hasMissing = bytes[1] == 1
            base = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: Int64.self))
            let (length, overflows) = count.multipliedReportingOverflow(by: width)
            guard [0, 1, 2, 4, 8].contains(width), !overflows, bytes.count - headLength == length else {
                throw Damage()
            }
        }
    }

    /// Puts the values of a column into memory that has a place for each. A value that a damaged base moves out of its
    /// type wraps around, so that whoever uses it as a position checks it.
    static func decode<Value: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, missing: Value? = nil, into values: UnsafeMutableBufferPointer<Value>
    ) throws(Damage) {
        let head = try Head(bytes, count: values.count)
        guard missing != nil || !head.hasMissing else { throw Damage() }
        let base = Value(truncatingIfNeeded: head.base)
        let mark = head.hasMissing ? missing : nil
        switch head.width {
        case 0: values.update(repeating: mark ?? base)
        case 1: decode(bytes, base, mark, from: UInt8.self, into: values)
        case 2: decode(bytes, base, mark, from: UInt16.self, into: values)
        case 4: decode(bytes, base, mark, from: UInt32.self, into: values)
        default: decode(bytes, base, mark, from: UInt64.self, into: values)
        }
    }

    @inline(__always)
    private static func decode<Value: FixedWidthInteger, Code: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, _ base: Value, _ mark: Value?, from type: Code.Type,
        into values: UnsafeMutableBufferPointer<Value>
    ) {
        let width = MemoryLayout<Code>.size
        let count = values.count
        guard let target = values.baseAddress, let codes = bytes.baseAddress?.advanced(by: headLength) else { return }
        // Two loops without a branch on each value, so that they become vector code.
        if let mark {
            for index in 0..<count {
                let code = Code(littleEndian: codes.loadUnaligned(fromByteOffset: index &* width, as: Code.self))
                target[index] = code == 0 ? mark : base &+ Value(truncatingIfNeeded: code)
            }
        } else {
            for index in 0..<count {
                let code = Code(littleEndian: codes.loadUnaligned(fromByteOffset: index &* width, as: Code.self))
                target[index] = base &+ Value(truncatingIfNeeded: code)
            }
        }
    }
}
