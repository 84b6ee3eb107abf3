import Foundation
import GRDB
import Safety
import Schema

extension Registry {
    /// Runs a body with the views following a rule set, stored or not.
    ///
    /// Where its parameters differ from the active ones, or the views from those of this program, they are made anew as
    /// temporary views, over a temporary table of parameters: SQLite looks names up there first, and the registry itself
    /// is not touched.
    func reading<T>(with rules: RuleSet, _ body: (Database) throws -> T) throws(RegistryError) -> T {
        try reading(onItsOwn: true) { db in
            try follow(rules, in: db)
            return try body(db)
        }
    }

    private func follow(_ rules: RuleSet, in db: Database) throws {
        let active = try db.rows("rule_in_use").map { RuleParameter(try $0.value("name"), try $0.value("value")) }
        let isActive = Set(active) == Set(rules.parameters)
        if isActive, try Views.areCurrent(db) { return }
        for view in Schema.views where view.name != "rule_in_use" {
            try db.execute(sql: view.sql.replacingOccurrences(of: "CREATE VIEW", with: "CREATE TEMP VIEW"))
        }
        if isActive { return }
        try db.run("make_rules_in_use")
        for parameter in rules.parameters {
            try db.run("store_rule_in_use", [parameter.name, parameter.value])
        }
    }
}
