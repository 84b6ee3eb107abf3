/// Something wrong in the bytes of a source file, and where it stands.
package struct RecordProblem: Sendable, Equatable {
    /// What is wrong. The raw value is the reason code that a reject of such a row carries.
    package enum Code: String, Sendable, CaseIterable {
        /// A quote inside a field that did not begin with one.
        case bareQuote = "bare_quote"
        /// Anything but a delimiter or a line end behind a closing quote.
        case textAfterClosingQuote = "text_after_quote"
        /// A quote that is still open at the end of the file, or when the record has become too long.
        case unterminatedQuote = "open_quote"
        /// More or fewer fields than the header has, or more than the dialect allows.
        case wrongFieldCount = "field_count"
        case nulByte = "nul_byte"
        /// Bytes that are not UTF-8 by table 3-7 of the Unicode Standard.
        case invalidUTF8 = "invalid_utf8"
        case duplicateHeader = "duplicate_header"
        case emptyHeader = "empty_header"
        case overlongField = "overlong_field"
        case overlongRecord = "overlong_row"
        /// A file that begins with a UTF-16 byte order mark.
        case utf16 = "unsupported_encoding"
        /// A file without any record, so without a header.
        case emptyFile = "empty_file"
        /// A row whose key has rows in a joined file that say different things.
        case contradictoryJoin = "conflict"
        /// A file of another format than text that contradicts itself or its format.
        case damagedFile = "damaged_file"
    }

    package var code: Code
    /// The physical line of the offending byte, from 1.
    package var line: Int
    /// The number of the field that holds the offending byte, from 1.
    package var column: Int
    /// The offset of the offending byte in the file, from 0.
    package var byteOffset: Int
    /// The expected number of fields, or the limit that was exceeded.
    package var expected: Int?
    /// The number of fields or bytes found, or the column whose name a duplicate header repeats.
    package var found: Int?
    /// Whether the problem makes the rest of the file unreadable, rather than this record.
    package var isWholeFile: Bool
    /// What the reader says of it instead of the usual words, without any value of the file.
    package var note: String?

    package init(
        code: Code, line: Int, column: Int, byteOffset: Int, expected: Int? = nil, found: Int? = nil,
        isWholeFile: Bool? = nil, note: String? = nil
    ) {
        self.code = code
        self.line = line
        self.column = column
        self.byteOffset = byteOffset
        self.expected = expected
        self.found = found
        self.isWholeFile = isWholeFile ?? code.isAlwaysWholeFile
        self.note = note
    }

    /// The problem in a few words without position and without any value of the file.
    package var detail: String {
        let expected = expected.map(String.init) ?? "?"
        let found = found.map(String.init) ?? "?"
        if let note { return note }
        return switch code {
        case .bareQuote: "a quote inside a field that is not quoted"
        case .textAfterClosingQuote: "text between a closing quote and the next delimiter"
        case .unterminatedQuote: "a quote opens here and is not closed"
        case .wrongFieldCount: "\(found) fields where \(expected) are expected"
        case .nulByte: "a NUL byte"
        case .invalidUTF8: "bytes that are not UTF-8"
        case .duplicateHeader: "the same column name as column \(found)"
        case .emptyHeader: "a column without a name"
        case .overlongField: "a field of \(found) bytes where at most \(expected) are allowed"
        case .overlongRecord: "a record of more than \(expected) bytes"
        case .utf16: "the file is UTF-16: save it as UTF-8"
        case .emptyFile: "the file is empty: a header line is expected"
        case .contradictoryJoin: "the rows of this key in a joined file say different things"
        case .damagedFile: "the file is damaged"
        }
    }
}

extension RecordProblem.Code {
    var isAlwaysWholeFile: Bool {
        switch self {
        case .unterminatedQuote, .duplicateHeader, .emptyHeader, .utf16, .emptyFile, .damagedFile: true
        default: false
        }
    }
}

extension RecordProblem: CustomStringConvertible {
    package var description: String { "line \(line), column \(column): \(detail)" }
}
