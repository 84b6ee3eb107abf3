/// Why the bytes of a file could not be had; what is wrong inside them is a `RecordProblem`.
package enum SourceReadError: Error, Sendable, Equatable {
    /// The file could not be opened; the reason is the system's.
    case cannotOpen(path: String, reason: String)
    /// Reading stopped at an offset; the reason is the system's.
    case cannotRead(path: String, byteOffset: Int, reason: String)
    /// The system's library refused to hash the bytes.
    case cannotHash(path: String)
    /// No record begins at this offset: the file is shorter, or the offset is negative.
    case noRecord(path: String, byteOffset: Int)
    /// The dialect contradicts itself.
    case unusableDialect(reason: String)
    /// The file is of a format that is not read; the remedy says what to export instead.
    case unsupportedFormat(path: String, format: String, remedy: String)
    /// The header was asked for after a record had been read.
    case headerAfterRecords(path: String)
}

extension SourceReadError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "Cannot open \(path): \(reason). Check the name and the permission to read it."
        case .cannotRead(let path, let byteOffset, let reason):
            "Cannot read \(path) at byte \(byteOffset): \(reason). Nothing behind that byte was read."
        case .cannotHash(let path):
            "Cannot compute the SHA-256 of \(path): the system's libcrypto refused. Check its installation (libssl3)."
        case .noRecord(let path, let byteOffset):
            "No record of \(path) begins at byte \(byteOffset). The file is not the one that was imported."
        case .unusableDialect(let reason):
            "The file cannot be read as delimited text: \(reason). Change the profile or the delimiter."
        case .unsupportedFormat(let path, let format, let remedy):
            "\(path) is \(format), which is not read. \(remedy)"
        case .headerAfterRecords(let path):
            "The header of \(path) was asked for after its first record. Read the header first."
        }
    }
}
