/// Names that resemble one that was not found, to be offered in an error.
package enum NearNames {
    /// Up to three names, the nearest first: those that contain the wanted text, or differ from it by few letters
    /// (Levenshtein distance of the lower-case texts at most a third of the wanted length, and at least one).
    package static func of(_ wanted: String, in names: some Collection<String>) -> [String] {
        let target = Array(wanted.lowercased().utf8)
        guard !target.isEmpty, target.count <= 200 else { return [] }
        let allowed = max(1, target.count / 3)
        let ranked = names.compactMap { name -> (distance: Int, name: String)? in
            let candidate = Array(name.lowercased().utf8.prefix(200))
            if target.count >= 3, contains(candidate, target) { return (allowed, name) }
            guard abs(candidate.count - target.count) <= allowed else { return nil }
            let distance = levenshtein(target, candidate)
            return distance <= allowed ? (distance, name) : nil
        }
        return ranked.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
    }

    private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard text.count >= part.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0..<($0 + part.count)] == part[...] }
    }

    private static func levenshtein(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var row = Array(0...b.count)
        for (i, left) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, right) in b.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (left == right ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count]
    }
}
