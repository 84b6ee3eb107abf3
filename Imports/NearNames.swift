/// Finds the names that a misspelt name may have meant, for messages.
package enum NearNames {
    /// The known names that are near, nearest first, at most `limit`.
    package static func of(_ word: String, among names: [String], limit: Int = 3) -> [String] {
        var rest = names
        var found: [String] = []
        while found.count < limit, let near = nearName(to: word, among: rest) {
            found.append(near)
            rest.removeAll { $0 == near }
        }
        return found
    }

    /// "Did you mean 'a' or 'b'?", or `otherwise` when nothing is near.
    package static func question(_ word: String, among names: [String], otherwise: String) -> String {
        let near = of(word, among: names).map { "'\($0)'" }
        return near.isEmpty ? otherwise : "Did you mean \(near.joined(separator: " or "))?"
    }
}
