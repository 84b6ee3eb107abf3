import Assets

/// Every line of SQL of the program, as ordered text.
package enum Schema {
    /// A file of SQL: its name without folder and ending, and its text.
    package struct Script: Sendable, Equatable {
        package let name: String
        package let sql: String

        /// The number that the name of a migration begins with.
        package var number: Int { Int(name.prefix { $0.isNumber }) ?? 0 }
    }

    /// The numbered migrations in their order; the number that a name begins with is the schema version it makes.
    package static let migrations = scripts(in: "Schema/migrations/")

    /// The views, named after concepts of the field, in an order in which each finds those it reads.
    package static let views = scripts(in: "Schema/views/")

    /// A statement by its name, or nil when the program has none of that name.
    package static func statement(_ name: String) -> String? { statementsByName[name] }

    /// All statements, for the test that prepares each on a fresh registry.
    package static let statements = scripts(in: "Schema/statements/")

    private static let statementsByName = Dictionary(
        statements.map { ($0.name, $0.sql) }, uniquingKeysWith: { first, _ in first })

    private static func scripts(in folder: String) -> [Script] {
        Assets.paths(under: folder).compactMap { path in
            guard path.hasSuffix(".sql"), let sql = Assets.text(path) else { return nil }
            return Script(name: String(path.dropFirst(folder.count).dropLast(4)), sql: sql)
        }
    }
}
