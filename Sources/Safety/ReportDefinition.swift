/// What a report can hold, as its definition file states it.
package enum ReportDefinition: Sendable, Equatable {
    /// Counts of adverse events.
    case table(TableDefinition)
    /// Events one by one.
    case listing(ListingDefinition)
    /// All that is known of one subject.
    case profile(ProfileDefinition)
    /// Characteristics of the population.
    case characteristics(CharacteristicsDefinition)
    /// Times to the first of some events.
    case timeToEvent(TimeToEventDefinition)

    /// The name under which it is asked for.
    package var name: String {
        switch self {
        case .table(let table): table.name
        case .listing(let listing): listing.name
        case .profile(let profile): profile.name
        case .characteristics(let table): table.name
        case .timeToEvent(let table): table.name
        }
    }

    package var title: String {
        switch self {
        case .table(let table): table.title
        case .listing(let listing): listing.title
        case .profile(let profile): profile.title
        case .characteristics(let table): table.title
        case .timeToEvent(let table): table.title
        }
    }
}
