import Foundation

/// Makes texts from the bytes of a field.
enum FieldText {
    /// The bytes as text, in Unicode NFC when they are not all ASCII.
    static func normalised(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        return isASCII(bytes) ? text : text.precomposedStringWithCanonicalMapping
    }

    static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = UnsafeRawPointer(bytes.baseAddress) else { return true }
        var seen: UInt64 = 0
        var position = 0
        while position &+ 8 <= bytes.count {
            seen |= start.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            position &+= 8
        }
        while position < bytes.count {
            seen |= UInt64(bytes[position])
            position &+= 1
        }
        return seen & UInt64(repeating: 0x80) == 0
    }

    /// The bytes without spaces and tabs at either end.
    @inline(__always)
    static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var start = 0
        var end = bytes.count
        while start < end, isBlank(bytes[start]) { start += 1 }
        while start < end, isBlank(bytes[end - 1]) { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// The digits of a whole number without leading zeros and without a fraction of zeros ("1.0" is "1"), or nil when it
    /// is none.
    static func wholeNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        var end = bytes.count
        if let point = bytes.firstIndex(of: UInt8(ascii: ".")) {
            guard point + 1 < bytes.count, bytes[(point + 1)...].allSatisfy({ $0 == 0x30 }) else { return nil }
            end = point
        }
        guard end > 0, bytes[..<end].allSatisfy(isDigit) else { return nil }
        var start = 0
        while start < end - 1, bytes[start] == 0x30 { start += 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    /// A toxicity grade from 1 to 5 of the digits of a whole number, or nil when it is another.
    static func grade(_ digits: UnsafeBufferPointer<UInt8>) -> Int? {
        guard digits.count == 1, 0x31...0x35 ~= digits[0] else { return nil }
        return Int(digits[0] &- 0x30)
    }

    /// Whether the bytes are a decimal number of 0 or more such as 61 or 61.5.
    static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// What kind of value this is, without the value: "text of 14 characters".
    static func kind(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let count = String(decoding: bytes, as: UTF8.self).count
        let noun = count == 1 ? "character" : "characters"
        if bytes.allSatisfy(isBlank) { return "\(count) blank \(noun)" }
        if bytes.allSatisfy(isDigit) { return "a whole number of \(count) \(count == 1 ? "digit" : "digits")" }
        return "text of \(count) \(noun)"
    }

    /// A column's name for a message: without control characters and not too long.
    static func printable(_ name: String) -> String {
        let scalars = name.unicodeScalars.prefix(80).map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse:
                Unicode.Scalar(0xFFFD) ?? " "
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars)) + (name.unicodeScalars.count > 80 ? "…" : "")
    }
}
