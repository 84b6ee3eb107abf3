/// A number with so many decimals, rounded half up (away from zero) from the shortest decimal that reads back as it, so
/// that 0.285 is 0.29. What has no bound is "∞".
func printedDecimal(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "" : value > 0 ? "∞" : "-∞" }
    let parts = plainDecimal(value.magnitude).split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts.first.map(String.init) ?? "0"
    let fraction = (parts.count > 1 ? String(parts[1]) : "") + String(repeating: "0", count: decimals + 1)
    let kept = fraction.prefix(decimals)
    guard var units = Int128(whole + kept) else { return value.description }
    if fraction.dropFirst(decimals).first.map({ $0 >= "5" }) ?? false { units += 1 }
    let digits = String(units)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let text = decimals == 0 ? padded : "\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
    return value < 0 && units != 0 ? "-" + text : text
}
