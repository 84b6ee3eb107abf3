import GRDB
import GRDBSQLite
import Safety

/// Stores events sixteen at a time, bound from where they lie in memory; one statement for many rows costs SQLite less
/// than a statement for each.
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

    private static let batch = 16

    private let db: Database
    private let many: Statement
    private let one: Statement
    private var waiting: [(Keys, StagedRow)] = []

    init(db: Database) throws {
        self.db = db
        let sql = try Statements.text("store_event")
        one = try db.makeStatement(sql: sql)
        many = try db.makeStatement(sql: try EventInsert.repeating(sql, EventInsert.batch))
        waiting.reserveCapacity(EventInsert.batch)
    }

    /// The statement with the parameters of its one row several times.
    private static func repeating(_ sql: String, _ count: Int) throws -> String {
        guard let values = sql.range(of: "VALUES "), let end = sql.lastIndex(of: ")") else {
            throw RegistryError(.registry, "The statement store_event has no row of values.")
        }
        let row = String(sql[values.upperBound...end])
        return sql[..<values.upperBound] + Array(repeating: row, count: count).joined(separator: ", ")
    }

    /// Takes an event; its memory must stay until `flush`.
    func add(_ keys: Keys, _ row: StagedRow) throws {
        waiting.append((keys, row))
        if waiting.count == EventInsert.batch { try run(many, waiting[...]) }
    }

    /// Stores what is waiting.
    func flush() throws {
        let rest = waiting
        for position in rest.indices { try run(one, rest[position...position]) }
    }

    private func run(_ statement: Statement, _ rows: ArraySlice<(Keys, StagedRow)>) throws {
        try withExtendedLifetime(statement) {
            let handle = statement.sqliteStatement
            var binding = Binding(handle: handle)
            for (keys, row) in rows { bind(keys, row, to: &binding) }
            let code = binding.failure ?? sqlite3_step(handle)
            sqlite3_reset(handle)
            guard code == SQLITE_DONE else {
                let message = sqlite3_db_handle(handle).map { String(cString: sqlite3_errmsg($0)) }
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
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
