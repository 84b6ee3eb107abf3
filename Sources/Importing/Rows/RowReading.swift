import Imports
import Safety

/// One row as its fields are read: gives values and collects what is wrong with them.
struct RowReading {
    let record: SourceRecord
    let values: ValueRules
    private(set) var problems: [RowProblem] = []

    init(_ record: SourceRecord, _ values: ValueRules) {
        self.record = record
        self.values = values
    }

    // MARK: Values

    /// The text of a column as it stands, or nil when it is missing.
    mutating func text(_ column: Column?) -> String? {
        guard let column else { return nil }
        return read(column) { row, bytes in
            if let doubt = ValueDoubt.ofText(bytes) { row.report(doubt: doubt, column) }
            return row.renamed(bytes, column) { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// The text of a column by which other rows are found, in Unicode NFC, or nil when it is missing.
    mutating func key(_ column: Column?) -> String? {
        guard let column else { return nil }
        return read(column) { row, bytes in
            if !column.isInteger {
                if let doubt = ValueDoubt.ofKey(bytes) ?? ValueDoubt.ofText(bytes) { row.report(doubt: doubt, column) }
                return row.renamed(bytes, column, FieldText.normalised)
            }
            if let number = FieldText.wholeNumber(bytes) { return String(decoding: number, as: UTF8.self) }
            row.report(.unreadableNumber, column, expected: "a whole number", bytes)
            return nil
        }
    }

    /// The text of a column without which a row is refused.
    mutating func requiredKey(_ column: Column?, called name: String) -> String {
        let count = problems.count
        if let value = key(column), !value.utf8.allSatisfy(FieldText.isBlank) { return value }
        if problems.count == count { reportMissing(column, called: name) }
        return ""
    }

    /// The name of a term, in Unicode NFC, or nil when it is missing.
    mutating func term(_ column: Column?) -> String? {
        guard let name = key(column), let column else { return nil }
        var text = name
        if let doubt = text.withUTF8(ValueDoubt.ofTerm) { report(doubt: doubt, column) }
        return name
    }

    mutating func date(_ column: Column?) -> ClinicalDate? {
        guard let column else { return nil }
        return read(column) { row, bytes in
            if let date = DateReading.date(bytes, formats: column.dates) { return date }
            row.problems.append(.date(column, bytes))
            return nil
        }
    }

    /// A decimal number of 0 or more, kept as written.
    mutating func number(_ column: Column?) -> String? {
        guard let column else { return nil }
        return read(column) { row, bytes in
            if FieldText.isNumber(bytes) { return String(decoding: bytes, as: UTF8.self) }
            row.report(.unreadableNumber, column, expected: "a number", bytes)
            return nil
        }
    }

    /// A whole number of 0 or more.
    mutating func count(_ column: Column?) -> Int? {
        guard let column else { return nil }
        return read(column) { row, bytes in
            if let digits = FieldText.wholeNumber(bytes), let count = Int(String(decoding: digits, as: UTF8.self)),
                count >= 0
            {
                return count
            }
            row.report(.unreadableNumber, column, expected: "a whole number of 0 or more", bytes)
            return nil
        }
    }

    /// A whole number without which a row is refused.
    mutating func requiredCount(_ column: Column?, called name: String) -> Int {
        let problemsBefore = problems.count
        if let count = count(column) { return count }
        if problems.count == problemsBefore { reportMissing(column, called: name) }
        return 0
    }

    mutating func value<Value>(_ coded: CodedColumn<Value>?) -> Value? {
        guard let coded else { return nil }
        return read(coded.column) { row, bytes in
            switch coded.table.meaning(of: bytes) {
            case .value(let value): return value
            case .missing: return nil
            case .unknown:
                row.report(.unknownValue, coded.column, expected: coded.table.expectation, bytes)
                return nil
            }
        }
    }

    /// Whether the row's value is one of a condition's texts; nil when it is missing.
    mutating func holds(_ condition: RowCondition) -> Bool? {
        read(condition.column) { _, bytes in
            if case .value = condition.texts.meaning(of: bytes) { return true }
            return false
        }
    }

    // MARK: Problems

    mutating func report(
        _ code: RejectCode, _ column: Column, expected: String, _ found: UnsafeBufferPointer<UInt8>
    ) {
        problems.append(RowProblem(code, column, expected: expected, found))
    }

    mutating func report(_ code: RejectCode, _ column: Column?, _ detail: String) {
        problems.append(RowProblem(code, column, detail))
    }

    /// Reports a doubtful value, unless the doubt is accepted; what the profile made is never doubtful.
    mutating func report(doubt: RejectCode, _ column: Column) {
        if column.constant != nil || values.accepts(doubt) { return }
        problems.append(RowProblem(doubt: doubt, column))
    }

    mutating func reportMissing(_ column: Column?, called name: String) {
        problems.append(.missing(column, called: name))
    }

    /// Whether something is wrong with the value of a column.
    func hasProblem(in column: Column?) -> Bool {
        guard let column else { return false }
        return problems.contains { $0.column?.position == column.position }
    }

    /// Reports an end that is certainly before its start.
    mutating func checkOrder(_ start: ClinicalDate?, _ end: ClinicalDate?, _ column: Column?) {
        guard let start, let end, end.latest < start.earliest else { return }
        problems.append(.endBeforeStart(column))
    }

    // MARK: Bytes

    /// Gives the bytes of a column's value, or nil when the value is missing.
    private mutating func read<Value>(
        _ column: Column, _ body: (inout RowReading, UnsafeBufferPointer<UInt8>) -> Value?
    ) -> Value? {
        if let constant = column.constant {
            var text = constant
            return text.withUTF8 { body(&self, $0) }
        }
        guard column.position < record.fieldCount else { return nil }
        let field = record[column.position]
        if field.content.isEmpty { return nil }
        return field.withValue { bytes in
            let value = column.isTrimmed ? FieldText.trimmed(bytes) : bytes
            if value.isEmpty || values.isMissing(value, isQuoted: field.isQuoted) { return nil }
            return body(&self, value)
        }
    }

    private mutating func renamed(
        _ bytes: UnsafeBufferPointer<UInt8>, _ column: Column, _ text: (UnsafeBufferPointer<UInt8>) -> String
    ) -> String? {
        guard let table = column.renamed else { return text(bytes) }
        switch table.meaning(of: bytes) {
        case .value(let value): return value
        case .missing: return nil
        case .unknown:
            report(.unknownValue, column, expected: table.expectation, bytes)
            return nil
        }
    }
}
