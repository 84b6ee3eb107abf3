/// A row, or a whole file, that was refused: where it stands and why, without any value of it.
///
/// Importing finds what one row shows, the registry what needs other rows; both say it with this value.
package struct Reject: Sendable, Equatable {
    package var code: RejectCode
    /// The position of the file in the delivery, from 0.
    package var file: Int
    /// The line of the problem, from 1.
    package var line: Int
    /// The column of the problem, from 1, or nil when it concerns the whole row.
    package var column: Int?
    /// The name of that column.
    package var columnName: String?
    /// The offset of the row's first byte in the file.
    package var byteOffset: Int
    /// What was expected and found, in words that hold no patient data.
    package var detail: String
    /// The row's bytes, so that it can be corrected and sent again.
    package var row: [UInt8]
    /// Whether the problem concerns the file rather than a row; no policy keeps the rest of such a file.
    package var isWholeFile: Bool

    package init(
        code: RejectCode, file: Int, line: Int, column: Int? = nil, columnName: String? = nil, byteOffset: Int,
        detail: String, row: [UInt8] = [], isWholeFile: Bool = false
    ) {
        self.code = code
        self.file = file
        self.line = line
        self.column = column
        self.columnName = columnName
        self.byteOffset = byteOffset
        self.detail = detail
        self.row = row
        self.isWholeFile = isWholeFile
    }
}

/// Why a row or a file was refused. The raw value is what `soteria rejects` prints.
package enum RejectCode: String, Sendable, CaseIterable {
    // What the bytes of a file show.
    case bareQuote = "bare_quote"
    case textAfterQuote = "text_after_quote"
    case openQuote = "open_quote"
    case fieldCount = "field_count"
    case nulByte = "nul_byte"
    case invalidUTF8 = "invalid_utf8"
    case duplicateHeader = "duplicate_header"
    case emptyHeader = "empty_header"
    case overlongField = "overlong_field"
    case overlongRow = "overlong_row"
    case unsupportedEncoding = "unsupported_encoding"
    case emptyFile = "empty_file"
    case errorValue = "error_value"
    case missingResult = "missing_result"
    case mergedCells = "merged_cells"
    case unsupportedFormat = "unsupported_format"
    case damagedFile = "damaged_file"
    case unsafeFile = "unsafe_file"
    // What a row shows.
    case missingColumn = "missing_column"
    case unknownColumn = "unknown_column"
    case missingValue = "missing_value"
    case unknownValue = "unknown_value"
    case unreadableDate = "unreadable_date"
    case ambiguousDate = "ambiguous_date"
    case unreadableNumber = "unreadable_number"
    case endBeforeStart = "end_before_start"
    // What a row or a file can rightly show, and rarely does: a doubt, which the sender can be asked about and the user
    // can accept.
    case blankAround = "blank_around"
    case invisibleCharacter = "invisible_character"
    case mixedScript = "mixed_script"
    case lostCharacter = "lost_character"
    case possiblyTruncated = "possibly_truncated"
    case valueAsTerm = "value_as_term"
    case unknownSOC = "unknown_soc"
    case repeatedHeader = "repeated_header"
    case labelRow = "label_row"
    case constantSubject = "constant_subject"
    // What needs other rows.
    case otherStudy = "other_study"
    case unknownSubject = "unknown_subject"
    case undeclaredArm = "undeclared_arm"
    case moreThanAtRisk = "more_than_at_risk"
    case unknownCode = "unknown_code"
    case ambiguousCode = "ambiguous_code"
    case codeNameMismatch = "code_name_mismatch"
    case unknownEvent = "unknown_event"
    case primaryPath = "primary_path"
    case blankValue = "blank_value"
    case conflict

    /// What a delivery may hold rightly but hardly ever does; whoever knows better accepts it by name.
    package static let doubts: [RejectCode] = [
        .blankAround, .invisibleCharacter, .mixedScript, .lostCharacter, .possiblyTruncated, .valueAsTerm, .unknownSOC,
        .repeatedHeader, .labelRow, .constantSubject,
    ]
}
