import Imports
import Safety

/// A small study file, and the same with some of its lines replaced.
enum StudyText {
    static let lines = [
        "name: small-study", "version: \"1\"", "title: A small study", "arms: [Active, Placebo]",
        "window: {basis: days, last_day: 30}", "related: {in: [possible], missing: counts}",
    ]

    /// The small study with each given line in place of the line of the same key, or after the others.
    static func with(_ changes: String...) -> String {
        var text = lines
        for change in changes {
            let key = change.prefix { $0 != ":" }
            if let position = text.firstIndex(where: { $0.prefix { $0 != ":" } == key }) {
                text[position] = change
            } else {
                text.append(change)
            }
        }
        return text.joined(separator: "\n") + "\n"
    }

    static func rules(_ change: String) throws(ImportsError) -> RuleSet {
        try StudyFile.decode(text: with(change), fileName: "study.yaml").rules
    }
}
