import GRDB
import Safety

/// Stores events sixteen at a time, bound from where they lie in memory.
final class EventInsert {
    /// What a stored event has beside what its row says.
    struct Keys {
        var id: Int64
        var subject: Int64
        var coding: Int64?
        var assessments: Int64?
        var duplicateOf: Int64?
        var file: Int64
    }

    private let statement: InsertStatement
    private var waiting: [(Keys, StagedRow)] = []

    init(db: Database) throws {
        statement = try InsertStatement("store_event", in: db)
        waiting.reserveCapacity(InsertStatement.rows)
    }

    /// Takes an event; its memory must stay until `flush`.
    func add(_ keys: Keys, _ row: StagedRow) throws {
        waiting.append((keys, row))
        if waiting.count == InsertStatement.rows { try flush() }
    }

    /// Stores what is waiting.
    func flush() throws {
        var first = 0
        while first < waiting.count {
            first += try waiting.withUnsafeBufferPointer { waiting in
                try statement.run(of: waiting.count - first) { row, binding in
                    bind(waiting[first + row].0, waiting[first + row].1, to: &binding)
                }
            }
        }
        waiting.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    private func bind(_ keys: Keys, _ row: StagedRow, to binding: inout Binding) {
        let event = row.event
        binding.bind(keys.id)
        binding.bind(keys.subject)
        binding.bind(lasting: row.sequence)
        binding.bind(lasting: row.verbatim)
        binding.bind(event.onset, row.onset)
        binding.bind(event.end, row.end)
        binding.bind(event.report, row.report)
        binding.bind(code: event.severity)
        binding.bind(code: event.grade)
        binding.bind(code: event.serious)
        binding.bind(Int64(event.criteria))
        binding.bind(keys.assessments)
        binding.bind(keys.coding)
        binding.bind(code: event.outcome)
        binding.bind(code: event.action)
        binding.bind(code: event.naturalProgression)
        binding.bind(code: event.worsenedAfterDose)
        binding.bind(code: event.treatmentEmergent)
        binding.bind(keys.duplicateOf)
        binding.bind(lastingContent: row.contentBytes)
        binding.bind(keys.file)
        binding.bind(Int64(event.line))
        binding.bind(Int64(event.byteOffset))
    }
}

extension Binding {
    /// The three columns of a date; its text stays where it is until the statement has run.
    @inline(__always)
    fileprivate mutating func bind(_ days: StagedEvent.Days, _ text: UnsafeRawBufferPointer?) {
        guard days.earliest != SafetyColumns.noDay else {
            bindNull()
            bindNull()
            return bindNull()
        }
        bind(lasting: text)
        bind(Int64(days.earliest))
        bind(Int64(days.latest))
    }

    @inline(__always)
    fileprivate mutating func bind(code: Int8) {
        code == StagedEvent.missing ? bindNull() : bind(Int64(code))
    }
}
