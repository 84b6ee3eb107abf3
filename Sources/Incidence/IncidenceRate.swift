import Safety
import Statistics

/// A number of subjects or events in a time of observation, unrounded, for 100 person-years.
package struct IncidenceRate: Sendable, Hashable {
    package let count: Int
    package let years: Double

    /// - Parameter daysPerYear: the rule set's constant of this name.
    package init(count: Int, days: Int, daysPerYear: Double) {
        self.count = count
        years = Double(days) / daysPerYear
    }

    /// For 100 years; nil without time.
    package var rate: Double? { PoissonRate(events: count, personTime: years).map { 100 * $0.rate } }

    /// The ends of the two-sided 95 % interval for 100 years; nil without time.
    package func interval(_ method: StatisticMethods.Rate) -> (lower: Double, upper: Double)? {
        guard let own = PoissonRate(events: count, personTime: years), let ends = method.method.interval(of: own) else {
            return nil
        }
        return (100 * ends.lower, 100 * ends.upper)
    }
}

extension RuleSet {
    /// Days in a year of person-time: the constant `days_per_year`, or 365.25 where the rules have none.
    package var daysPerYear: Double {
        constants.first { $0.name == "days_per_year" }.flatMap { Double($0.value) }.flatMap { $0 > 0 ? $0 : nil }
            ?? 365.25
    }
}

/// How common an event is, in the words of CIOMS working group III.
package enum Frequency: String, Sendable, CaseIterable {
    case veryCommon = "Very common"
    case common = "Common"
    case uncommon = "Uncommon"
    case rare = "Rare"
    case veryRare = "Very rare"

    /// Nil where nobody has the event or N is 0.
    package init?(_ proportion: IncidenceProportion) {
        guard proportion.subjects > 0, proportion.n > 0 else { return nil }
        let (subjects, n) = (Int128(proportion.subjects), Int128(proportion.n))
        self =
            if subjects * 10 >= n { .veryCommon } else if subjects * 100 >= n { .common } else if subjects * 1000 >= n {
                .uncommon
            } else if subjects * 10_000 >= n { .rare } else { .veryRare }
    }
}
