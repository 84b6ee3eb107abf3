import Glibc

/// Makes UTF-8 of short texts in a declared encoding, by the system's iconv.
final class TextDecoder {
    let encoding: String
    private let descriptor: iconv_t
    private var room = [CChar](repeating: 0, count: 1024)

    /// - Parameter encoding: its name as the system knows it, for instance WINDOWS-1252.
    init(encoding: String, path: String) throws(SourceReadError) {
        guard let descriptor = iconv_open("UTF-8", encoding), Int(bitPattern: descriptor) != -1 else {
            throw .unsupportedFormat(
                path: path, format: "to be read in the encoding \(encoding)", remedy: "The system has no such encoding."
            )
        }
        self.encoding = encoding
        self.descriptor = descriptor
    }

    deinit { iconv_close(descriptor) }

    /// The text in UTF-8, or nil when bytes of it are none of the encoding.
    func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        if FieldText.isASCII(bytes) { return Array(bytes) }
        if room.count < bytes.count * 4 { room = [CChar](repeating: 0, count: bytes.count * 4) }
        var source = bytes.withMemoryRebound(to: CChar.self) { Array($0) }
        let count: Int? = source.withUnsafeMutableBufferPointer { source in
            room.withUnsafeMutableBufferPointer { room in
                var from = source.baseAddress
                var fromLeft = source.count
                var to = room.baseAddress
                var toLeft = room.count
                _ = iconv(descriptor, nil, nil, nil, nil)
                guard iconv(descriptor, &from, &fromLeft, &to, &toLeft) != .max, fromLeft == 0 else { return nil }
                return room.count - toLeft
            }
        }
        return count.map { room[..<$0].map { UInt8(bitPattern: $0) } }
    }
}

extension RowBuffer {
    /// Adds a text in the encoding of a decoder; without one it must be UTF-8.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>, decodedBy decoder: TextDecoder?) {
        guard let decoder, !FieldText.isASCII(text) else { return append(text, isText: true) }
        guard let decoded = decoder.decoded(text) else {
            report(.invalidUTF8, note: "bytes that are none of the encoding \(decoder.encoding)")
            return append(String(decoding: text, as: UTF8.self), isText: true)
        }
        decoded.withUnsafeBufferPointer { append($0, isText: true) }
    }
}

extension RecordHeader {
    /// The header of a source that names its columns, and what is wrong with the names.
    init(columns: [[UInt8]]) {
        var row = RowBuffer()
        row.begin(line: 1, place: 0)
        for name in columns { name.withUnsafeBufferPointer { row.append($0) } }
        row.end()
        var header = RecordHeader(names: [], problems: [], line: 1, byteOffset: 0)
        row.withBatch { header = RecordHeader($0[0]) }
        self = header
    }
}
