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
        /// Bytes that are no text of the encoding that was declared or that a byte order mark told.
        case unsupportedEncoding = "unsupported_encoding"
        /// A file without any record, so without a header.
        case emptyFile = "empty_file"
        /// A row whose key has rows in a joined file that say different things.
        case contradictoryJoin = "conflict"
        /// A cell that holds an error such as #N/A in place of a value.
        case errorValue = "error_value"
        /// A formula without its result.
        case missingResult = "missing_result"
        /// A value of the length at which programs cut, so that its end may be missing.
        case possiblyTruncated = "possibly_truncated"
        /// A date that the calendar does not have.
        case unreadableDate = "unreadable_date"
        /// A cell that spans several rows or columns of the table.
        case mergedCells = "merged_cells"
        /// A file of a format that is not read.
        case unsupportedFormat = "unsupported_format"
        /// A file that breaks the rules of its format.
        case damagedFile = "damaged_file"
        /// A file made to exhaust whoever opens it.
        case unsafeFile = "unsafe_file"
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
    /// Of bytes that are not UTF-8: what they may be encoded in, the likeliest first.
    package var encodings: [String] = []
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
        if let note { return note }
        let expected = expected.map(String.init) ?? "?"
        let found = found.map(String.init) ?? "?"
        return switch code {
        case .bareQuote: "a quote inside a field that is not quoted"
        case .textAfterClosingQuote: "text between a closing quote and the next delimiter"
        case .unterminatedQuote: "a quote opens here and is not closed"
        case .wrongFieldCount: "\(found) fields where \(expected) are expected"
        case .nulByte: "a NUL byte"
        case .invalidUTF8: "bytes that are not UTF-8 at byte \(byteOffset)" + proposal
        case .duplicateHeader: "the same column name as column \(found)"
        case .emptyHeader: "a column without a name"
        case .overlongField: "a field of \(found) bytes where at most \(expected) are allowed"
        case .overlongRecord: "a record of more than \(expected) bytes"
        case .unsupportedEncoding:
            "the bytes from byte \(byteOffset) on are no text of the file's declared or marked encoding: declare the right one with "
                + "--encoding or in the profile"
        case .emptyFile: "the file is empty: a header line is expected"
        case .contradictoryJoin: "the rows of this key in a joined file say different things"
        case .errorValue: "an error in place of a value"
        case .missingResult: "a formula without its result"
        case .possiblyTruncated: "a value of \(found) characters, the length at which programs cut"
        case .unreadableDate: "a date that the calendar does not have"
        case .mergedCells: "merged cells"
        case .unsupportedFormat: "a format that is not read"
        case .damagedFile: "the file is damaged"
        case .unsafeFile: "the file is made to exhaust whoever opens it"
        }
    }
}

extension RecordProblem.Code {
    var isAlwaysWholeFile: Bool {
        switch self {
        case .unterminatedQuote, .duplicateHeader, .emptyHeader, .unsupportedEncoding, .emptyFile, .mergedCells,
            .unsupportedFormat,
            .damagedFile, .unsafeFile:
            true
        default: false
        }
    }
}

extension RecordProblem: CustomStringConvertible {
    package var description: String { "line \(line), column \(column): \(detail)" }
}

extension RecordProblem {
    /// The encodings to try, in words.
    private var proposal: String {
        guard let first = encodings.first else { return "" }
        let others = encodings.dropFirst()
        let alternatives = others.isEmpty ? "" : ", or else \(others.joined(separator: " or "))"
        return "; the text may be \(first)\(alternatives): if you know that it is, add --encoding \(first)"
    }

    /// The problem of a file that cannot be decoded; nil for another error.
    init?(undecodable error: SourceReadError) {
        guard case .undecodable(_, _, let line, let byteOffset) = error else { return nil }
        self.init(code: .unsupportedEncoding, line: line, column: 1, byteOffset: byteOffset)
    }
}
