import Safety

/// The kinds of definitions, by the word of the key `kind`.
private enum KindWord: String, CaseIterable { case table }

extension ReportDefinition {
    /// Reads a definition: a table where it states no `kind`.
    init(_ root: DefinitionNode) throws(ReportsError) {
        switch try root.member("kind")?.word(KindWord.self) ?? .table {
        case .table: self = .table(try TableDefinition(root))
        }
    }

    /// The table that it is. Throws for a definition of something else.
    func asTable(source: String) throws(ReportsError) -> TableDefinition {
        switch self {
        case .table(let table): table
        }
    }
}
