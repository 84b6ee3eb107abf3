import GRDB

/// What can go wrong with a registry: its kind decides the exit code, its text says what happened and what to do.
package struct RegistryError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable, Equatable {
        /// The file is absent, is no registry, is of a newer version, or is damaged.
        case registry
        /// The request names something the registry does not have.
        case request
        /// The delivery asks for what would leave the registry without what its rows point at.
        case refused
        /// Another process is writing.
        case locked
        /// The file system refused.
        case inputOutput
    }
    package let kind: Kind
    package let description: String

    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    /// The same failure in the registry's words; SQLite's message is kept, bound values never are.
    static func from(_ error: any Error, registry path: String) -> RegistryError {
        if let error = error as? RegistryError { return error }
        guard let error = error as? DatabaseError else {
            return RegistryError(.registry, "The registry \(path) could not be used: \(type(of: error)).")
        }
        let message = error.message ?? "no message"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return RegistryError(
                .locked, "The registry \(path) is in use by another process. Try again when it is done.")
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            return RegistryError(
                .registry, "\(path) is not a sound registry (SQLite: \(message)). Restore it from a copy.")
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            return RegistryError(
                .inputOutput, "The registry \(path) could not be read or written (SQLite: \(message)).")
        default:
            return RegistryError(.registry, "The registry \(path) refused a statement (SQLite: \(message)).")
        }
    }
}
