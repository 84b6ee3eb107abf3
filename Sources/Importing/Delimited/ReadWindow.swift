/// The part of a source that is in memory: one stretch of bytes that moves forward and is used again and again.
struct ReadWindow: ~Copyable {
    /// The bytes; only the first `filled` are in use, and at least `StructuralIndex.padding` follow them.
    private(set) var bytes: [UInt8]
    private(set) var filled = 0
    /// Whether nothing follows the filled bytes.
    private(set) var isLast = false
    /// The offset of the window's first byte in the source.
    private(set) var offset: Int

    private(set) var source: ByteSource
    private var failure: SourceReadError?

    init(source: consuming ByteSource, size: Int) {
        offset = source.offset
        bytes = [UInt8](repeating: 0, count: max(1, size) + StructuralIndex.padding)
        self.source = source
    }

    /// Moves what begins at `position` to the front and fills the rest; grows when nothing can be let go.
    ///
    /// After an error every further call gives the same error.
    mutating func refill(from position: Int) throws(SourceReadError) {
        if let failure { throw failure }
        let kept = filled - position
        if position > 0 {
            bytes.withUnsafeMutableBytes { bytes in
                guard let start = bytes.baseAddress else { return }
                start.copyMemory(from: start + position, byteCount: kept)
            }
        } else if filled + StructuralIndex.padding == bytes.count {
            bytes.append(contentsOf: repeatElement(0, count: filled))
        }
        offset += position
        filled = kept
        do throws(SourceReadError) {
            let room = filled..<bytes.count - StructuralIndex.padding
            let count = try source.fill(&bytes, room)
            filled += count
            isLast = count < room.count
        } catch {
            failure = error
            throw error
        }
    }

    /// The position of the first CR or LF at or behind `position`, or nil.
    func firstLineEnd(from position: Int) -> Int? {
        bytes[position..<filled].firstIndex { $0 == Byte.lineFeed || $0 == Byte.carriageReturn }
    }

    /// The length of the line end at `position`: 2 for CRLF, 0 at the end of the filled bytes.
    func lineEndLength(at position: Int) -> Int {
        if position >= filled { return 0 }
        let isPair = bytes[position..<filled].starts(with: [Byte.carriageReturn, Byte.lineFeed])
        return isPair ? 2 : 1
    }
}
