import Imports
import Safety

/// The rows of a batch of events as their fields are read, a column at a time: gives values and collects what is wrong
/// with them.
///
/// What must be known of a column is then looked at once for all rows, and a value goes from the window into the batch
/// without memory of its own.
struct EventReading: Sendable {
    let values: ValueRules
    var rows: [EventBatch.Row] = []
    var text = BatchText()
    private(set) var problems: [(row: Int, problem: RowProblem)] = []
    /// The number of each row in its file, from 1.
    private(set) var numbers: [Int] = []
    /// The record of each row: its position in the records that are read.
    private(set) var records: [Int] = []
    /// The position of each row's first field among the fields of the records.
    private var firstFields: [Int] = []
    /// The number of fields that every row has.
    private var fieldCount = Int.max

    init(_ values: ValueRules) {
        self.values = values
    }

    /// Forgets all rows.
    mutating func removeAll() {
        rows = []
        rows.reserveCapacity(EventBatch.usualRowCount)
        text.removeAll()
        problems.removeAll(keepingCapacity: true)
        numbers.removeAll(keepingCapacity: true)
        records.removeAll(keepingCapacity: true)
        firstFields.removeAll(keepingCapacity: true)
        fieldCount = .max
    }

    /// Adds a row: the record at a position, in which the reader found nothing wrong.
    mutating func add(_ record: SourceRecord, at position: Int, number: Int) {
        rows.append(EventBatch.Row(line: record.line, byteOffset: record.byteOffset))
        numbers.append(number)
        records.append(position)
        firstFields.append(record.bounds.fields.lowerBound)
        fieldCount = min(fieldCount, record.fieldCount)
    }

    // MARK: Values

    /// The texts of a column as they stand.
    @inline(__always)
    mutating func texts(
        _ column: Column?, in batch: RecordBatch, _ store: (inout EventReading, Int, EventBatch.Text) -> Void
    ) {
        guard let column else { return }
        if let constant = column.constant { return share(text.append(constant), store) }
        forEachValue(of: column, in: batch) { reading, row, bytes in
            guard let text = reading.text(bytes, column, row) else { return }
            store(&reading, row, text)
        }
    }

    /// The terms of a column in the reporter's words.
    @inline(__always)
    mutating func words(
        _ column: Column?, in batch: RecordBatch, _ store: (inout EventReading, Int, EventBatch.Text) -> Void
    ) {
        guard let column else { return }
        if column.constant == nil, !values.accepts(.valueAsTerm) {
            forEachValue(of: column, in: batch) { reading, row, bytes in
                if let doubt = ValueDoubt.ofTerm(bytes) { reading.report(doubt: doubt, row, column) }
            }
        }
        texts(column, in: batch, store)
    }

    /// The texts of a column by which other rows are found, in Unicode NFC.
    ///
    /// - Parameter isWanted: the rows whose values are looked at.
    @inline(__always)
    mutating func keys(
        _ column: Column?, in batch: RecordBatch, where isWanted: (EventBatch.Row) -> Bool = { _ in true },
        _ store: (inout EventReading, Int, EventBatch.Text) -> Void
    ) {
        guard let column else { return }
        if var constant = column.constant {
            let text = text.append(constant.withUTF8(FieldText.normalised))
            return share(text) { reading, row, text in
                if isWanted(reading.rows[row]) { store(&reading, row, text) }
            }
        }
        forEachValue(of: column, in: batch) { reading, row, bytes in
            guard isWanted(reading.rows[row]), let text = reading.key(bytes, column, row) else { return }
            store(&reading, row, text)
        }
    }

    @inline(__always)
    mutating func dates(
        _ column: Column?, in batch: RecordBatch, _ store: (inout EventBatch.Row, EventBatch.Date) -> Void
    ) {
        guard let column else { return }
        forEachValue(of: column, in: batch) { reading, row, bytes in
            guard let date = reading.date(bytes, column, row) else { return }
            store(&reading.rows[row], date)
        }
    }

    /// Toxicity grades from 1 to 5.
    mutating func grades(_ column: Column?, in batch: RecordBatch) {
        guard let column else { return }
        forEachValue(of: column, in: batch) { reading, row, bytes in
            guard let digits = FieldText.wholeNumber(bytes) else {
                return reading.report(.unreadableNumber, row, column, expected: "a grade from 1 to 5", bytes)
            }
            guard let grade = FieldText.grade(digits) else {
                return reading.report(.unknownValue, row, column, expected: "a grade from 1 to 5", bytes)
            }
            reading.rows[row].grade = Int8(grade)
        }
    }

    /// The meanings of a column's values.
    @inline(__always)
    mutating func meanings<Value>(
        _ coded: CodedColumn<Value>?, in batch: RecordBatch, _ store: (inout EventBatch.Row, Value) -> Void
    ) {
        guard let coded else { return }
        let table = coded.table
        forEachValue(of: coded.column, in: batch) { reading, row, bytes in
            switch table.meaning(of: bytes) {
            case .value(let value): store(&reading.rows[row], value)
            case .missing: break
            case .unknown:
                reading.report(.unknownValue, row, coded.column, expected: table.expectation, bytes)
            }
        }
    }

    /// Gives each row the same text.
    @inline(__always)
    private mutating func share(
        _ text: EventBatch.Text, _ store: (inout EventReading, Int, EventBatch.Text) -> Void
    ) {
        for row in rows.indices { store(&self, row, text) }
    }

