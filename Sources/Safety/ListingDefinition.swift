/// A listing as its definition file states it: which events are listed, in which columns and order.
package struct ListingDefinition: Sendable, Equatable {
    package var name: String
    package var title: String
    /// The population where the definition states one of its own; nil leaves it to the rule set.
    package var population: PopulationRule?
    package var choice: EventChoice
    package var listed: Listed
    /// Only events without a code.
    package var isUncoded = false
    package var columns: [ListingColumn]
    /// What decides the order of rows, each the ties of the one before.
    package var sort: [ListingField]
    package var footnotes: [String]

    /// Which of the stored events a listing holds.
    package enum Listed: String, Sendable, CaseIterable {
        /// Those that the rules count.
        case counted
        case all
        /// Those that the rules leave out.
        case excluded
    }

    package init(name: String, title: String) {
        self.name = name
        self.title = title
        population = nil
        choice = EventChoice()
        listed = .counted
        columns = ListingColumn.ich
        sort = [.arm, .site, .subject, .day, .pt, .sequence]
        footnotes = []
    }

    /// Whether rows that agree in all columns but numbers are one, with the numbers of their events and subjects.
    package var isCondensed: Bool {
        columns.contains { $0.parts.contains { $0 == .field(.events) || $0 == .field(.subjects) } }
    }
}

/// A column of a listing: one value, or several one below the other.
package struct ListingColumn: Sendable, Equatable {
    package enum Part: Sendable, Hashable {
        case field(ListingField)
        /// A characteristic of the subject, by the name under which it was delivered.
        case attribute(String)
    }

    package var parts: [Part]

    package init(parts: [Part]) { self.parts = parts }

    package init(_ fields: ListingField...) { parts = fields.map { .field($0) } }

    /// What ICH E3, 16.2.7, asks of a listing of adverse events.
    package static let ich = [
        ListingColumn(.site, .subject), ListingColumn(.arm, .ageSex), ListingColumn(.soc, .pt, .verbatim),
        ListingColumn(.onset, .end), ListingColumn(.day, .duration), ListingColumn(.dose, .daysSinceLastDose),
        ListingColumn(.severity), ListingColumn(.serious, .criteria), ListingColumn(.causality), ListingColumn(.action),
        ListingColumn(.outcome),
    ]
}

/// What a listing shows of an event and its subject.
package enum ListingField: String, Sendable, CaseIterable {
    case arm, site, country, subject, age, sex
    /// Age and sex, and the weight where the subject has an attribute of that name.
    case ageSex = "age_sex"
    case sequence, soc, pt, verbatim, onset, end
    /// The study day of the day on which the event counts.
    case day
    /// Days from onset to end, both included.
    case duration
    /// The latest exposure that began on or before the day on which the event counts.
    case dose
    case daysSinceLastDose = "days_since_last_dose"
    case severity, serious, criteria, related, causality, action, outcome
    case deathDate = "death_date"
    /// What the rules make of the event: counted, or why not.
    case reason
    /// File and line.
    case source
    /// Numbers of events and of subjects whose other columns agree.
    case events, subjects
}
