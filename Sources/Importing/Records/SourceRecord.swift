/// Records that follow one another, seen where their reader holds them.
///
/// A batch, its records and their fields point into that memory: they are valid only inside the closure that gave them.
package struct RecordBatch {
    let bytes: UnsafeBufferPointer<UInt8>
    let fields: UnsafeBufferPointer<FieldBounds>
    let records: UnsafeBufferPointer<RecordBounds>
    let allProblems: UnsafeBufferPointer<RecordProblem>
    let windowOffset: Int
    let quote: UInt8
    /// Whether the bytes are those of a text file, whose line ends count.
    let isText: Bool

    package var count: Int { records.count }

    /// The record at a position from 0, below `count`.
    package subscript(number: Int) -> SourceRecord {
        precondition(number >= 0 && number < records.count, "a record number below the batch's count")
        return SourceRecord(batch: self, bounds: records[number])
    }
}

extension RecordBatch {
    /// Gives records that are held in arrays; neither they nor the batch may leave `body`.
    static func with(
        _ bytes: [UInt8], _ fields: [FieldBounds], _ records: [RecordBounds], _ problems: [RecordProblem],
        quote: UInt8, isText: Bool, _ body: (RecordBatch) -> Void
    ) {
        bytes.withUnsafeBufferPointer { bytes in
            fields.withUnsafeBufferPointer { fields in
                records.withUnsafeBufferPointer { records in
                    problems.withUnsafeBufferPointer { problems in
                        body(
                            RecordBatch(
                                bytes: bytes, fields: fields, records: records, allProblems: problems, windowOffset: 0,
                                quote: quote, isText: isText))
                    }
                }
            }
        }
    }
}

/// One record: its place in the file, its bytes, its fields and what is wrong with it.
package struct SourceRecord {
    let batch: RecordBatch
    let bounds: RecordBounds

    /// The line of the source on which the record begins, from 1: a physical line of text, a row of a sheet or a
    /// dataset.
    package var line: Int { bounds.line }
    /// The place at which the source finds the record again: the offset of its first byte in text, else its number.
    package var byteOffset: Int { bounds.place }
    /// The record's length in bytes, without its line end; of a cut record, the bytes that were kept.
    package var byteCount: Int { bounds.end - bounds.start }
    /// The record's bytes as they stand in the file, without the line end; of a source that is no text, the values with
    /// tabs between them.
    package var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: batch.bytes[bounds.start..<bounds.end])
    }
    /// Whether the line is empty; such a record has one empty field, and its field count is not checked.
    package var isBlank: Bool { bounds.start == bounds.end && !isTruncated }
    /// Whether the record was cut at a limit of the dialect; the rest of its line is passed over.
    package var isTruncated: Bool { bounds.isTruncated }
    /// What is wrong with the record, in the order of the file; of many problems the first ones.
    package var problems: [RecordProblem] { Array(batch.allProblems[bounds.problems]) }
    package var hasProblems: Bool { !bounds.problems.isEmpty }

    package var fieldCount: Int { bounds.fields.count }

    /// The field at a position from 0, below `fieldCount`.
    ///
    /// A record without problems has as many fields as the reader expects.
    package subscript(field: Int) -> SourceField {
        precondition(field >= 0 && field < bounds.fields.count, "a field number below the record's field count")
        return SourceField(
            window: batch.bytes, bounds: batch.fields[bounds.fields.lowerBound + field], column: field + 1,
            windowOffset: batch.windowOffset, quote: batch.quote)
    }

    /// The physical line on which the field at a position from 0 begins: a quoted field before it may hold line ends.
    package func line(ofField field: Int) -> Int {
        if !batch.isText { return line }
        let start = batch.fields[bounds.fields.lowerBound + min(max(0, field), fieldCount - 1)].start
        // A field of a joined file stands behind the record.
        guard Int(start) <= bounds.end else { return line }
        return line + RecordCheck.lineEnds(in: UnsafeRawBufferPointer(batch.bytes)[bounds.start..<Int(start)])
    }
}

/// One field of a record: its bytes as they stand in the file, and its value.
package struct SourceField {
    let window: UnsafeBufferPointer<UInt8>
    let bounds: FieldBounds
    /// The number of the field in its record, from 1.
    package let column: Int
    let windowOffset: Int
    let quote: UInt8

    /// The offset of the field's first byte in the file, that of its quote when it is quoted.
    package var byteOffset: Int { windowOffset + Int(bounds.start) }
    /// Whether the field begins with a quote, or its source says that it is a text: a profile may read a bare NA as
    /// missing and a quoted one as text.
    package var isQuoted: Bool { !bounds.marks.isDisjoint(with: [.quoted, .text]) }
    /// Whether a quote is written twice inside the quotes, so that the value is not one stretch of the file.
    package var hasDoubledQuotes: Bool { bounds.marks.contains(.doubledQuotes) }
    /// Whether a quote stands where none may stand, or is missing; the value is then the raw bytes.
    package var isDamaged: Bool { bounds.marks.contains(.damaged) }

    /// The bytes as they stand in the file, with the quotes.
    package var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: window[Int(bounds.start)..<Int(bounds.end)])
    }

    /// The bytes between the quotes as they stand in the file; doubled quotes are still doubled.
    package var content: UnsafeBufferPointer<UInt8> {
        let quotes = bounds.marks.isDisjoint(with: .quoted) || isDamaged ? 0 : 1
        return UnsafeBufferPointer(rebasing: window[Int(bounds.start) + quotes..<Int(bounds.end) - quotes])
    }

    /// Gives the value's bytes: without quotes, doubled quotes made single. They must not leave `body`.
    ///
    /// Nothing is copied unless the field has doubled quotes.
    package func withValue<Value, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        guard hasDoubledQuotes, !isDamaged else { return try body(content) }
        return try value().withUnsafeBufferPointer(body)
    }

    /// The value's bytes, copied.
    package func value() -> [UInt8] {
        guard hasDoubledQuotes, !isDamaged else { return Array(content) }
        var value: [UInt8] = []
        value.reserveCapacity(content.count)
        var isSecond = false
        for byte in content {
            isSecond = byte == quote && !isSecond
            if byte != quote || isSecond { value.append(byte) }
        }
        return value
    }

    /// The value as text, or nil when it is not UTF-8.
    package func string() -> String? {
        withValue { String(validating: $0, as: UTF8.self) }
    }
}
