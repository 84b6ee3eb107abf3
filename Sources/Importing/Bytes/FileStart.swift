import Imports

/// The first bytes of a file or of an archive's member, and what they say of it.
struct FileStart {
    static let length = 512
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// A zip archive, also an empty one; many formats, such as workbooks, are zip archives.
    var isZip: Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) }

    var isGzip: Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// The encoding that a byte order mark tells, other than UTF-8.
    var markedEncoding: TextEncoding? {
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        return nil
    }

    /// Whether these can be the first bytes of a text in some encoding: no byte is NUL unless a mark tells UTF-16.
    var canBeText: Bool { markedEncoding != nil || !bytes.contains(Byte.nul) }
}

extension ByteStage {
    /// The first bytes, as many as `FileStart` looks at.
    func start() throws(SourceReadError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: FileStart.length)
        let count = try bytes.withUnsafeMutableBufferPointer { (room) throws(SourceReadError) in try fill(room) }
        return Array(bytes[..<count])
    }
}
