import Foundation
import GRDB
import Schema

/// The statements of Schema by name; no other text of SQL reaches a registry but connection settings.
enum Statements {
    static func text(_ name: String) throws -> String {
        guard let sql = Schema.statement(name) else {
            throw RegistryError(.registry, "The program has no statement \(name); it was not built completely.")
        }
        return sql
    }
}

/// Running statements by name.
extension Database {
    /// Runs a statement that gives no rows.
    func run(_ name: String, _ arguments: StatementArguments = StatementArguments()) throws {
        try prepared(name).execute(arguments: arguments)
    }

    /// The first row of a statement's result.
    func row(_ name: String, _ arguments: StatementArguments = StatementArguments()) throws -> Row? {
        try Row.fetchOne(prepared(name), arguments: arguments)
    }

    /// All rows of a statement's result.
    func rows(_ name: String, _ arguments: StatementArguments = StatementArguments()) throws -> [Row] {
        try Row.fetchAll(prepared(name), arguments: arguments)
    }

    /// The rows of a statement's result one by one; a row is valid until the next is asked for.
    func cursor(_ name: String, _ arguments: StatementArguments = StatementArguments()) throws -> RowCursor {
        try Row.fetchCursor(makeStatement(sql: Statements.text(name)), arguments: arguments)
    }

    /// The rows one by one of a statement that is asked again and again; none of its rows may be open.
    func kept(_ name: String, _ arguments: StatementArguments) throws -> RowCursor {
        try Row.fetchCursor(prepared(name), arguments: arguments)
    }

    /// A statement prepared once for the connection.
    private func prepared(_ name: String) throws -> Statement { try cachedStatement(sql: Statements.text(name)) }
}

/// Lists of keys as the JSON that statements take them in.
func json<Value: Encodable>(_ value: Value) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
}

/// A list of keys as JSON.
func json(_ keys: [Int]) -> String {
    var text = "["
    for key in keys {
        if text.utf8.count > 1 { text += "," }
        text += String(key)
    }
    return text + "]"
}
