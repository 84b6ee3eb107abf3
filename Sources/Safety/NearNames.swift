/// Known names that a name which was not found may have meant, for the text of an error.
package enum NearNames {
    /// Up to `limit` candidates, the nearest first: those within a third of the name's length in edits (at least one),
    /// and those that contain it or are contained in it. Equally near ones keep their order.
    ///
    /// An edit is a letter put in, left out or replaced, or two neighbours exchanged (optimal string alignment
    /// distance). Case does not count; only the first hundred characters are compared.
    package static func of(_ name: String, among candidates: [String], limit: Int = 3) -> [String] {
        let wanted = letters(name)
        guard !wanted.isEmpty else { return [] }
        var found: [(edits: Int, name: String)] = []
        for candidate in candidates where !found.contains(where: { $0.name == candidate }) {
            let other = letters(candidate)
            let isContained = contains(other, wanted) || contains(wanted, other)
            let allowed = max(1, wanted.count / 3)
            guard isContained || abs(other.count - wanted.count) <= allowed else { continue }
            let distance = edits(wanted, other)
            if distance <= allowed || isContained { found.append((distance, candidate)) }
        }
        let ordered = found.enumerated().sorted { ($0.element.edits, $0.offset) < ($1.element.edits, $1.offset) }
        return ordered.prefix(limit).map(\.element.name)
    }

    /// "Did you mean 'a' or 'b'?", or `otherwise` when nothing is near.
    package static func question(_ name: String, among candidates: [String], otherwise: String = "") -> String {
        let near = of(name, among: candidates).map { "'\($0)'" }
        return near.isEmpty ? otherwise : "Did you mean \(near.joined(separator: " or "))?"
    }

    private static func letters(_ name: String) -> [Unicode.Scalar] {
        Array(name.lowercased().unicodeScalars.prefix(100))
    }

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
                var least = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, beforeLast[j - 1] + 1) }
                row.append(least)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
