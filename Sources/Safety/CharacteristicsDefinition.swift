/// A table of characteristics of the population as its definition file states it: demographics, or exposure.
package struct CharacteristicsDefinition: Sendable, Equatable {
    package var name: String
    package var title: String
    /// The population where the definition states one of its own; nil leaves it to the rule set.
    package var population: PopulationRule?
    package var columns: TableColumns
    package var rows: [Row]
    /// Decimals of a printed percentage.
    package var decimals: Int
    package var footnotes: [String]

    /// A characteristic with its label and how it is shown.
    package struct Row: Sendable, Equatable {
        package var label: String
        package var source: Characteristic
        package var summary: Summary

        package init(label: String, source: Characteristic, summary: Summary) {
            self.label = label
            self.source = source
            self.summary = summary
        }
    }

    package enum Summary: Sendable, Equatable {
        /// Numbers with so many decimals as delivered.
        case number([NumberStatistic], decimals: Int)
        /// Subjects by value; the values named are shown in their order, by other words, and first.
        case category([NamedValue<String>])
        /// Subjects by range of a number; each cut begins a range.
        case ranges(cuts: [Int])
    }

    package init(name: String, title: String) {
        self.name = name
        self.title = title
        population = nil
        columns = TableColumns(arms: true, total: true)
        rows = []
        decimals = 1
        footnotes = []
    }
}

/// What a table of characteristics shows of a number.
package enum NumberStatistic: String, Sendable, CaseIterable {
    case n
    case meanSD = "mean_sd"
    case median, quartiles, range, sum
    /// The sum in years, of a number of days.
    case years
}

/// What is known of every subject, once.
package enum Characteristic: Sendable, Hashable {
    case field(Field)
    /// By the name under which it was delivered, whatever its case.
    case attribute(String)

    package static let followUp = Characteristic.field(.followUp)

    package enum Field: String, Sendable, CaseIterable {
        case age, sex, race, ethnicity, country, site
        /// The number of exposure records.
        case exposures
        /// Days from the first day of the first dose to the last day of the last one, both included.
        case exposureDays = "exposure_days"
        /// The sum of the amounts of all exposure records.
        case cumulativeDose = "cumulative_dose"
        /// Days of observation by the follow-up rule, from the first dose on, both ends included.
        case followUp = "follow_up"
        case endOfFollowUp = "end_of_follow_up"
        case death

        /// Whether it is a number unless a definition says otherwise.
        package var isNumber: Bool {
            switch self {
            case .age, .exposures, .exposureDays, .cumulativeDose, .followUp: true
            case .sex, .race, .ethnicity, .country, .site, .endOfFollowUp, .death: false
            }
        }
    }
}
