/// Why a profile, a study file or a vocabulary cannot be used: where, what is wrong, and what to do.
package struct ImportsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file as it was named, or the name of a shipped one.
    package var file: String
    /// The line of the problem, from 1; nil when it concerns the whole file.
    package var line: Int?
    /// The column of the problem, from 1.
    package var column: Int?
    /// One or two sentences: what is wrong, and what may stand there.
    package var problem: String
    /// What to do about it, as a sentence; empty where the problem says it.
    package var remedy: String

    package init(file: String, line: Int? = nil, column: Int? = nil, problem: String, remedy: String = "") {
        self.file = file
        self.line = line
        self.column = column
        self.problem = problem
        self.remedy = remedy
    }

    package var description: String {
        var place = file
        if let line { place += ", line \(line)" }
        if let column { place += ", column \(column)" }
        return "\(place): \(problem)\(remedy.isEmpty ? "" : " \(remedy)")"
    }
}
