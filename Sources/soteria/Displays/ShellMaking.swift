import Registry
import Reporting
import Safety

/// Displays without data, with the arms of the registry as columns.
extension DisplayMaking {
    func shell(of definition: ReportDefinition) throws -> ReportPart.Content {
        switch definition {
        case .table(let table):
            .shell(
                .table,
                TableReport.shell(
                    table, arms: try columnsOfShell(table.columns, table.population), source: source(table.population)))
        case .listing(let listing):
            .shell(.listing, ListingReport.shell(listing, source: source(listing.population)))
        case .profile(let profile): .shell(.profile, ProfileReport.shell(profile, source: source(nil)))
        case .characteristics(let table):
            .shell(
                .table,
                CharacteristicsReport.shell(
                    table, arms: try columnsOfShell(table.columns, table.population), source: source(table.population)))
        case .timeToEvent(let table):
            .shell(
                .table,
                TimeToEventReport.shell(
                    table, arms: try columnsOfShell(table.columns, table.population), source: source(table.population)))
        }
    }

    private func columnsOfShell(_ columns: TableColumns, _ population: PopulationRule?) throws -> [Arm] {
        try self.columns(columns, rules(population))
    }
}
