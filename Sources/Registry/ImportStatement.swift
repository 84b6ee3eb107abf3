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
            for (index, value) in values.enumerated() {
                let code = value.bind(to: handle, at: Int32(index + 1))
                guard code == SQLITE_OK else { throw failure(code, handle) }
            }
            switch sqlite3_step(handle) {
            case SQLITE_ROW: return try read(FoundRow(handle: handle))
            case SQLITE_DONE: return nil
            case let code: throw failure(code, handle)
            }
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

    /// Whether the column holds exactly these bytes.
    func holds(_ bytes: [UInt8], at column: Int32) -> Bool {
        guard let start = sqlite3_column_blob(handle, column) else { return bytes.isEmpty }
        let stored = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
        return stored.elementsEqual(bytes)
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
