/// The rows of a table with what other files of the delivery say of their keys.
final class JoinedTable: TableReader {
    /// The rows of a joined file, and where their key stands in the rows of this table.
    struct Join {
        let rows: JoinedRows
        /// Nil where a column of the key is not in the header.
        let key: [Column]?
    }

    /// The bytes of records beyond which no more of them are copied at a time.
    private static let maximumBytes = 16 << 20

    private let rows: any TableReader
    private let joins: [Join]
    private var records = DerivedRecords()
    /// The first of the reader's records that is not copied yet.
    private var next = 0
    private var count = 0
    private var key: [UInt8] = []

    init(_ rows: any TableReader, _ joins: [Join]) {
        self.rows = rows
        self.joins = joins
    }

    /// The header of the rows' own file.
    func readHeader() throws(SourceReadError) -> RecordHeader { try rows.readHeader() }

    func nextBatch(upTo count: Int) throws(SourceReadError) -> Bool {
        records.removeAll()
        if next == self.count {
            (next, self.count) = (0, 0)
            guard try rows.nextBatch(upTo: count) else { return false }
        }
        rows.withBatch { batch in
            self.count = batch.count
            while next < batch.count, records.byteCount < Self.maximumBytes {
                append(batch[next])
                next += 1
            }
        }
        return true
    }

    func withBatch(_ body: (RecordBatch) -> Void) { records.withBatch(body) }

    var wholeFileProblem: RecordProblem? { rows.wholeFileProblem }

    var bytesRead: Int { rows.bytesRead }

    private func append(_ record: SourceRecord) {
        records.append(record)
        if record.hasProblems || record.isBlank { return }
        for join in joins {
            guard let columns = join.key, JoinKey.read(columns, of: record, join.rows.values, into: &key),
                let row = join.rows.row(key)
            else {
                for _ in 0..<join.rows.columnCount { records.appendMissing() }
                continue
            }
            if join.rows.isContradictory(row) {
                records.report(.contradictoryJoin, column: columns.first?.number ?? 1)
            }
            join.rows.forEachValue(of: row) { value, isQuoted in records.append(value, isQuoted: isQuoted) }
        }
    }
}

/// The values of a key's columns as bytes that can be compared.
enum JoinKey {
    /// Puts the key of a record into `key`; false when one of its values is missing.
    static func read(
        _ columns: [Column], of record: SourceRecord, _ values: ValueRules, into key: inout [UInt8]
    ) -> Bool {
        key.removeAll(keepingCapacity: true)
        for column in columns {
            guard column.position < record.fieldCount else { return false }
            let field = record[column.position]
            let isRead = field.withValue { bytes in
                let value = column.isTrimmed ? FieldText.trimmed(bytes) : bytes
                if value.isEmpty || values.isMissing(value, isQuoted: field.isQuoted) { return false }
                if column.isInteger, let number = FieldText.wholeNumber(value) {
                    key.append(contentsOf: number)
                } else if FieldText.isASCII(value) {
                    key.append(contentsOf: value)
                } else {
                    key.append(contentsOf: FieldText.normalised(value).utf8)
                }
                key.append(Byte.nul)
                return true
            }
            if !isRead { return false }
        }
        return true
    }
}
