import GRDB
import GRDBSQLite

/// An INSERT of Schema, prepared for one row and for sixteen: a statement for many rows costs SQLite less than one for
/// each.
///
/// Its SQL names its parameters `?`, one for each value of a row.
final class InsertStatement {
    /// How many rows a statement stores at most.
    static let rows = 16

    /// How many values a row has.
    let columns: Int
    private let one, many: Statement
    /// Which parameters of the statements are NULL; at first all are.
    private var isNullOfOne, isNullOfMany: [Bool]

    init(_ name: String, in db: Database) throws {
        let sql = try Statements.text(name)
        one = try db.makeStatement(sql: sql)
        many = try db.makeStatement(sql: try InsertStatement.repeating(sql, name))
        columns = Int(sqlite3_bind_parameter_count(one.sqliteStatement))
        isNullOfOne = Array(repeating: true, count: columns)
        isNullOfMany = Array(repeating: true, count: columns * InsertStatement.rows)
    }

    /// The statement with the values of its one row several times.
    private static func repeating(_ sql: String, _ name: String) throws -> String {
        guard let values = sql.range(of: "VALUES "), let end = sql.lastIndex(of: ")") else {
            throw RegistryError(.registry, "The statement \(name) has no row of values.")
        }
        let row = String(sql[values.upperBound...end])
        return sql[..<values.upperBound] + Array(repeating: row, count: rows).joined(separator: ", ")
    }

    /// Stores as many rows as one statement takes: all of sixteen, or the first one of fewer. `bind` binds the values of
    /// the row at a position; its texts must stay where they are until this returns.
    ///
    /// - Returns: how many rows were stored.
    @inline(__always)
    func run(of count: Int, _ bind: (Int, inout Binding) -> Void) throws -> Int {
        if count < InsertStatement.rows {
            try run(one, 1, &isNullOfOne, bind)
            return 1
        }
        try run(many, InsertStatement.rows, &isNullOfMany, bind)
        return InsertStatement.rows
    }

    @inline(__always)
    private func run(
        _ statement: Statement, _ rows: Int, _ isNull: inout [Bool], _ bind: (Int, inout Binding) -> Void
    ) throws {
        try withExtendedLifetime(statement) {
            let handle = statement.sqliteStatement
            let failure = isNull.withUnsafeMutableBufferPointer { isNull -> Int32? in
                var binding = Binding(handle: handle, isNull: isNull)
                for row in 0..<rows { bind(row, &binding) }
                return binding.failure
            }
            let code = failure ?? sqlite3_step(handle)
            sqlite3_reset(handle)
            guard code == SQLITE_DONE else {
                let message = sqlite3_db_handle(handle).map { String(cString: sqlite3_errmsg($0)) }
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
            }
        }
    }
}
