/// How a delimited text file is written: its delimiter, its quote, and the sizes beyond which a record is refused.
///
/// The defaults are those of RFC 4180. CRLF, LF and a lone CR always end a line.
package struct Dialect: Sendable, Equatable {
    /// The byte between two fields; an ASCII byte other than quote, CR, LF and NUL.
    package var delimiter: UInt8
    /// The byte around a quoted field, doubled inside one; nil when the format has no quoting.
    package var quote: UInt8?
    /// The longest field in bytes, quotes included.
    package var maximumFieldBytes: Int
    /// The longest record in bytes, without its line end. It bounds the memory that a reader takes.
    package var maximumRecordBytes: Int
    /// The most fields that a record may have.
    package var maximumFields: Int

    package init(
        delimiter: UInt8 = Byte.comma, quote: UInt8? = Byte.quotationMark, maximumFieldBytes: Int = 1_048_576,
        maximumRecordBytes: Int = 16_777_216, maximumFields: Int = 16_384
    ) {
        self.delimiter = delimiter
        self.quote = quote
        self.maximumFieldBytes = maximumFieldBytes
        self.maximumRecordBytes = maximumRecordBytes
        self.maximumFields = maximumFields
    }

    /// The largest value of `maximumRecordBytes`, so that a position in the window fits 32 bits.
    package static let largestRecordBytes = 1 << 30

    /// What makes this dialect unusable, in words, or nil.
    package var fault: String? {
        let reserved: [UInt8] = [Byte.nul, Byte.lineFeed, Byte.carriageReturn]
        if delimiter >= 0x80 || reserved.contains(delimiter) {
            return "the delimiter must be one ASCII character other than a line end"
        }
        if let quote, quote >= 0x80 || reserved.contains(quote) {
            return "the quote must be one ASCII character other than a line end"
        }
        if quote == delimiter { return "delimiter and quote must differ" }
        if maximumFieldBytes < 1 || maximumFields < 1 || maximumRecordBytes < 1 {
            return "every maximum must be at least 1"
        }
        if maximumRecordBytes > Self.largestRecordBytes {
            return "a record may have at most \(Self.largestRecordBytes) bytes"
        }
        return nil
    }
}

/// The bytes that delimited text gives a meaning.
package enum Byte {
    package static let nul: UInt8 = 0x00
    package static let lineFeed: UInt8 = 0x0A
    package static let carriageReturn: UInt8 = 0x0D
    package static let quotationMark: UInt8 = 0x22
    package static let comma: UInt8 = 0x2C
}
