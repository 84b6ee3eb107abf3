/// Finds half a surrogate pair among the \u escapes of a JSON text: yajl reads it as a question mark, and the file has
/// no character there.
struct EscapeCheck {
    private enum State {
        case plain, escape
        case digits(left: Int)
    }

    private var state = State.plain
    private var unit = 0
    /// Whether the first half of a pair has come, so that the second must follow.
    private var needsSecond = false

    /// The position of the byte that shows half a pair, or nil.
    mutating func firstFault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            switch state {
            case .plain:
                if byte == UInt8(ascii: "\\") {
                    state = .escape
                } else if needsSecond {
                    return position
                } else if let next = bytes[position...].firstIndex(of: UInt8(ascii: "\\")) {
                    position = next
                    continue
                } else {
                    return nil
                }
            case .escape:
                if byte == UInt8(ascii: "u") {
                    (state, unit) = (.digits(left: 4), 0)
                } else if needsSecond {
                    return position
                } else {
                    state = .plain
                }
            case .digits(let left):
                unit = unit << 4 | Self.digit(byte)
                state = left > 1 ? .digits(left: left - 1) : .plain
                if left == 1 {
                    let isSecond = 0xDC00...0xDFFF ~= unit
                    if isSecond != needsSecond { return position }
                    needsSecond = 0xD800...0xDBFF ~= unit
                }
            }
            position += 1
        }
        return nil
    }

    /// The value of a hexadecimal digit; yajl refuses what is none.
    private static func digit(_ byte: UInt8) -> Int {
        switch byte {
        case 0x30...0x39: Int(byte) - 0x30
        case 0x41...0x46: Int(byte) - 0x37
        case 0x61...0x66: Int(byte) - 0x57
        default: 0
        }
    }
}
