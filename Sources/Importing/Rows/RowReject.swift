import Safety

extension Reject {
    /// The reject of a row with these problems, by the one that stands first in the row; the others follow in the
    /// detail. Nil without problems.
    init?(_ problems: [RowProblem], of record: SourceRecord, file: Int) {
        if problems.isEmpty { return nil }
        // Problems without a column come last: they concern the row as a whole.
        let ordered = problems.enumerated().sorted { a, b in
            (a.element.column?.position ?? .max, a.offset) < (b.element.column?.position ?? .max, b.offset)
        }
        guard let first = ordered.first?.element else { return nil }
        var detail = first.detail
        for (_, other) in ordered.dropFirst() {
            let place = other.column.map { column in
                (column.number.map { "column \($0), " } ?? "") + "\(FieldText.printable(column.name)): "
            }
            detail += "; \(place ?? "")\(other.detail)"
        }
        self.init(
            code: first.code, file: file,
            line: first.column.map { record.line(ofField: $0.position) } ?? record.line,
            column: first.column.flatMap(\.number),
            columnName: first.column.map { FieldText.printable($0.name) }, byteOffset: record.byteOffset,
            detail: detail, row: Array(record.bytes))
    }

    /// The reject of what the reader found wrong in the bytes.
    ///
    /// - Parameters:
    ///   - names: the names of the header, as far as they are known.
    ///   - rowOffset: the offset of the row's first byte, where the problem is in a row.
    init(_ problem: RecordProblem, file: Int, names: [String], rowOffset: Int? = nil, row: [UInt8] = []) {
        let isNamed = names.indices.contains(problem.column - 1)
        self.init(
            code: RejectCode(problem.code), file: file, line: problem.line, column: problem.column,
            columnName: isNamed ? FieldText.printable(names[problem.column - 1]) : nil,
            byteOffset: rowOffset ?? problem.byteOffset, detail: problem.detail, row: row,
            isWholeFile: problem.isWholeFile)
    }
}

extension RejectCode {
    init(_ code: RecordProblem.Code) {
        self =
            switch code {
            case .bareQuote: .bareQuote
            case .textAfterClosingQuote: .textAfterQuote
            case .unterminatedQuote: .openQuote
            case .wrongFieldCount: .fieldCount
            case .nulByte: .nulByte
            case .invalidUTF8: .invalidUTF8
            case .duplicateHeader: .duplicateHeader
            case .emptyHeader: .emptyHeader
            case .overlongField: .overlongField
            case .overlongRecord: .overlongRow
            case .utf16: .unsupportedEncoding
            case .emptyFile: .emptyFile
            case .contradictoryJoin: .conflict
            case .damagedFile: .damagedFile
            }
    }
}
