/// What a column of a table shows.
package enum Statistic: String, Sendable, CaseIterable {
    case events, subjects, percent
    /// Subjects with the percentage in brackets, in one column.
    case subjectsPercent = "subjects_percent"
    /// Subjects, the percentage in round brackets and the events in square ones, in one column.
    case subjectsPercentEvents = "subjects_percent_events"
    /// Two-sided 95 % interval of the incidence proportion, in percent.
    case interval
    /// The word of CIOMS for the frequency: very common to very rare.
    case frequency
    /// Years at risk of a first event of the row.
    case personYears = "person_years"
    /// Subjects with an event for 100 years at risk of a first one, and its two-sided 95 % interval.
    case rate
    case rateInterval = "rate_interval"
    /// Years of observation, whatever the events.
    case observedYears = "observed_years"
    /// Events for 100 years of observation.
    case eventRate = "event_rate"

    /// Whether it needs a denominator; subjects with a percentage in brackets do.
    package var needsDenominator: Bool {
        switch self {
        case .events, .subjects: false
        default: true
        }
    }

    /// Whether it shows a share of N.
    package var isShare: Bool { needsDenominator && !needsPersonTime }

    package var needsPersonTime: Bool {
        switch self {
        case .personYears, .rate, .rateInterval, .observedYears, .eventRate: true
        default: false
        }
    }
}

/// The methods of a table's statistics, all of them named in its footnotes.
package struct StatisticMethods: Sendable, Equatable {
    package enum Proportion: String, Sendable, CaseIterable {
        case clopperPearson = "clopper_pearson"
        case wilson, jeffreys
        case agrestiCoull = "agresti_coull"
    }
    package enum Rate: String, Sendable, CaseIterable { case garwood, byar }
    package enum Difference: String, Sendable, CaseIterable {
        case newcombe
        case miettinenNurminen = "miettinen_nurminen"
        case agrestiCaffo = "agresti_caffo"
    }
    package enum OddsRatio: String, Sendable, CaseIterable {
        case woolf
        case conditionalExact = "conditional_exact"
    }

    package var interval = Proportion.clopperPearson
    package var rateInterval = Rate.garwood
    package var difference = Difference.newcombe
    package var oddsRatio = OddsRatio.woolf

    package init() {}
}

/// A comparison of each arm with one of them.
package struct Comparison: Sendable, Equatable {
    package enum Statistic: String, Sendable, CaseIterable {
        /// Estimates with their two-sided 95 % intervals.
        case riskDifference = "risk_difference"
        case riskRatio = "risk_ratio"
        case oddsRatio = "odds_ratio"
        case fisher = "p_fisher"
        case chiSquare = "p_chi_square"
        /// Chi-square with Yates' correction.
        case chiSquareYates = "p_chi_square_yates"
        /// The p-value adjusted over the PTs shown, by Benjamini and Hochberg.
        case adjusted = "p_adjusted"
        /// The p-value adjusted within SOCs and over them, by Mehrotra and Heyse.
        case doubleFDR = "double_fdr"
    }

    /// The name of the arm with which the others are compared; nil is the first.
    package var reference: String?
    package var statistics: [Statistic]
    /// Decimals of a printed p-value.
    package var pDecimals = 3
    /// Whether a p-value is rounded to one decimal more first, and then as it is printed. Some programs did so, whose
    /// tables are to be reproduced; it is wrong by one unit where the first rounding ends in a 5.
    package var roundsTwice = false

    package init(reference: String? = nil, statistics: [Statistic]) {
        self.reference = reference
        self.statistics = statistics
    }
}
