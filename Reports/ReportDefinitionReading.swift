import Safety

/// The kinds of definitions, by the word of the key `kind`.
private enum KindWord: String, CaseIterable { case table, listing }

extension ReportDefinition {
    /// Reads a definition: a table where it states no `kind`.
    init(_ root: DefinitionNode) throws(ReportsError) {
        switch try root.member("kind")?.word(KindWord.self) ?? .table {
        case .table: self = .table(try TableDefinition(root))
        case .listing: self = .listing(try ListingDefinition(root))
        }
    }

    /// The table that it is. Throws for a definition of something else.
    func asTable(source: String) throws(ReportsError) -> TableDefinition {
        switch self {
        case .table(let table): return table
        case .listing:
            throw .definition(
                source: source, line: nil, problem: "it defines no table of counts; soteria report makes it.")
        }
    }
}
