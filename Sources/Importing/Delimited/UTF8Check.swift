/// Finds the first bytes that are not UTF-8.
///
/// The well-formed sequences are those of table 3-7 of the Unicode Standard: no overlong form, no surrogate, nothing
/// beyond U+10FFFF.
enum UTF8Check {
    /// The position of the first byte of the first ill-formed sequence in `range`, or nil when all is UTF-8.
    static func firstFault(in bytes: UnsafeRawBufferPointer, range: Range<Int>) -> Int? {
        let highBits = UInt64(repeating: 0x80)
        var position = range.lowerBound
        let end = range.upperBound
        while position < end {
            if end - position >= 8,
                bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) & highBits == 0
            {
                position &+= 8
                continue
            }
            let lead = bytes[position]
            if lead < 0x80 {
                position &+= 1
                continue
            }
            let length = sequenceLength(lead, bytes, position, end)
            if length == 0 { return position }
            position &+= length
        }
        return nil
    }

    /// The length of the multi-byte sequence that begins with `lead`, or 0 when it is ill-formed.
    private static func sequenceLength(
        _ lead: UInt8, _ bytes: UnsafeRawBufferPointer, _ position: Int, _ end: Int
    ) -> Int {
        let length: Int
        let second: ClosedRange<UInt8>
        switch lead {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard end - position >= length, second.contains(bytes[position + 1]) else { return 0 }
        for following in 2..<max(length, 2) where bytes[position + following] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
