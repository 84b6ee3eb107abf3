import GRDB
import Schema
import Testing

@testable import Registry

@Suite("Statements of Schema")
struct StatementTests {
    static let names = Schema.statements.map(\.name)

    @Test("Every statement can be prepared on a fresh registry", arguments: names)
    func statementPrepares(name: String) throws {
        let queue = try DatabaseQueue()
        try Migrations.apply(to: queue)
        try queue.write { db in
            if name == "store_rule_in_use" { try db.run("make_rules_in_use") }
            if name != "make_selected_events" { try db.run("make_selected_events") }
            let sql = try #require(Schema.statement(name))
            _ = try db.makeStatement(sql: sql)
        }
    }

    @Test("Every view says in a comment of its own what it shows", arguments: Schema.views.map(\.name))
    func viewHasComment(name: String) throws {
        let queue = try DatabaseQueue()
        try Migrations.apply(to: queue)
        let sql = try queue.read { db in
            try String.fetchOne(
                db, sql: "SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = ?", arguments: [name])
        }
        #expect(try #require(sql).contains("\n-- "))
    }
}
