/// Finds delimiters, quotes and control bytes, eight bytes at a time within a 64-bit word.
///
/// The test for one byte value is the exact zero-byte test of Warren, "Hacker's Delight", 2nd edition, section 6-1: no
/// carry leaves a byte. Gathering 64 answers before the positions are written, and writing four positions whether or
/// not there are so many, spares the branches that a loop over single answers mispredicts (measured: twice the speed).
struct WordScanner: Sendable {
    /// How far beyond the last position `append` may write.
    static let overshoot = 8

    private let delimiters: UInt64
    private let quotes: UInt64

    init(delimiter: UInt8, quote: UInt8) {
        delimiters = UInt64(repeating: delimiter)
        quotes = UInt64(repeating: quote)
    }

    /// Appends the structural positions of `bytes[start..<end]`, of which eight more bytes must be readable.
    ///
    /// `highStretches` takes the start of each stretch of at most 64 bytes that holds a byte outside ASCII.
    func append(
        _ bytes: UnsafeRawBufferPointer, from start: Int, upTo end: Int,
        to positions: UnsafeMutableBufferPointer<UInt32>, _ count: inout Int, _ highStretches: inout [UInt32]
    ) {
        var next = count
        var stretch = start
        while stretch < end {
            let base = UInt32(truncatingIfNeeded: stretch)
            var bits: UInt64 = 0
            var counts: UInt64 = 0
            var seen: UInt64 = 0
            if end &- stretch >= 64 {
                for part in 0..<8 {
                    let word = load(bytes, stretch &+ 8 &* part)
                    let marks = structuralMarks(word) &>> 7
                    seen |= word
                    counts &+= marks
                    bits |= gathered(marks) &<< UInt64(truncatingIfNeeded: 8 &* part)
                }
            } else {
                // Behind the end stand bytes of an earlier filling.
                for part in 0..<(end &- stretch &+ 7) / 8 {
                    let rest = end &- stretch &- 8 &* part
                    let inside = rest >= 8 ? ~0 : (1 &<< UInt64(truncatingIfNeeded: 8 &* rest)) &- 1
                    let word = load(bytes, stretch &+ 8 &* part)
                    let marks = (structuralMarks(word) & inside) &>> 7
                    seen |= word & inside
                    counts &+= marks
                    bits |= gathered(marks) &<< UInt64(truncatingIfNeeded: 8 &* part)
                }
            }
            // Each byte of `counts` is at most 8: their sum, in the top byte of the product, is at most 64.
            let total = Int(truncatingIfNeeded: (counts &* UInt64(repeating: 1)) &>> 56)
            write(&bits, base, to: positions, next)
            if total > 4 {
                write(&bits, base, to: positions, next &+ 4)
                var slot = next &+ 8
                while bits != 0 {
                    positions[slot] = base &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount)
                    bits &= bits &- 1
                    slot &+= 1
                }
            }
            next &+= total
            if seen & UInt64(repeating: 0x80) != 0 { highStretches.append(base) }
            stretch &+= 64
        }
        count = next
    }

    /// Writes the positions of the four lowest bits; where there are fewer, the slots hold values that are not counted.
    @inline(__always)
    private func write(
        _ bits: inout UInt64, _ base: UInt32, to positions: UnsafeMutableBufferPointer<UInt32>, _ slot: Int
    ) {
        for number in 0..<4 {
            positions[slot &+ number] = base &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount)
            bits &= bits &- 1
        }
    }

    @inline(__always)
    private func load(_ bytes: UnsafeRawBufferPointer, _ position: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }

    /// The word with the top bit set in each byte that is a delimiter, a quote or a control byte, and no other bit.
    @inline(__always)
    private func structuralMarks(_ word: UInt64) -> UInt64 {
        let low7 = UInt64(repeating: 0x7F)
        let text = word & low7
        let notControl = text &+ UInt64(repeating: 0x60)
        let notDelimiter = (text ^ delimiters) &+ low7
        let notQuote = (text ^ quotes) &+ low7
        return ~((notControl & notDelimiter & notQuote) | word) & UInt64(repeating: 0x80)
    }

    /// The eight lowest bits of the bytes of a word of zeros and ones, side by side in one byte.
    @inline(__always)
    private func gathered(_ marks: UInt64) -> UInt64 { (marks &* 0x0102_0408_1020_4080) &>> 56 }
}

extension UInt64 {
    /// The word whose eight bytes are all `byte`.
    @inline(__always)
    init(repeating byte: UInt8) { self = 0x0101_0101_0101_0101 &* UInt64(byte) }
}
