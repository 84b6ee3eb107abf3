import CZlib

/// The bytes that a gzip file holds (RFC 1952): its members one behind the other, decompressed.
///
/// Zeros behind the last member, which tapes and some tools add, are passed over; anything else there is damage.
final class GzipBytes: ByteStage {
    private let source: any ByteStage
    private let path: String
    private let stream: UnsafeMutablePointer<z_stream>
    private let input: UnsafeMutableBufferPointer<UInt8>
    /// The bytes of the input that were handed to the decompressor or passed over before its current content.
    private var inputOffset = 0
    private var inputCount = 0
    private var isInputAtEnd = false
    /// Whether the decompressor is inside a member.
    private var isInMember = false
    private var hasMember = false

    private static let inputSize = 1 << 16
    /// The least size of a member's header.
    private static let headerSize: UInt = 10

    init(_ source: any ByteStage, path: String) throws(SourceReadError) {
        self.source = source
        self.path = path
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        input = .allocate(capacity: Self.inputSize)
        input.initialize(repeating: 0)
        guard soteria_begin_gzip(stream) == Z_OK else {
            throw .cannotRead(path: path, byteOffset: 0, reason: "zlib refused to begin")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
        input.deallocate()
    }

    var bytesRead: Int { source.bytesRead }

    /// The offset of the next compressed byte.
    private var position: Int { inputOffset + inputCount - Int(stream.pointee.avail_in) }

    func fill(_ room: UnsafeMutableBufferPointer<UInt8>) throws(SourceReadError) -> Int {
        stream.pointee.next_out = room.baseAddress
        stream.pointee.avail_out = UInt32(truncatingIfNeeded: room.count)
        while stream.pointee.avail_out > 0 {
            if stream.pointee.avail_in == 0, !isInputAtEnd { try refill() }
            if !isInMember, try !beginMember() { break }
            try decompress()
        }
        return room.count - Int(stream.pointee.avail_out)
    }

    private func refill() throws(SourceReadError) {
        inputOffset += inputCount
        inputCount = try source.fill(input)
        isInputAtEnd = inputCount < input.count
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = UInt32(truncatingIfNeeded: inputCount)
    }

    /// Goes to the next member; false when none follows.
    private func beginMember() throws(SourceReadError) -> Bool {
        while hasMember {
            while stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0 {
                stream.pointee.next_in += 1
                stream.pointee.avail_in -= 1
            }
            if stream.pointee.avail_in > 0 || isInputAtEnd { break }
            try refill()
        }
        guard stream.pointee.avail_in > 0 else { return false }
        if hasMember, inflateReset(stream) != Z_OK { throw damage("zlib refused to begin a member") }
        isInMember = true
        hasMember = true
        return true
    }

    private func decompress() throws(SourceReadError) {
        switch inflate(stream, Z_NO_FLUSH) {
        case Z_STREAM_END: isInMember = false
        case Z_OK: break
        case Z_BUF_ERROR where isInputAtEnd && stream.pointee.avail_in == 0:
            throw damage("it ends in the middle of the compressed data")
        case Z_BUF_ERROR: break
        case Z_MEM_ERROR: throw damage("there is no memory to decompress it")
        // Zlib has looked at some bytes of a member that is none: it is told by its first byte.
        case Z_DATA_ERROR where stream.pointee.total_out == 0 && stream.pointee.total_in < Self.headerSize:
            throw .damagedContainer(
                path: path, byteOffset: position - Int(stream.pointee.total_in),
                reason: "what begins here is no gzip data")
        default: throw damage(stream.pointee.msg.map { String(cString: $0) } ?? "this is no compressed data")
        }
    }

    private func damage(_ reason: String) -> SourceReadError {
        .damagedContainer(path: path, byteOffset: position, reason: reason)
    }
}
