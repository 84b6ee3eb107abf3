/// A number as it stands in the XML of a workbook, and as a person typed it.
///
/// Workbooks hold binary numbers of 64 bits, written with up to 17 digits: 1.1 stands there as 1.1000000000000001. The
/// shortest decimal that is read back as the same binary number is what was typed.
enum CellNumber {
    /// The digits that a spreadsheet program keeps of what is typed; it makes zeros of the others.
    static let keptDigits = 15

    /// The value of a decimal number, with or without an exponent; nil when the text is none.
    static func value(_ text: ArraySlice<UInt8>) -> Double? {
        var rest = text
        func digits() -> Int {
            let count = rest.prefix { 0x30...0x39 ~= $0 }.count
            rest = rest.dropFirst(count)
            return count
        }
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        var count = digits()
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            count += digits()
        }
        guard count > 0 else { return nil }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
            guard digits() > 0 else { return nil }
        }
        guard rest.isEmpty, let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else {
            return nil
        }
        return value
    }

    /// Whether the bytes are a whole number that stands as it was typed: up to 15 digits without zeros in front.
    @inline(__always)
    static func isPlain(_ text: ArraySlice<UInt8>) -> Bool {
        text.count <= keptDigits && text.allSatisfy { 0x30...0x39 ~= $0 }
            && (text.first != UInt8(ascii: "0") || text.count == 1)
    }

    /// The number without an exponent and without a fraction of zeros: 100000, 0.00001, 5.
    static func text(_ value: Double, zeros: Int = 0) -> String {
        let isNegative = value < 0
        let parts = abs(value).description.split(separator: "e", maxSplits: 1)
        let decimal = parts[0].split(separator: ".", maxSplits: 1)
        let fraction = decimal.count > 1 && decimal[1] != "0" ? decimal[1] : ""
        var digits = String(decimal[0] + fraction)
        var point = decimal[0].utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
        if point <= 0 {
            digits = String(repeating: "0", count: 1 - point) + digits
            point = 1
        }
        if digits.utf8.count < point { digits += String(repeating: "0", count: point - digits.utf8.count) }
        var whole = String(digits.prefix(point))
        let rest = digits.dropFirst(point)
        if rest.isEmpty { whole = String(repeating: "0", count: max(0, zeros - whole.utf8.count)) + whole }
        return (isNegative ? "-" : "") + whole + (rest.isEmpty ? "" : "." + rest)
    }

    /// Whether a whole number has lost digits: it has more than are kept, and only zeros behind those.
    static func mayHaveLostDigits(_ text: ArraySlice<UInt8>, _ value: Double) -> Bool {
        guard abs(value) >= 1e15, value.rounded() == value else { return false }
        let digits = text.drop { !(0x31...0x39 ~= $0) }
        let isExact = digits.allSatisfy { 0x30...0x39 ~= $0 } && abs(value) <= 9_007_199_254_740_992
        return !isExact || digits.dropFirst(keptDigits).allSatisfy { $0 == 0x30 }
    }
}
