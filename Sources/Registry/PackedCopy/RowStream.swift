import GRDB
import GRDBSQLite

/// The rows of a statement of Schema one by one, read through SQLite's own functions: for statements that give millions.
final class RowStream {
    /// Owns the handle, and through it the connection.
    private let statement: Statement
    private let handle: OpaquePointer
    /// Whether there is a row to be read.
    private(set) var hasRow = false

    /// Stands at the first row, where there is one.
    init(_ name: String, in db: Database, _ values: [StoredValue] = []) throws {
        statement = try db.makeStatement(sql: Statements.text(name))
        handle = statement.sqliteStatement
        var binding = Binding(handle: handle)
        for value in values { binding.bind(value) }
        guard binding.failure == nil else { throw failure() }
        try next()
    }

    /// A handle that is not at its end would keep the connection from closing its transaction.
    deinit { sqlite3_reset(handle) }

    /// Goes on to the next row.
    func next() throws {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: hasRow = true
        case SQLITE_DONE: hasRow = false
        default:
            hasRow = false
            throw failure()
        }
    }

    private func failure() -> DatabaseError {
        let connection = sqlite3_db_handle(handle)
        return DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_errcode(connection)),
            message: connection.map { String(cString: sqlite3_errmsg($0)) })
    }

    // Values of the row, by column from 0.

    /// A number; 0 where it is NULL.
    @inline(__always)
    func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

    @inline(__always)
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    /// The bytes of a text, valid until the next row; nil where it is NULL.
    func text(_ column: Int32) -> String? {
        guard let start = sqlite3_column_text(handle, column) else { return nil }
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The first 16 bytes of a hash as a number; 0 where it is shorter.
    func hash(_ column: Int32) -> UInt128 {
        guard let start = sqlite3_column_blob(handle, column), sqlite3_column_bytes(handle, column) >= 16 else {
            return 0
        }
        return UInt128(littleEndian: start.loadUnaligned(as: UInt128.self))
    }
}

extension RegistryError {
    /// A value that no registry of this program can hold.
    static func damaged(_ what: String) -> RegistryError {
        RegistryError(
            .registry,
            "The registry is damaged: \(what). Run `soteria verify`; then restore the registry from a copy.")
    }
}
