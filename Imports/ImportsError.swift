/// Why a profile, a study file or a vocabulary cannot be used: where, what is wrong, and what to do.
package struct ImportsError: Error, Sendable, Equatable {
    /// The file as it was named, or the name of a shipped one.
    package var file: String
    /// The line, from 1, where the file could be read so far.
    package var line: Int?
    /// What is wrong, as a sentence.
    package var problem: String
    /// What to do about it, as a sentence.
    package var remedy: String

    package init(file: String, line: Int? = nil, problem: String, remedy: String) {
        self.file = file
        self.line = line
        self.problem = problem
        self.remedy = remedy
    }
}

extension ImportsError: CustomStringConvertible {
    package var description: String {
        let place = line.map { "\(file), line \($0)" } ?? file
        return "\(place): \(problem) \(remedy)"
    }
}
