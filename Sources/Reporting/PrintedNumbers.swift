/// A number with decimals, rounded half away from zero; what rounds to zero has no sign, and an infinite end is "∞".
func printedDecimal(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "" : value > 0 ? "∞" : "-∞" }
    let scale = power(decimals)
    let units = (value.magnitude * scale).rounded(.toNearestOrAwayFromZero)
    guard units < 9e18 else { return plainDecimal(value) }
    let digits = String(Int(units))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let text = decimals > 0 ? "\(padded.dropLast(decimals)).\(padded.suffix(decimals))" : padded
    return value < 0 && units > 0 ? "-" + text : text
}

/// A p-value with decimals, never as 0 or 1: below the last decimal it is "<0.001", above it ">0.999".
///
/// - Parameter roundsTwice: whether it is first rounded to one decimal more.
func printedP(_ p: Double, decimals: Int, roundsTwice: Bool) -> String {
    guard p >= 0, p <= 1 else { return "" }
    let scale = power(decimals)
    let first = roundsTwice ? (p * scale * 10).rounded(.toNearestOrAwayFromZero) / 10 : p * scale
    let units = first.rounded(.toNearestOrAwayFromZero)
    guard units >= 1 else { return "<" + printedDecimal(1 / scale, decimals: decimals) }
    guard units < scale else { return ">" + printedDecimal(1 - 1 / scale, decimals: decimals) }
    return printedDecimal(units / scale, decimals: decimals)
}

private func power(_ decimals: Int) -> Double {
    (0..<max(0, decimals)).reduce(1.0) { value, _ in value * 10 }
}
