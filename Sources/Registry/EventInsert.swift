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
    private static let columns: Int32 = 29

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
            for (keys, row) in rows { binding.bind(keys, row) }
            let code = binding.failure ?? sqlite3_step(handle)
            sqlite3_reset(handle)
            guard code == SQLITE_DONE else {
                let message = sqlite3_db_handle(handle).map { String(cString: sqlite3_errmsg($0)) }
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
            }
        }
        waiting.removeAll(keepingCapacity: true)
    }

    /// Binds the columns of rows one after the other.
    private struct Binding {
        let handle: OpaquePointer
        private var next: Int32 = 0
        /// SQLite's code of the first binding that failed.
        private(set) var failure: Int32?

        init(handle: OpaquePointer) { self.handle = handle }

        @inline(__always)
        mutating func bind(_ keys: Keys, _ row: StagedRow) {
            let event = row.event
            bind(keys.id)
            bind(keys.subject)
            bind(text: row.sequence)
            bind(text: row.verbatim)
            bind(event.onset, row.onset)
            bind(event.end, row.end)
            bind(event.report, row.report)
            bind(code: event.severity)
            bind(code: event.grade)
            bind(code: event.serious)
            bind(Int64(event.criteria))
            bind(optional: keys.assessments)
            bind(optional: keys.coding)
            bind(code: event.outcome)
            bind(code: event.action)
            bind(code: event.naturalProgression)
            bind(code: event.worsenedAfterDose)
            bind(code: event.treatmentEmergent)
            bind(optional: keys.duplicateOf)
            bind(content: event.content)
            bind(keys.file)
            bind(Int64(event.line))
            bind(Int64(event.byteOffset))
        }

        @inline(__always)
        private mutating func bind(_ number: Int64) {
            next += 1
            note(sqlite3_bind_int64(handle, next, number))
        }

        @inline(__always)
        private mutating func bindNull() {
            next += 1
            note(sqlite3_bind_null(handle, next))
        }

        @inline(__always)
        private mutating func bind(optional number: Int64?) {
            if let number { bind(number) } else { bindNull() }
        }

        @inline(__always)
        private mutating func bind(code: Int8) {
            code == StagedEvent.missing ? bindNull() : bind(Int64(code))
        }

        @inline(__always)
        private mutating func bind(_ days: StagedEvent.Days, _ text: UnsafeRawBufferPointer?) {
            guard days.earliest != SafetyColumns.noDay else {
                bindNull()
                bindNull()
                return bindNull()
            }
            bind(text: text)
            bind(Int64(days.earliest))
            bind(Int64(days.latest))
        }

        /// The bytes stay where they are until the statement has run: SQLite makes no copy (SQLITE_STATIC).
        @inline(__always)
        private mutating func bind(text: UnsafeRawBufferPointer?) {
            guard let text else { return bindNull() }
            next += 1
            guard let start = text.baseAddress, !text.isEmpty else {
                return note(sqlite3_bind_text(handle, next, "", 0, nil))
            }
            note(
                sqlite3_bind_text64(
                    handle, next, start.assumingMemoryBound(to: CChar.self), UInt64(text.count), nil,
                    UInt8(SQLITE_UTF8)))
        }

        /// SQLite copies the hash, which has no lasting place in memory (SQLITE_TRANSIENT).
        @inline(__always)
        private mutating func bind(content: (UInt64, UInt64)) {
            next += 1
            let code = withUnsafeBytes(of: content) {
                sqlite3_bind_blob(handle, next, $0.baseAddress, Int32($0.count), StoredValue.copied)
            }
            note(code)
        }

        @inline(__always)
        private mutating func note(_ code: Int32) {
            if code != SQLITE_OK, failure == nil { failure = code }
        }
    }
}
