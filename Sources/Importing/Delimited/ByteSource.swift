/// The bytes of a text in UTF-8, handed out from front to back: read, decompressed and decoded as its format says.
struct ByteSource: ~Copyable {
    /// The name that errors use.
    let path: String
    private let stage: any ByteStage
    /// The offset of the next byte to be handed out, in the text.
    private(set) var offset: Int

    /// The bytes of the file at `path` as they lie, from an offset on.
    init(path: String, from offset: Int = 0) throws(SourceReadError) {
        self.path = path
        self.offset = offset
        stage = try FileBytes(path: path, from: offset)
    }

    init(bytes: [UInt8], name: String) {
        path = name
        offset = 0
        stage = MemoryBytes(bytes)
    }

    /// The text of a table from an offset on; what was decompressed or decoded before it is read and let go.
    init(_ table: SourceTable, from offset: Int = 0) throws(SourceReadError) {
        let isStoredAsText = table.isStoredAsText
        let stage = isStoredAsText ? try FileBytes(path: table.path, from: offset) : try table.bytes()
        if !isStoredAsText { try Self.pass(offset, of: stage, path: table.path) }
        path = table.path
        self.offset = offset
        self.stage = stage
    }

    /// How much of the file has been read, in bytes of the file as it lies.
    var bytesRead: Int { stage.bytesRead }

    /// Copies the next bytes to `room` of an array until it is full or the source ends, and returns how many.
    mutating func fill(_ array: inout [UInt8], _ room: Range<Int>) throws(SourceReadError) -> Int {
        let stage = stage
        let count = try array.withUnsafeMutableBufferPointer { (bytes) throws(SourceReadError) in
            try stage.fill(UnsafeMutableBufferPointer(rebasing: bytes[room]))
        }
        offset += count
        return count
    }

    private static func pass(_ count: Int, of stage: any ByteStage, path: String) throws(SourceReadError) {
        var window = [UInt8](repeating: 0, count: min(count, 1 << 18))
        var passed = 0
        while passed < count {
            let wanted = min(window.count, count - passed)
            let given = try window.withUnsafeMutableBufferPointer { (room) throws(SourceReadError) in
                try stage.fill(UnsafeMutableBufferPointer(rebasing: room[..<wanted]))
            }
            guard given == wanted else { throw .noRecord(path: path, byteOffset: count) }
            passed += given
        }
    }
}
