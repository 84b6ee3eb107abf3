/// A file of rules, profiles or vocabularies that cannot be used: where the problem stands and what to write instead.
package struct ImportsError: Error, Equatable, CustomStringConvertible {
    /// The file's name as the user gave it.
    package var file: String
    /// The line of the problem, from 1; nil when it concerns the whole file.
    package var line: Int?
    /// The column of the problem, from 1.
    package var column: Int?
    /// One or two sentences: what is wrong, and what may stand there.
    package var problem: String

    package init(file: String, line: Int? = nil, column: Int? = nil, problem: String) {
        self.file = file
        self.line = line
        self.column = column
        self.problem = problem
    }

    package var description: String {
        guard let line else { return "\(file): \(problem)" }
        guard let column else { return "\(file), line \(line): \(problem)" }
        return "\(file), line \(line), column \(column): \(problem)"
    }
}
