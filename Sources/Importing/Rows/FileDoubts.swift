import Imports
import Safety

/// What makes a file doubtful as a whole: its identifiers, seen together.
struct FileDoubts: Sendable {
    /// From this many events on, one subject for all of them is doubtful.
    private static let fewestEvents = 10
    /// Identifiers with a digit that make one without doubtful.
    private static let fewestWithDigit = 2

    private let file: Int
    private let column: Column?
    private let values: ValueRules
    private var first: (subject: [UInt8], origin: Origin)?
    private var events = 0
    private var hasSeveralSubjects = false
    private var withDigit = 0
    private var withoutDigit: [Origin] = []

    init(_ columns: FileColumns, _ values: ValueRules, file: Int) {
        self.file = file
        self.values = values
        column = columns[.subjectID]
    }

    mutating func add(_ batch: EventBatch) {
        events += batch.rows.count
        guard !hasSeveralSubjects else { return }
        for row in batch.rows {
            let subject = Array(batch.text[row.subject.range])
            guard let first else {
                first = (subject, Origin(file: file, line: row.line, byteOffset: row.byteOffset))
                continue
            }
            if subject != first.subject {
                hasSeveralSubjects = true
                return
            }
        }
    }

    mutating func add(subject: String, _ origin: Origin) {
        if subject.utf8.contains(where: FieldText.isDigit) {
            withDigit += 1
        } else if withoutDigit.count < 2 {
            withoutDigit.append(origin)
        }
    }

    /// The problem of the whole file, once all its rows have been seen.
    func reject() -> Reject? {
        if let first, !hasSeveralSubjects, events >= Self.fewestEvents, !values.accepts(.constantSubject) {
            return reject(.constantSubject, first.origin)
        }
        if withoutDigit.count == 1, withDigit >= Self.fewestWithDigit, !values.accepts(.labelRow) {
            return reject(.labelRow, withoutDigit[0])
        }
        return nil
    }

    private func reject(_ code: RejectCode, _ origin: Origin) -> Reject? {
        guard let column, column.constant == nil else { return nil }
        let problem = RowProblem(doubt: code, column)
        return Reject(
            code: code, file: file, line: origin.line, column: column.number,
            columnName: FieldText.printable(column.name), byteOffset: origin.byteOffset, detail: problem.detail,
            isWholeFile: true)
    }
}
