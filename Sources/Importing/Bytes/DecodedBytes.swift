import Glibc
import Imports

/// A text in UTF-8, decoded from another encoding by the system's iconv.
///
/// Bytes that the encoding does not have end the reading with their line and offset: nothing is replaced by a
/// substitute character.
final class DecodedBytes: ByteStage {
    private let source: any ByteStage
    private let path: String
    private let encoding: TextEncoding
    private let descriptor: iconv_t

    private let input: UnsafeMutableBufferPointer<CChar>
    private var inputCount = 0
    /// The offset of the input's first byte in the text as it is encoded.
    private var inputOffset = 0
    private var isInputAtEnd = false
    private var isFlushed = false

    private let output: UnsafeMutableBufferPointer<CChar>
    private var outputNext = 0
    private var outputCount = 0
    private var lines = LineCount()

    private static let inputSize = 1 << 16
    private static let outputSize = 1 << 18

    init(_ source: any ByteStage, encoding: TextEncoding, path: String) throws(SourceReadError) {
        self.source = source
        self.path = path
        self.encoding = encoding
        guard let descriptor = iconv_open("UTF-8", encoding.name), Int(bitPattern: descriptor) != -1 else {
            throw .unknownEncoding(path: path, name: encoding.name)
        }
        self.descriptor = descriptor
        input = .allocate(capacity: Self.inputSize)
        output = .allocate(capacity: Self.outputSize)
        input.initialize(repeating: 0)
        output.initialize(repeating: 0)
    }

    deinit {
        iconv_close(descriptor)
        input.deallocate()
        output.deallocate()
    }

    var bytesRead: Int { source.bytesRead }

    func fill(_ room: UnsafeMutableBufferPointer<UInt8>) throws(SourceReadError) -> Int {
        var filled = 0
        while filled < room.count {
            if outputNext == outputCount, try !decode() { break }
            let count = min(room.count - filled, outputCount - outputNext)
            UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(room)[filled..<filled + count])
                .copyMemory(
                    from: UnsafeRawBufferPointer(
                        rebasing: UnsafeRawBufferPointer(output)[outputNext..<outputNext + count]))
            filled += count
            outputNext += count
        }
        return filled
    }

    /// Decodes what is read so far, as much as there is room for; false at the end of the text.
    private func decode() throws(SourceReadError) -> Bool {
        (outputNext, outputCount) = (0, 0)
        while outputCount == 0 {
            if inputCount < input.count, !isInputAtEnd { try refill() }
            if inputCount == 0 { return flush() }
            var from = input.baseAddress
            var fromLeft = inputCount
            var to = output.baseAddress
            var toLeft = output.count
            let result = iconv(descriptor, &from, &fromLeft, &to, &toLeft)
            let code = result == -1 ? errno : 0
            outputCount = output.count - toLeft
            lines.add(UnsafeRawBufferPointer(output)[..<outputCount])
            keep(fromLeft)
            switch code {
            case 0, E2BIG: continue
            // A character that goes on in the next bytes, if there are any.
            case EINVAL where !isInputAtEnd: continue
            default:
                throw .undecodable(
                    path: path, encoding: encoding.name, line: lines.count + 1, byteOffset: inputOffset)
            }
        }
        return true
    }

    /// The last character of encodings whose letters may still combine.
    private func flush() -> Bool {
        if isFlushed { return false }
        isFlushed = true
        var to = output.baseAddress
        var toLeft = output.count
        _ = iconv(descriptor, nil, nil, &to, &toLeft)
        outputCount = output.count - toLeft
        return outputCount > 0
    }

    /// Moves what is not decoded yet to the front.
    private func keep(_ count: Int) {
        let used = inputCount - count
        inputOffset += used
        inputCount = count
        if count > 0, used > 0, let start = input.baseAddress { start.update(from: start + used, count: count) }
    }

    private func refill() throws(SourceReadError) {
        let room = UnsafeMutableRawBufferPointer(input)
        let rest = UnsafeMutableRawBufferPointer(rebasing: room[inputCount...])
        let count = try source.fill(rest.bindMemory(to: UInt8.self))
        isInputAtEnd = count < rest.count
        inputCount += count
    }
}

/// The number of lines that ended in bytes handed over one piece after the other; CRLF ends one.
struct LineCount {
    private(set) var count = 0
    private var isAfterCarriageReturn = false

    mutating func add(_ bytes: Slice<UnsafeRawBufferPointer>) {
        for byte in bytes {
            if byte == Byte.carriageReturn || (byte == Byte.lineFeed && !isAfterCarriageReturn) { count += 1 }
            isAfterCarriageReturn = byte == Byte.carriageReturn
        }
    }
}
