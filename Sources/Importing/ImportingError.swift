/// Why a delivery cannot be read at all; what is wrong with a row or a header is a `Reject`.
package enum ImportingError: Error, Sendable, Equatable {
    case noFiles
    /// A directory, a pipe or another thing that cannot be read twice.
    case notAFile(path: String)
    /// The bytes could not be had.
    case unreadable(SourceReadError)
    /// Two paths lead to the same bytes.
    case repeatedFile(first: String, second: String)
    /// The header fits no table of the profile; `isKnown` where some table or another profile knows columns of it.
    case unrecognisedHeader(file: String, profile: String, remedy: String, isKnown: Bool)
    /// The file was written to while it was read.
    case changedWhileRead(file: String)
}

extension ImportingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noFiles:
            "There is no file to import. Name at least one."
        case .notAFile(let path):
            "\(path) is not a regular file, so it cannot be hashed before it is read. Save its content to a file first."
        case .unreadable(let error):
            error.description
        case .repeatedFile(let first, let second):
            "\(first) and \(second) have the same bytes. Name the file once."
        case .unrecognisedHeader(let file, let profile, let remedy, _):
            "The header of \(file) fits no table of the profile '\(profile)'. \(remedy)"
        case .changedWhileRead(let file):
            "\(file) was changed while it was read. Nothing of it can be trusted: import it again when it is complete."
        }
    }
}

/// Does what may fail for want of bytes, and gives the error of this target.
func reading<Value: ~Copyable>(
    _ body: () throws(SourceReadError) -> Value
) throws(ImportingError) -> Value {
    do throws(SourceReadError) {
        return try body()
    } catch {
        throw .unreadable(error)
    }
}
