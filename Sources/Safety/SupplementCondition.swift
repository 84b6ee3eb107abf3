/// What is asked of a supplement of an event: its value, a range of numbers, or that there is one.
package struct SupplementCondition: Sendable, Hashable {
    package var name: String
    package var wanted: Wanted

    package enum Wanted: Sendable, Hashable {
        case any
        case value(String)
        case numbers(ClosedRange<Double>)
    }

    /// Reads `NAME`, `NAME=VALUE` or `NAME=A..B`; nil where there is no name, or a range ends before it begins.
    package init?(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard !parts[0].isEmpty else { return nil }
        name = parts[0]
        wanted = .any
        guard parts.count == 2 else { return }
        wanted = .value(parts[1])
        guard let dots = parts[1].firstRange(of: ".."), let first = Double(parts[1][..<dots.lowerBound]),
            let last = Double(parts[1][dots.upperBound...])
        else { return }
        guard first <= last else { return nil }
        wanted = .numbers(first...last)
    }

    /// Whether a value is one that is asked for; a text that is no number lies in no range.
    package func holds(_ value: String) -> Bool {
        switch wanted {
        case .any: true
        case .value(let text): value == text
        case .numbers(let range): Double(value).map(range.contains) ?? false
        }
    }
}