    @inline(__always)
    private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, _ column: Column, _ row: Int) -> EventBatch.Text? {
        if column.renamed != nil { return renamed(bytes, column, row) }
        if let doubt = ValueDoubt.ofText(bytes) { report(doubt: doubt, row, column) }
        return text.append(bytes)
    }

    @inline(__always)
    private mutating func key(_ bytes: UnsafeBufferPointer<UInt8>, _ column: Column, _ row: Int) -> EventBatch.Text? {
        if column.isInteger { return wholeNumber(bytes, column, row) }
        if column.renamed != nil { return renamed(bytes, column, row) }
        if let doubt = ValueDoubt.ofKey(bytes) { report(doubt: doubt, row, column) }
        return FieldText.isASCII(bytes) ? text.append(bytes) : text.append(FieldText.normalised(bytes))
    }

    @inline(never)
    private mutating func renamed(
        _ bytes: UnsafeBufferPointer<UInt8>, _ column: Column, _ row: Int
    ) -> EventBatch.Text? {
        guard let table = column.renamed else { return nil }
        switch table.meaning(of: bytes) {
        case .value(let value): return text.append(value)
        case .missing: return nil
        case .unknown:
            report(.unknownValue, row, column, expected: table.expectation, bytes)
            return nil
        }
    }

    @inline(never)
    private mutating func wholeNumber(
        _ bytes: UnsafeBufferPointer<UInt8>, _ column: Column, _ row: Int
    ) -> EventBatch.Text? {
        if let number = FieldText.wholeNumber(bytes) { return text.append(number) }
        report(.unreadableNumber, row, column, expected: "a whole number", bytes)
        return nil
    }

    @inline(__always)
    private mutating func date(_ bytes: UnsafeBufferPointer<UInt8>, _ column: Column, _ row: Int) -> EventBatch.Date? {
        if column.readsISODays, let day = DateReading.isoDay(bytes) {
            let number = Int32(truncatingIfNeeded: day.number)
            return EventBatch.Date(earliest: number, latest: number, written: .missing)
        }
        return otherDate(bytes, column, row)
    }

    @inline(never)
    private mutating func otherDate(
        _ bytes: UnsafeBufferPointer<UInt8>, _ column: Column, _ row: Int
    ) -> EventBatch.Date? {
        guard case .days(let days) = DateReading.result(bytes, formats: column.dates) else {
            report(.date(column, bytes), row)
            return nil
        }
        let isWhole = days.lowerBound == days.upperBound && DateReading.isoDay(bytes) == days.lowerBound
        return EventBatch.Date(
            earliest: Int32(truncatingIfNeeded: days.lowerBound.number),
            latest: Int32(truncatingIfNeeded: days.upperBound.number),
            written: isWhole ? .missing : text.append(bytes))
    }

    // MARK: Problems

    /// Reports a doubtful value, unless the doubt is accepted.
    @inline(never)
    mutating func report(doubt: RejectCode, _ row: Int, _ column: Column) {
        if values.accepts(doubt) { return }
        problems.append((row, RowProblem(doubt: doubt, column)))
    }

    mutating func report(_ problem: RowProblem, _ row: Int) { problems.append((row, problem)) }

    @inline(never)
    mutating func report(
        _ code: RejectCode, _ row: Int, _ column: Column, expected: String, _ found: UnsafeBufferPointer<UInt8>
    ) {
        report(RowProblem(code, column, expected: expected, found), row)
    }

    /// Reports the rows that have nothing but blanks in a text without which a row is refused.
    ///
    /// - Parameter earlier: the number of problems before the column was read.
    mutating func require(
        _ column: Column?, called name: String, _ text: (EventBatch.Row) -> EventBatch.Text, since earlier: Int
    ) {
        let unreadable = Set(problems[earlier...].map(\.row))
        for row in rows.indices where self.text.isBlank(text(rows[row])) && !unreadable.contains(row) {
            report(.missing(column, called: name), row)
        }
    }

    // MARK: Fields

    /// Gives each row's bytes in a column, where they are not missing.
    @inline(__always)
    mutating func forEachValue(
        of column: Column, in batch: RecordBatch,
        _ body: (inout EventReading, Int, UnsafeBufferPointer<UInt8>) -> Void
    ) {
        let (position, isTrimmed, values) = (column.position, column.isTrimmed, values)
        guard position >= 0, position < fieldCount else { return }
        for row in firstFields.indices {
            let field = batch.fields[firstFields[row] &+ position]
            var (start, end) = (Int(field.start), Int(field.end))
            let isQuoted = field.marks.contains(.quoted)
            if isQuoted {
                if field.marks.contains(.doubledQuotes) {
                    forUnquotedValue(of: position, row, isTrimmed, batch, body)
                    continue
                }
                start &+= 1
                end &-= 1
            }
            var value = UnsafeBufferPointer(rebasing: batch.bytes[start..<end])
            if isTrimmed { value = FieldText.trimmed(value) }
            let isText = !field.marks.isDisjoint(with: [.quoted, .text])
            if value.isEmpty || values.isMissing(value, isQuoted: isText) { continue }
            body(&self, row, value)
        }
    }

    /// Gives a value with doubled quotes, which is no one stretch of the window.
    @inline(never)
    private mutating func forUnquotedValue(
        of position: Int, _ row: Int, _ isTrimmed: Bool, _ batch: RecordBatch,
        _ body: (inout EventReading, Int, UnsafeBufferPointer<UInt8>) -> Void
    ) {
        batch[records[row]][position].withValue { bytes in
            let value = isTrimmed ? FieldText.trimmed(bytes) : bytes
            if value.isEmpty || values.isMissing(value, isQuoted: true) { return }
            body(&self, row, value)
        }
    }
}
