import Reporting
import Safety

extension DisplayMaking {
    /// A display of a definition without data: what it will look like.
    func shell(_ definition: ReportDefinition) -> ReportPart.Content {
        switch definition {
        case .table(let table): .shell(.table, TableReport.shell(table, arms: arms, source: source(table.population)))
        case .listing(let listing): .shell(.listing, ListingReport.shell(listing, source: source(listing.population)))
        case .profile(let profile): .shell(.profile, ProfileReport.shell(profile, source: source(nil)))
        case .characteristics(let table):
            .shell(.table, CharacteristicsReport.shell(table, arms: arms, source: source(table.population)))
        case .timeToEvent(let table):
            .shell(.table, TimeToEventReport.shell(table, arms: arms, source: source(table.population)))
        }
    }
}
