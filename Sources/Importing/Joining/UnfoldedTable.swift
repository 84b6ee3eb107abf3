/// A table in which one row of the file is several rows: one for each place of some lists of columns that is filled.
///
/// Nothing is copied: the fields of a row point to the bytes of its record. A record with nothing in those columns gives
/// one empty row, which is passed over.
final class UnfoldedTable: TableReader {
    private let rows: any TableReader
    private let values: ValueRules
    /// For each place the positions of the columns that are filled there; nil for a column that the header lacks.
    private let places: [[Int?]]
    private var fields: [FieldBounds] = []
    private var records: [RecordBounds] = []

    /// - Parameter columns: for each new column the positions of its sources.
    init(_ rows: any TableReader, columns: [[Int?]], values: ValueRules) {
        self.rows = rows
        self.values = values
        places = (columns.first ?? []).indices.map { place in columns.map { $0[place] } }
    }

    /// The header of the rows' own file.
    func readHeader() throws(SourceReadError) -> RecordHeader { try rows.readHeader() }

    func nextBatch(upTo count: Int) throws(SourceReadError) -> Bool {
        fields.removeAll(keepingCapacity: true)
        records.removeAll(keepingCapacity: true)
        guard try rows.nextBatch(upTo: max(1, count / max(1, places.count))) else { return false }
        rows.withBatch { batch in
            for number in 0..<batch.count { append(batch[number]) }
        }
        return true
    }

    func withBatch(_ body: (RecordBatch) -> Void) {
        rows.withBatch { batch in
            fields.withUnsafeBufferPointer { fields in
                records.withUnsafeBufferPointer { records in
                    body(
                        RecordBatch(
                            bytes: batch.bytes, fields: fields, records: records, allProblems: batch.allProblems,
                            windowOffset: batch.windowOffset, quote: batch.quote, isText: batch.isText))
                }
            }
        }
    }

    var wholeFileProblem: RecordProblem? { rows.wholeFileProblem }

    var bytesRead: Int { rows.bytesRead }

    private func append(_ record: SourceRecord) {
        if record.hasProblems || record.isBlank { return append(record, []) }
        var isFilled = false
        for place in places where place.contains(where: { isFilledField($0, of: record) }) {
            append(record, place)
            isFilled = true
        }
        if isFilled { return }
        var bounds = record.bounds
        bounds.end = bounds.start
        bounds.fields = fields.count..<fields.count + 1
        fields.append(FieldBounds())
        records.append(bounds)
    }

    private func append(_ record: SourceRecord, _ place: [Int?]) {
        var bounds = record.bounds
        let first = fields.count
        fields.append(contentsOf: record.batch.fields[bounds.fields])
        let end = UInt32(truncatingIfNeeded: bounds.end)
        for position in place {
            fields.append(position.map { fields[first + $0] } ?? FieldBounds(start: end, end: end))
        }
        bounds.fields = first..<fields.count
        records.append(bounds)
    }

    private func isFilledField(_ position: Int?, of record: SourceRecord) -> Bool {
        guard let position, position < record.fieldCount else { return false }
        let field = record[position]
        if field.content.allSatisfy(FieldText.isBlank) { return false }
        return field.withValue { !values.isMissing($0, isQuoted: field.isQuoted) }
    }
}
