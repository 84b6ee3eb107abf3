/// Where one field lies in the bytes of a batch, quotes included.
struct FieldBounds: Sendable {
    var start: UInt32 = 0
    var end: UInt32 = 0
    var marks: FieldMarks = []
}

/// What the splitter saw in a field.
struct FieldMarks: OptionSet, Sendable {
    let rawValue: UInt32

    /// The field begins with a quote.
    static let quoted = FieldMarks(rawValue: 1)
    /// A quote is written twice inside the quotes.
    static let doubledQuotes = FieldMarks(rawValue: 2)
    /// A quote stands where RFC 4180 allows none, or is missing: the field has no other reading than its raw bytes.
    static let damaged = FieldMarks(rawValue: 4)
    /// The field holds a NUL byte.
    static let nul = FieldMarks(rawValue: 8)
    /// The source says that the value is a text, as quotes say it in delimited text.
    static let text = FieldMarks(rawValue: 16)
}

/// Where one record lies in the bytes of a batch, without its line end, and which fields and problems are its own.
struct RecordBounds: Sendable {
    var start: Int
    var end: Int
    /// The line of the source on which the record begins, from 1: a physical line of text, a row of a sheet or a
    /// dataset.
    var line: Int
    /// The place at which the source finds the record again: the offset of its first byte in text, else its number.
    var place: Int
    var fields: Range<Int>
    var problems: Range<Int>
    var isTruncated: Bool
}

/// The records split since the window was last moved, in storage that is used again and again.
struct SplitRecords: Sendable {
    var records: [RecordBounds] = []
    /// Only the first `fieldCount` are in use.
    var fields = [FieldBounds](repeating: FieldBounds(), count: 4096)
    var fieldCount = 0
    var problems: [RecordProblem] = []

    mutating func removeAll() {
        records.removeAll(keepingCapacity: true)
        problems.removeAll(keepingCapacity: true)
        fieldCount = 0
    }

    mutating func growFields() {
        fields.append(contentsOf: repeatElement(FieldBounds(), count: fields.count))
    }
}
