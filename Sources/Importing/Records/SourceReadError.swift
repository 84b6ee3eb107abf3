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
    /// What is compressed or archived is damaged or ends too early, at an offset in the file.
    case damagedContainer(path: String, byteOffset: Int, reason: String)
    /// An archive that is not read, because it is none that a person would send.
    case refusedArchive(path: String, reason: String)
    /// The system cannot decode this encoding.
    case unknownEncoding(path: String, name: String)
    /// The encoding of a text does not have the bytes at an offset of the text as it is encoded.
    case undecodable(path: String, encoding: String, line: Int, byteOffset: Int)
    /// UTF-16 or UTF-32 whose order of bytes neither the file nor a declaration says.
    case unknownByteOrder(path: String, encoding: String)
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
        case .damagedContainer(let path, let byteOffset, let reason):
            "\(path) is damaged at byte \(byteOffset): \(reason). Nothing of it was read. Get the file again from its sender."
        case .refusedArchive(let path, let reason):
            "\(path) is not read: \(reason). Unpack it and import the files that you know."
        case .unknownEncoding(let path, let name):
            "\(path) cannot be decoded: this system does not know the encoding \(name). Declare another name of it."
        case .undecodable(let path, let encoding, let line, let byteOffset):
            "\(path) is no \(encoding) at line \(line), byte \(byteOffset). Declare the right encoding."
        case .unknownByteOrder(let path, let encoding):
            "\(path) has no byte order mark, so \(encoding) does not say how to read it. Declare \(encoding)LE or \(encoding)BE."
        case .unsupportedFormat(let path, let format, let remedy):
            "\(path) is \(format), which is not read. \(remedy)"
        case .headerAfterRecords(let path):
            "The header of \(path) was asked for after its first record. Read the header first."
        }
    }
}
