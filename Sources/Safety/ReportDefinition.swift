/// What a report can hold, as its definition file states it.
package enum ReportDefinition: Sendable, Equatable {
    /// Counts of adverse events.
    case table(TableDefinition)

    /// The name under which it is asked for.
    package var name: String {
        switch self {
        case .table(let table): table.name
        }
    }

    package var title: String {
        switch self {
        case .table(let table): table.title
        }
    }
}
