/// Finds the names that a misspelt name may have meant.
package enum NearNames {
    /// The candidates within a third of the name's length in edits, nearest first, at most `limit`.
    ///
    /// Letters of either case are the same letter here. An edit is an insertion, a deletion, a substitution or a swap
    /// of neighbours (optimal string alignment distance); names that contain one another also count as near. The order
    /// of equally near names is that of `candidates`.
    package static func of(_ name: String, among candidates: [String], limit: Int = 3) -> [String] {
        let wanted = Array(name.lowercased().unicodeScalars.prefix(longest))
        guard !wanted.isEmpty else { return [] }
        var found: [(distance: Int, name: String)] = []
        for candidate in candidates where !found.contains(where: { $0.name == candidate }) {
            let other = Array(candidate.lowercased().unicodeScalars.prefix(longest))
            let distance = edits(wanted, other)
            if distance <= max(1, wanted.count / 3) || contains(wanted, other) || contains(other, wanted) {
                found.append((distance, candidate))
            }
        }
        let ordered = found.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
        return ordered.prefix(limit).map(\.element.name)
    }

    /// "Did you mean 'a' or 'b'?", or `otherwise` when nothing is near.
    package static func question(_ name: String, among candidates: [String], otherwise: String) -> String {
        let near = of(name, among: candidates).map { "'\($0)'" }
        return near.isEmpty ? otherwise : "Did you mean \(near.joined(separator: " or "))?"
    }

    /// Beyond this many characters names are compared by their beginnings.
    private static let longest = 100

    private static func contains(_ long: [Unicode.Scalar], _ short: [Unicode.Scalar]) -> Bool {
        guard short.count >= 4, long.count >= short.count else { return false }
        return (0...(long.count - short.count)).contains { long[$0..<($0 + short.count)] == short[...] }
    }

    private static func edits(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var least = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, beforeLast[j - 1] + 1) }
                row.append(least)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
