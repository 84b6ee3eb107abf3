/// Names of sheets as a workbook takes them: of 1 to 31 characters, none of them `[ ] : * ? / \`, no apostrophe at either
/// end, and no two the same but for capitals.
struct SheetNames {
    private static let most = 31
    /// "History" is a name that Excel keeps for itself.
    private var taken: Set<String> = ["history"]

    /// A name as near as may be to the one wanted.
    mutating func name(for wanted: String) -> String {
        var safe = String(visible(wanted).map { "[]:*?/\\".contains($0) ? "_" : $0 })
        while safe.first == "'" || safe.first == " " { safe.removeFirst() }
        for number in 1... {
            let suffix = number == 1 ? "" : " (\(number))"
            var name = safe
            // Excel counts in units of UTF-16.
            while name.utf16.count + suffix.utf16.count > Self.most || name.last == "'" || name.last == " " {
                name.removeLast()
            }
            name = (name.isEmpty ? "Sheet" : name) + suffix
            if taken.insert(name.lowercased()).inserted { return name }
        }
        return safe
    }
}
