/// The known name that a mistyped word is nearest to, or nil when none is near.
///
/// Near means few edits for the word's length (one for up to five letters, then one more for every three), where an
/// edit is a letter put in, left out or replaced, or two neighbours exchanged (optimal string alignment distance).
/// Case does not count. Of equally near names the first is taken.
func nearName(to word: String, among names: [String]) -> String? {
    let typed = Array(word.lowercased().unicodeScalars)
    guard !typed.isEmpty, typed.count <= 64 else { return nil }
    let allowed = max(1, typed.count / 3)
    var best: (name: String, edits: Int)?
    for name in names {
        let edits = alignmentDistance(typed, Array(name.lowercased().unicodeScalars))
        if edits <= allowed, edits < best?.edits ?? Int.max { best = (name, edits) }
    }
    return best?.name
}

private func alignmentDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
        var row = [i + 1]
        for j in 0..<b.count {
            var least = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, beforeLast[j - 1] + 1) }
            row.append(least)
        }
        beforeLast = last
        last = row
    }
    return last[b.count]
}
