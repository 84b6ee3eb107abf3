/// Why a delivery cannot be read at all; what is wrong with a row or a header is a `Reject`.
package enum ImportingError: Error, Sendable, Equatable {
    case noFiles
    /// A directory, a pipe or another thing that cannot be read twice.
    case notAFile(path: String)
    /// The bytes could not be had.
    case unreadable(SourceReadError)
    /// Two paths lead to the same bytes.
    case repeatedFile(first: String, second: String)
    /// No table of the profile knows any column of the header.
    case unrecognisedHeader(file: String, profile: String, remedy: String)
    /// The rows of a file lack those of another one, which the profile says they must have.
    case missingPartner(file: String, table: String, columns: [String], profile: String)
    /// Two files look like one table in two formats.
    case twoForms(first: String, second: String, table: String)
    /// No file of a folder fits a table of the profile.
    case nothingKnown(profile: String, files: [PassedOverFile])
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
        case .unrecognisedHeader(let file, let profile, let remedy):
            "The header of \(file) fits no table of the profile '\(profile)'. \(remedy)"
        case .missingPartner(let file, let table, let columns, let profile):
            "\(file) holds \(table) that are completed by another file, one with the columns "
                + "\(columns.joined(separator: ", ")). Name that file, too; or say `required: false` in the join of a profile of "
                + "your own (soteria profile show \(profile))."
        case .twoForms(let first, let second, let table):
            "\(first) and \(second) look like the same \(table) in two forms. Name one of them."
        case .nothingKnown(let profile, let files):
            "No file fits a table of the profile '\(profile)'. "
                + (files.isEmpty
                    ? "The folder holds no files."
                    : files.map { "\($0.name): \($0.reason)." }.joined(separator: " "))
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
