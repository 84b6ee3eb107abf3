import Safety

/// The kinds of definitions, by the word of the key `kind`.
private enum KindWord: String, CaseIterable {
    case table, listing, profile, characteristics
    case timeToEvent = "time_to_event"
}

extension ReportDefinition {
    /// Reads a definition: a table where it states no `kind`.
    init(_ root: DefinitionNode) throws(ReportsError) {
        switch try root.member("kind")?.word(KindWord.self) ?? .table {
        case .table: self = .table(try TableDefinition(root))
        case .listing: self = .listing(try ListingDefinition(root))
        case .profile: self = .profile(try ProfileDefinition(root))
        case .characteristics: self = .characteristics(try CharacteristicsDefinition(root))
        case .timeToEvent: self = .timeToEvent(try TimeToEventDefinition(root))
        }
    }

    /// The table that it is. Throws for a definition of something else.
    func asTable(source: String) throws(ReportsError) -> TableDefinition {
        guard case .table(let table) = self else {
            throw .definition(
                source: source, line: nil, problem: "it defines no table of counts; soteria report makes it.")
        }
        return table
    }
}
