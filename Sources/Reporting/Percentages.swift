import Incidence

extension IncidenceProportion {
    /// The percentage as printed, rounded half up by whole-number arithmetic.
    ///
    /// Zero is "0". A share that is neither none nor all but would print as 0 or 100 is shown as "<0.1" or ">99.9".
    /// Empty when N is 0.
    func printedPercent(decimals: Int) -> String {
        guard n > 0 else { return "" }
        guard subjects > 0 else { return "0" }
        let scale = Self.power(decimals)
        let share = 2 * 100 * scale * Int128(subjects) + Int128(n)
        let rounded = share / (2 * Int128(n))
        if rounded == 0 { return "<" + Self.decimalText(1, decimals: decimals) }
        if rounded >= 100 * scale && subjects < n { return ">" + Self.decimalText(100 * scale - 1, decimals: decimals) }
        return Self.decimalText(rounded, decimals: decimals)
    }

    /// The shortest decimal that reads back as the same Double of 100 · subjects / N; empty when N is 0.
    var exactPercent: String { percent.map(plainDecimal) ?? "" }

    private static func power(_ decimals: Int) -> Int128 {
        (0..<max(0, decimals)).reduce(Int128(1)) { value, _ in value * 10 }
    }

    /// A whole number of the last decimal's units as decimal text.
    private static func decimalText(_ units: Int128, decimals: Int) -> String {
        guard decimals > 0 else { return String(units) }
        let digits = String(units)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return "\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
    }
}

/// A number of 0 or more in plain digits, without exponent and without ".0", so short that it still reads back as the
/// same Double.
func plainDecimal(_ value: Double) -> String {
    var text = value.description
    // Most numbers are done after one look at their bytes.
    let (hasExponent, isWhole) = text.withUTF8 { digits in
        let count = digits.count
        let isWhole = count > 2 && digits[count - 1] == UInt8(ascii: "0") && digits[count - 2] == UInt8(ascii: ".")
        return (digits.contains(UInt8(ascii: "e")), isWhole)
    }
    guard hasExponent, let mark = text.utf8.firstIndex(of: UInt8(ascii: "e")) else {
        return isWhole ? String(text.dropLast(2)) : text
    }
    let mantissa = text[..<mark].split(separator: ".")
    let whole = String(mantissa.first ?? "0")
    let fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
    let exponent = Int(text[text.index(after: mark)...]) ?? 0
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - whole.count) + whole + fraction }
    return whole + fraction + String(repeating: "0", count: max(0, exponent - fraction.count))
}
