import Imports
import Safety

/// Reads the rows of joined files into memory, and collects what is wrong with them.
struct JoinReading {
    private let join: ProfileJoin
    private let names: [String]
    private let codes: MeaningTable<Int>?
    private(set) var rows: JoinedRows
    var rejects: [Reject] = []

    // Of the file that is read.
    private var header: [String] = []
    private var keys: [Column] = []
    private var columns: [Column?] = []
    private var presence: Column?
    private var conditions: [(column: Column, texts: MeaningTable<Bool>)] = []
    private var number = 0
    private var file = 0
    private var key: [UInt8] = []

    /// - Parameter names: the names of the files, for messages.
    init(_ join: ProfileJoin, values: ValueRules, names: [String]) {
        self.join = join
        self.names = names
        var map = ValueMap()
        for (number, code) in (join.presence?.codes ?? []).enumerated() { map.set(code, to: String(number)) }
        codes = join.presence == nil ? nil : MeaningTable(map) { Int($0) }
        rows = JoinedRows(
            valueCount: join.columns.count, codeCount: join.presence?.codes.count ?? 0, values: values)
    }

    /// Begins with a file.
    mutating func begin(header: [String], keys: [Column], number: Int, file: Int, isTrimmed: Bool) {
        func column(_ name: String) -> Column? {
            header.firstIndex(of: name).map { Column(position: $0, name: name, isTrimmed: isTrimmed) }
        }
        (self.header, self.keys, self.number, self.file) = (header, keys, number, file)
        columns = join.columns.map { column($0.joined) }
        presence = join.presence.flatMap { column($0.column) }
        conditions = join.keptRows.compactMap { kept in
            column(kept.column).map { ($0, MeaningTable(texts: kept.texts)) }
        }
    }

    mutating func add(_ record: SourceRecord) {
        if let problem = record.problems.first {
            return rejects.append(
                Reject(
                    problem, file: file, names: header, rowOffset: record.byteOffset,
                    row: problem.isWholeFile ? [] : Array(record.bytes)))
        }
        if record.isBlank || !isKept(record) { return }
        guard JoinKey.read(keys, of: record, rows.values, into: &key) else {
            return refuse(record, .missingValue, keys.first, "no value of the key by which the file is joined")
        }
        var code: Int?
        if let presence, let codes {
            let text = value(of: presence, record).bytes
            if !text.isEmpty {
                guard case .value(let known) = text.withUnsafeBufferPointer({ codes.meaning(of: $0) }) else {
                    return refuse(record, .unknownValue, presence, "expected \(codes.expectation), found another value")
                }
                code = known
            }
        }
        add(columns.map { $0.map { value(of: $0, record) } ?? .missing }, code: code, of: record)
    }

    private mutating func add(_ values: [JoinedValue], code: Int?, of record: SourceRecord) {
        guard let row = rows.row(key) else {
            return rows.add(key, values, code: code, file: number, line: record.line)
        }
        if let code { rows.add(code: code, to: row) }
        let known = rows.values(of: row)
        if known == values { return }
        guard join.isMerged else { return contradict(record, row, keys.first) }
        var merged = values
        for (position, value) in known.enumerated() where !value.bytes.isEmpty {
            if !values[position].bytes.isEmpty, values[position] != value {
                return contradict(record, row, columns[position])
            }
            merged[position] = value
        }
        if merged != known { rows.replace(row, key, by: merged) }
    }

    private mutating func contradict(_ record: SourceRecord, _ row: Int, _ column: Column?) {
        rows.markContradictory(row)
        let first = rows.first(row)
        let place = first.file == number ? "line \(first.line)" : "line \(first.line) of \(names[first.file])"
        refuse(
            record, .conflict, column, "the row has the key of \(place) and says otherwise; one row a key is expected")
    }

    private func isKept(_ record: SourceRecord) -> Bool {
        conditions.allSatisfy { column, texts in
            let text = value(of: column, record).bytes
            if text.isEmpty { return false }
            if case .value = text.withUnsafeBufferPointer({ texts.meaning(of: $0) }) { return true }
            return false
        }
    }

    private func value(of column: Column, _ record: SourceRecord) -> JoinedValue {
        guard column.position < record.fieldCount else { return .missing }
        let field = record[column.position]
        return field.withValue { bytes in
            let value = column.isTrimmed ? FieldText.trimmed(bytes) : bytes
            if value.isEmpty || rows.values.isMissing(value, isQuoted: field.isQuoted) { return .missing }
            return JoinedValue(
                bytes: Array(value), isQuoted: field.isQuoted && rows.values.isMissing(value, isQuoted: false))
        }
    }

    private mutating func refuse(_ record: SourceRecord, _ code: RejectCode, _ column: Column?, _ detail: String) {
        rejects.append(
            Reject(
                code: code, file: file, line: column.map { record.line(ofField: $0.position) } ?? record.line,
                column: column?.number, columnName: column.map { FieldText.printable($0.name) },
                byteOffset: record.byteOffset, detail: detail, row: Array(record.bytes)))
    }
}
