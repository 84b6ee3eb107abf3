/// Copies of records with further fields behind their own, in storage that is used again.
///
/// A copy keeps the bytes of its record, its line and its place, so that whatever is said of it is said of the row as it
/// stands in its file.
struct DerivedRecords {
    private var bytes: [UInt8] = []
    private var fields: [FieldBounds] = []
    private var records: [RecordBounds] = []
    private var problems: [RecordProblem] = []
    private var quote = Byte.quotationMark
    private var isText = true

    var count: Int { records.count }
    /// The number of bytes held.
    var byteCount: Int { bytes.count }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        records.removeAll(keepingCapacity: true)
        problems.removeAll(keepingCapacity: true)
    }

    /// Copies a record; further fields may follow until the next one.
    mutating func append(_ record: SourceRecord) {
        (quote, isText) = (record.batch.quote, record.batch.isText)
        let bounds = record.bounds
        let shift = bytes.count
        bytes.append(contentsOf: record.bytes)
        let (firstField, firstProblem) = (fields.count, problems.count)
        for field in record.batch.fields[bounds.fields] {
            fields.append(
                FieldBounds(
                    start: UInt32(truncatingIfNeeded: Int(field.start) - bounds.start + shift),
                    end: UInt32(truncatingIfNeeded: Int(field.end) - bounds.start + shift), marks: field.marks))
        }
        problems.append(contentsOf: record.problems)
        records.append(
            RecordBounds(
                start: shift, end: bytes.count, line: bounds.line, place: bounds.place,
                fields: firstField..<fields.count, problems: firstProblem..<problems.count,
                isTruncated: bounds.isTruncated))
    }

    /// Adds a field to the last record: a value, in quotes where it had some.
    mutating func append(_ value: UnsafeBufferPointer<UInt8>, isQuoted: Bool) {
        // Fields stand behind the record, and apart: no value holds a NUL byte.
        bytes.append(Byte.nul)
        let start = bytes.count
        var marks: FieldMarks = []
        if isQuoted {
            marks.insert(.quoted)
            bytes.append(quote)
            for byte in value {
                if byte == quote {
                    marks.insert(.doubledQuotes)
                    bytes.append(quote)
                }
                bytes.append(byte)
            }
            bytes.append(quote)
        } else {
            bytes.append(contentsOf: value)
        }
        fields.append(
            FieldBounds(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: bytes.count), marks: marks))
        endFields()
    }

    /// Adds a field without a value to the last record.
    mutating func appendMissing() { append(UnsafeBufferPointer(start: nil, count: 0), isQuoted: false) }

    /// Says what is wrong with the last record.
    mutating func report(_ code: RecordProblem.Code, column: Int) {
        guard let last = records.last else { return }
        problems.append(RecordProblem(code: code, line: last.line, column: column, byteOffset: last.place))
        records[records.count - 1].problems = last.problems.lowerBound..<problems.count
    }

    private mutating func endFields() {
        guard let last = records.last else { return }
        records[records.count - 1].fields = last.fields.lowerBound..<fields.count
    }

    /// Gives the records; neither they nor the batch may leave `body`.
    func withBatch(_ body: (RecordBatch) -> Void) {
        RecordBatch.with(bytes, fields, records, problems, quote: quote, isText: isText, body)
    }
}
