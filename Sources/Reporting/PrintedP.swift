/// A p-value with decimals, never as 0 or 1: what rounds to 0 is "<0.001", and what rounds to 1 is ">0.999".
///
/// - Parameter roundsTwice: whether what lies between is first rounded to one decimal more.
func printedP(_ p: Double, decimals: Int, roundsTwice: Bool) -> String {
    guard p >= 0, p <= 1 else { return "" }
    let scale = power(decimals)
    let units = (p * scale).rounded(.toNearestOrAwayFromZero)
    guard units >= 1 else { return "<" + printedDecimal(1 / scale, decimals: decimals) }
    guard units < scale else { return ">" + printedDecimal(1 - 1 / scale, decimals: decimals) }
    let first = roundsTwice ? (p * scale * 10).rounded(.toNearestOrAwayFromZero) / 10 : p * scale
    return printedDecimal(first.rounded(.toNearestOrAwayFromZero) / scale, decimals: decimals)
}

private func power(_ decimals: Int) -> Double {
    (0..<max(0, decimals)).reduce(1.0) { value, _ in value * 10 }
}
