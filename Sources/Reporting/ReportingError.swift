/// Why a report cannot be written in a form.
package enum ReportingError: Error, Sendable, Equatable {
    /// A display without data has no numbers for a form of numbers.
    case noNumbers(DocumentFormat)
    /// Displays with different columns cannot be one CSV.
    case differentColumns
}

extension ReportingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noNumbers(let format):
            "A shell has no numbers, which is all that \(format.rawValue) holds. Write it as a document."
        case .differentColumns:
            "Only tables of counts share the columns of one CSV. Write the others each to a file of its own: give a folder, "
                + "with a slash at its end."
        }
    }
}
