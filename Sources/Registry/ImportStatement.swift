import GRDB
import GRDBSQLite

/// A statement of Schema that an import runs for every row: prepared once, bound and stepped through SQLite's own
/// functions, which takes a fraction of the time of GRDB's general way.
final class ImportStatement {
    private let name: String
    /// Owns the handle, and through it the connection.
    private let statement: Statement

    init(_ name: String, in db: Database) throws {
        self.name = name
        statement = try db.makeStatement(sql: Statements.text(name))
    }

    /// Runs a statement that gives no rows.
    func run(_ values: [StoredValue]) throws {
        _ = try first(values) { _ in }
    }

    /// Runs a statement that gives no rows, with the parameters that `bind` binds.
    func run(_ bind: (inout Binding) -> Void) throws {
        try withExtendedLifetime(statement) {
            let handle = statement.sqliteStatement
            defer { sqlite3_reset(handle) }
            var binding = Binding(handle: handle)
            bind(&binding)
            guard binding.count == Int(sqlite3_bind_parameter_count(handle)) else {
                throw RegistryError(.registry, "The program gave the statement \(name) a wrong number of values.")
            }
            let code = binding.failure ?? sqlite3_step(handle)
            guard code == SQLITE_DONE else { throw failure(code, handle) }
        }
    }

    /// Reads the first row of the result; nil when there is none.
    func first<Result>(_ values: [StoredValue], _ read: (FoundRow) throws -> Result) throws -> Result? {
        try withExtendedLifetime(statement) {
            let handle = statement.sqliteStatement
            defer {
                sqlite3_reset(handle)
                sqlite3_clear_bindings(handle)
            }
            guard values.count == Int(sqlite3_bind_parameter_count(handle)) else {
                throw RegistryError(.registry, "The program gave the statement \(name) a wrong number of values.")
            }
            var binding = Binding(handle: handle)
            for value in values { binding.bind(value) }
            if let code = binding.failure { throw failure(code, handle) }
            switch sqlite3_step(handle) {
            case SQLITE_ROW: return try read(FoundRow(handle: handle))
            case SQLITE_DONE: return nil
            case let code: throw failure(code, handle)
            }
        }
    }

    /// Reads all rows of the result.
    func forEach(_ values: [StoredValue], _ read: (FoundRow) throws -> Void) throws {
        _ = try first(values) { row in
            repeat { try read(row) } while try next(row.handle)
        }
    }

    /// Moves to the next row of the result; false at its end.
    private func next(_ handle: OpaquePointer) throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw failure(code, handle)
        }
    }

    private func failure(_ code: Int32, _ handle: OpaquePointer) -> DatabaseError {
        let message = sqlite3_db_handle(handle).map { String(cString: sqlite3_errmsg($0)) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
}

/// The row that a statement found; valid only while it is read.
struct FoundRow {
    fileprivate let handle: OpaquePointer

    /// The number in a column, from 0; 0 where it is NULL.
    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    /// The number in a column, or nil where it is NULL.
    func optionalInteger(_ column: Int32) -> Int64? {
        sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : integer(column)
    }

    /// Whether the column holds this content hash.
    func holds(_ content: (UInt64, UInt64), at column: Int32) -> Bool {
        guard let start = sqlite3_column_blob(handle, column), sqlite3_column_bytes(handle, column) == 16 else {
            return false
        }
        return start.loadUnaligned(as: UInt64.self) == content.0
            && start.loadUnaligned(fromByteOffset: 8, as: UInt64.self) == content.1
    }

    /// Gives the bytes in a column, valid within the body.
    func bytes<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        let start = sqlite3_column_blob(handle, column)
        let count = start == nil ? 0 : Int(sqlite3_column_bytes(handle, column))
        return try body(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// The text in a column, or nil where it is NULL.
    func text(_ column: Int32) -> String? {
        guard let start = sqlite3_column_text(handle, column) else { return nil }
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
        return String(decoding: bytes, as: UTF8.self)
    }
}
