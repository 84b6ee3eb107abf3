import Imports
import Safety

/// Turns the records of one file into outcomes, many at a time.
struct RowMapping: Sendable {
    /// The bytes of records beyond which no more of them are read together, so that the positions of a batch's text
    /// stay far below 32 bits.
    private static let maximumBytes = 16 << 20

    private let file: Int
    private let names: [String]
    /// The number of names that are those of the file's own header.
    private let ownCount: Int
    private let values: ValueRules
    private let conditions: [RowCondition]
    private var records: RecordMapping?
    private var events: EventMapping?
    private var doubts: FileDoubts
    /// The number of rows read, without empty lines.
    private var rowNumber = 0

    init(_ columns: FileColumns, file: Int) {
        self.file = file
        names = columns.names
        ownCount = columns.ownCount
        values = ValueRules(columns.profile)
        conditions = columns.conditions
        records = RecordMapping(columns)
        doubts = FileDoubts(columns, values, file: file)
        events = columns.table.table == .events ? EventMapping(columns, values, file: file) : nil
    }

    /// Appends the outcomes of records from a position on, and gives the position behind the last one: all of them,
    /// unless they are very long.
    ///
    /// Events come as one batch before what became of the other rows. A problem of the whole file comes last.
    mutating func append(
        outcomesOf batch: RecordBatch, from first: Int, to outcomes: inout [ImportOutcome]
    ) -> Int {
        let place = outcomes.count
        var next = first
        var bytes = 0
        while next < batch.count, bytes < Self.maximumBytes {
            let record = batch[next]
            append(record, at: next, to: &outcomes)
            bytes += record.byteCount
            next += 1
        }
        if let (events, rejects) = events?.finish(batch) {
            outcomes.insert(contentsOf: rejects.map(ImportOutcome.rejected), at: place)
            doubts.add(events)
            if !events.rows.isEmpty { outcomes.insert(.events(events), at: place) }
        }
        return next
    }

    /// Appends what became of a record, but for an event, which is read with the others.
    private mutating func append(
        _ record: SourceRecord, at position: Int, to outcomes: inout [ImportOutcome]
    ) {
        if record.hasProblems {
            rowNumber += 1
            if let problem = record.worstProblem { outcomes.append(.rejected(reject(of: record, problem))) }
            return
        }
        if record.isBlank { return outcomes.append(.ignored(origin(of: record))) }
        rowNumber += 1
        if repeatsHeader(record), let reject = repeatedHeader(record) { return outcomes.append(.rejected(reject)) }
        if records == nil, conditions.isEmpty {
            events?.add(record, at: position, number: rowNumber)
            return
        }
        var row = RowReading(record, values)
        if !conditions.isEmpty, isIgnored(&row) { return outcomes.append(.ignored(origin(of: record))) }
        if records != nil {
            let origin = origin(of: record)
            records?.append(&row, origin, number: rowNumber, to: &outcomes)
            if case .subject(let subject, let evidence) = outcomes.last {
                doubts.add(subject: subject.subject, evidence.origin)
            }
        } else {
            events?.add(record, at: position, number: rowNumber, problems: row.problems)
        }
    }

    /// The problem of the whole file that only all of its rows show.
    func doubt() -> Reject? { doubts.reject() }

    /// Whether a row has the header's names for values, in whatever case.
    private func repeatsHeader(_ record: SourceRecord) -> Bool {
        guard let first = names.first, record.fieldCount == names.count,
            record[0].content.count == first.utf8.count
        else { return false }
        return (0..<ownCount).allSatisfy { record[$0].string()?.lowercased() == names[$0].lowercased() }
    }

    private func repeatedHeader(_ record: SourceRecord) -> Reject? {
        if values.accepts(.repeatedHeader) { return nil }
        let problem = RowProblem(doubt: .repeatedHeader, Column(position: 0, name: names.first ?? ""))
        return Reject([problem], of: record, file: file)
    }

    private func reject(of record: SourceRecord, _ problem: RecordProblem) -> Reject {
        // A row that is open to the end of the file is not kept: it may be the rest of the file.
        Reject(
            problem, file: file, names: names, rowOffset: record.byteOffset,
            row: problem.isWholeFile ? [] : Array(record.bytes))
    }

    private func origin(of record: SourceRecord) -> Origin {
        Origin(file: file, line: record.line, byteOffset: record.byteOffset)
    }

    /// Checks the columns that say which rows are read.
    private func isIgnored(_ row: inout RowReading) -> Bool {
        for condition in conditions {
            guard let holds = row.holds(condition) else {
                switch condition.missing {
                case .read: continue
                case .passOver: return true
                case .refuse: row.reportMissing(condition.column, called: "value")
                }
                continue
            }
            switch condition.kind {
            case .keep: if !holds { return true }
            case .skip: if holds { return true }
            case .expect where !holds:
                row.report(
                    .unknownValue, condition.column, "expected \(condition.texts.expectation), found another value")
            case .expect: continue
            }
        }
        return false
    }
}

extension SourceRecord {
    /// The problem that ends the file, or else the first one.
    fileprivate var worstProblem: RecordProblem? { problems.first { $0.isWholeFile } ?? problems.first }
}
