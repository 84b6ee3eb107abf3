/// A table of times to the first of some events as its definition file states it.
package struct TimeToEventDefinition: Sendable, Equatable {
    package var name: String
    package var title: String
    /// The population where the definition states one of its own; nil leaves it to the rule set.
    package var population: PopulationRule?
    package var columns: TableColumns
    /// The events, each choice with its label.
    package var rows: [OverviewRow]
    /// The days at which curves are shown, ascending; the first dose is on day 1.
    package var days: [Int]
    package var statistics: [TimeStatistic]
    /// Decimals of a printed percentage.
    package var decimals: Int
    package var footnotes: [String]

    package init(name: String, title: String) {
        self.name = name
        self.title = title
        population = nil
        columns = TableColumns(arms: true, total: true)
        rows = []
        days = []
        statistics = TimeStatistic.allCases
        decimals = 1
        footnotes = []
    }
}

/// What is shown of the time to an event.
package enum TimeStatistic: String, Sendable, CaseIterable {
    /// Subjects with the event, those who died without it, and those without either.
    case subjects
    /// The median time, by Kaplan and Meier.
    case median
    /// Subjects under observation who have not had the event, at each day.
    case atRisk = "at_risk"
    /// The share without the event at each day, by Kaplan and Meier: deaths are censored.
    case kaplanMeier = "kaplan_meier"
    /// The share with the event at each day, by Aalen and Johansen: death is a competing event.
    case cumulativeIncidence = "cumulative_incidence"
    /// Events of a subject by each day: the mean cumulative function.
    case meanCount = "mean_count"
    /// The test that all arms are alike.
    case logRank = "log_rank"
}
