/// A text that is nothing but a number, with the format in which a sheet shows it as that text: "17", "-0.5", "2.33%".
///
/// nil for whatever a sheet would show otherwise: zeros in front, more digits than a cell keeps, a minus before zero.
struct PlainNumber: Equatable {
    var value: Double
    var format: String

    init?(_ text: String) {
        guard let match = text.wholeMatch(of: /(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(%?)/) else { return nil }
        let decimals = match.3?.count ?? 0
        guard match.2.count + decimals <= 15 else { return nil }
        let digits = "\(match.1)\(match.2)\(match.3.map { ".\($0)" } ?? "")"
        guard let value = Double(match.4.isEmpty ? digits : "\(digits)e-2"), match.1.isEmpty || value != 0 else {
            return nil
        }
        self.value = value
        format = "0" + (decimals > 0 ? "." + String(repeating: "0", count: decimals) : "") + match.4
    }
}
