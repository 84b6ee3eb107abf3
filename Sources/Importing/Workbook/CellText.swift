/// The text of a shared string or of an inline one, put together from its runs.
///
/// Phonetic runs are left out: they say how the text is read aloud. A `t` without `xml:space="preserve"` loses the
/// white space at its ends. What XML cannot hold is written `_xHHHH_`, the UTF-16 unit in hexadecimal (ECMA-376 part 1,
/// 22.9.2.19), and is undone.
struct CellText {
    /// The longest text of a cell, in UTF-16 units.
    static let maximumUnits = 32_767

    /// The UTF-8 bytes so far; no more than show that the text is too long.
    private(set) var bytes: [UInt8] = []
    private var depth = 0
    private var skipped = 0
    private var isText = false
    private var keepsSpace = false
    private var first = 0

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        (depth, skipped, isText) = (0, 0, false)
    }

    /// Takes an element inside `si` or `is`.
    mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
        depth += 1
        if skipped != 0 { return }
        if name.is("t"), !isText {
            isText = true
            keepsSpace = attributes.text("space") == "preserve"
            first = bytes.count
        } else if depth != 1 || !name.is("r") {
            skipped = depth
        }
    }

    mutating func end() {
        if skipped == 0, isText {
            isText = false
            if !keepsSpace { trim() }
            Self.unescape(&bytes, from: first)
        }
        if skipped == depth { skipped = 0 }
        depth -= 1
    }

    mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        // An escape has seven bytes for one unit; four times that is beyond any text that fits.
        if isText, skipped == 0, bytes.count < 8 * Self.maximumUnits { bytes.append(contentsOf: text) }
    }

    private mutating func trim() {
        while bytes.count > first, let last = bytes.last, Self.isSpace(last) { bytes.removeLast() }
        let spaces = bytes[first...].prefix(while: Self.isSpace).count
        bytes.removeSubrange(first..<first + spaces)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    /// Undoes the escapes from a place on.
    static func unescape(_ bytes: inout [UInt8], from first: Int) {
        guard bytes[first...].contains(UInt8(ascii: "_")) else { return }
        var read = first
        var written = first
        var high: UInt32?
        while read < bytes.count {
            guard let unit = unit(bytes, at: read) else {
                if let lone = high { write(lone, &bytes, &written) }
                high = nil
                bytes[written] = bytes[read]
                (read, written) = (read + 1, written + 1)
                continue
            }
            read += 7
            if let begun = high {
                high = nil
                if 0xDC00...0xDFFF ~= unit {
                    write(0x10000 + (begun - 0xD800) << 10 + (unit - 0xDC00), &bytes, &written)
                    continue
                }
                write(begun, &bytes, &written)
            }
            if 0xD800...0xDBFF ~= unit { high = unit } else { write(unit, &bytes, &written) }
        }
        if let lone = high { write(lone, &bytes, &written) }
        bytes.removeLast(bytes.count - written)
    }

    private static func unit(_ bytes: [UInt8], at place: Int) -> UInt32? {
        guard place + 7 <= bytes.count, bytes[place] == UInt8(ascii: "_"), bytes[place + 1] == UInt8(ascii: "x"),
            bytes[place + 6] == UInt8(ascii: "_")
        else { return nil }
        var value: UInt32 = 0
        for byte in bytes[place + 2..<place + 6] {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
            default: return nil
            }
        }
        return value
    }

    /// Writes a code point as UTF-8. Half of a surrogate pair becomes bytes that are not UTF-8, so that its row is
    /// refused.
    private static func write(_ code: UInt32, _ bytes: inout [UInt8], _ place: inout Int) {
        let units: [UInt32] =
            switch code {
            case ..<0x80: [code]
            case ..<0x800: [0xC0 | code >> 6, 0x80 | code & 0x3F]
            case ..<0x10000: [0xE0 | code >> 12, 0x80 | code >> 6 & 0x3F, 0x80 | code & 0x3F]
            default: [0xF0 | code >> 18, 0x80 | code >> 12 & 0x3F, 0x80 | code >> 6 & 0x3F, 0x80 | code & 0x3F]
            }
        for unit in units {
            bytes[place] = UInt8(truncatingIfNeeded: unit)
            place += 1
        }
    }

    /// The length of UTF-8 bytes in UTF-16 units.
    static func units(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    }
}
