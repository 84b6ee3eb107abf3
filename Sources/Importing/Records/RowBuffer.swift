/// Rows under construction: the values of each as bytes with tabs between them, in storage that is used again.
///
///     rows.begin(line: 12, place: 11)
///     rows.append("S-1"); rows.append("Headache")
///     rows.end()
package struct RowBuffer: Sendable {
    /// The number of fields that every row must have; a row with another number gets a problem.
    package var expectedFields: Int?
    /// The longest value in bytes; a longer one makes the row a refused one.
    package static let maximumFieldBytes = 1_048_576

    private var bytes: [UInt8] = []
    private var fields: [FieldBounds] = []
    private var records: [RecordBounds] = []
    private var problems: [RecordProblem] = []
    private var firstField = 0
    private var firstProblem = 0
    private var start = 0
    private var line = 0
    private var place = 0

    package init() {}

    package var isEmpty: Bool { records.isEmpty }
    /// The number of complete rows.
    package var count: Int { records.count }
    /// The bytes of all rows.
    package var byteCount: Int { bytes.count }

    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        records.removeAll(keepingCapacity: true)
        problems.removeAll(keepingCapacity: true)
    }

    /// Begins a row.
    ///
    /// - Parameters:
    ///   - line: its number as a person who opens the file sees it, from 1.
    ///   - place: what `TableReader.rawRecord` finds it by.
    package mutating func begin(line: Int, place: Int) {
        (self.line, self.place) = (line, place)
        (start, firstField, firstProblem) = (bytes.count, fields.count, problems.count)
    }

    /// Adds a value of UTF-8 bytes; none stands for a missing value. Bytes that are not UTF-8 are a problem of the row.
    ///
    /// - Parameter isText: whether the source says that the value is a text, so that a bare NA is none of its missing
    ///   values.
    package mutating func append(_ value: UnsafeBufferPointer<UInt8>, isText: Bool = false) {
        let isFirst = fields.count == firstField
        if !isFirst { bytes.append(0x09) }
        let begin = bytes.count
        if value.count > Self.maximumFieldBytes {
            report(.overlongField, expected: Self.maximumFieldBytes, found: value.count)
        } else {
            bytes.append(contentsOf: value)
            check(begin..<bytes.count)
        }
        fields.append(
            FieldBounds(
                start: UInt32(truncatingIfNeeded: begin), end: UInt32(truncatingIfNeeded: bytes.count),
                marks: isText ? .text : []))
    }

    package mutating func append(_ text: String, isText: Bool = false) {
        var text = text
        text.withUTF8 { append($0, isText: isText) }
    }

    /// Says what is wrong with the value that is added next, or the one just added where `isLast`.
    package mutating func report(
        _ code: RecordProblem.Code, expected: Int? = nil, found: Int? = nil, ofLast isLast: Bool = false,
        note: String? = nil
    ) {
        problems.append(
            RecordProblem(
                code: code, line: line, column: max(1, fields.count - firstField + (isLast ? 0 : 1)), byteOffset: place,
                expected: expected, found: found, note: note))
    }

    /// Ends the row.
    package mutating func end() {
        let count = fields.count - firstField
        if let expectedFields, count != expectedFields {
            problems.append(
                RecordProblem(
                    code: .wrongFieldCount, line: line, column: min(count, expectedFields) + 1, byteOffset: place,
                    expected: expectedFields, found: count))
        }
        records.append(
            RecordBounds(
                start: start, end: bytes.count, line: line, place: place, fields: firstField..<fields.count,
                problems: firstProblem..<problems.count, isTruncated: false))
    }

    private mutating func check(_ range: Range<Int>) {
        let (hasNUL, isUTF8) = bytes.withUnsafeBytes { all in
            (
                UnsafeRawBufferPointer(rebasing: all[range]).contains(0),
                UTF8Check.firstFault(in: all, range: range) == nil
            )
        }
        if hasNUL { report(.nulByte) }
        if !isUTF8 { report(.invalidUTF8) }
    }

    /// Gives the rows; neither they nor the batch may leave `body`.
    func withBatch(_ body: (RecordBatch) -> Void) {
        RecordBatch.with(bytes, fields, records, problems, quote: Byte.quotationMark, isText: false, body)
    }
}
