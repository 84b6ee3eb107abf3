/// What is wrong with a table definition or with an option that changes one.
package enum ReportsError: Error, Equatable, CustomStringConvertible {
    case unknownDefinition(String, near: [String], known: [String])
    case unknownSet(String, near: [String], known: [String])
    /// A profile was asked for without its subject.
    case noSubject(String)
    /// Times to an event were asked for where subjects count in groups.
    case timesInGroups(String)
    /// The text is not what a definition may hold; the line is counted from 1.
    case definition(source: String, line: Int?, problem: String)
    /// An option's value cannot be read or does not fit the table.
    case option(String, value: String, problem: String)

    package var description: String {
        switch self {
        case .unknownDefinition(let name, let near, let known):
            near.isEmpty
                ? "There is no table named '\(name)'. Known tables: \(known.joined(separator: ", "))."
                : "There is no table named '\(name)'. Did you mean \(near.joined(separator: " or "))?"
        case .unknownSet(let name, let near, let known):
            near.isEmpty
                ? "There is no set named '\(name)'. Known sets: \(known.joined(separator: ", "))."
                : "There is no set named '\(name)'. Did you mean \(near.joined(separator: " or "))?"
        case .noSubject(let name): "\(name) is of one subject: name it with --subject."
        case .timesInGroups(let name):
            "\(name): groups overlap, so that a subject would be observed several times. Count by arms with --by planned."
        case .definition(let source, let line, let problem):
            "\(source)\(line.map { ", line \($0)" } ?? ""): \(problem)"
        case .option(let option, let value, let problem):
            "\(option) '\(value)': \(problem)"
        }
    }
}
