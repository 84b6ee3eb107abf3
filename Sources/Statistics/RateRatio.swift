/// The ratio of two rates, exact given the sum of their events, as R's poisson.test.
package struct RateRatio: Sendable, Hashable {
    package let rate1: PoissonRate
    package let rate2: PoissonRate

    package static let title = "exact conditional (binomial)"

    package init(_ rate1: PoissonRate, over rate2: PoissonRate) {
        self.rate1 = rate1
        self.rate2 = rate2
    }

    /// Rate 1 over rate 2: infinite without events in the second, nil without events at all.
    package var ratio: Double? {
        guard rate2.events > 0 else { return rate1.events > 0 ? .infinity : nil }
        return rate1.rate / rate2.rate
    }

    /// From the Clopper-Pearson interval of the first rate's share of all events; nil without events at all.
    package func interval(level: Double = 0.95) -> ConfidenceInterval? {
        let (events, overflows) = rate1.events.addingReportingOverflow(rate2.events)
        guard !overflows, let confidence = ConfidenceLevel(level),
            let share = ProportionMethod.clopperPearson.interval(
                successes: rate1.events, trials: events, level: level)
        else { return nil }
        let times = rate2.personTime / rate1.personTime
        return confidence.interval(
            share.lower / (1 - share.lower) * times, share.upper / (1 - share.upper) * times)
    }

    /// The two-sided test of equal rates: all divisions of the events that are no more probable than this one.
    ///
    /// Ties as in R, by a factor of 1 + 1e-7. 1 without events at all; nil beyond 10¹² events.
    package var p: Double? {
        let largest = 1_000_000_000_000
        guard rate1.events <= largest, rate2.events <= largest else { return nil }
        let events = rate1.events + rate2.events
        let odds = rate1.personTime / rate2.personTime
        guard odds > 0, odds.isFinite else { return nil }
        let divisions = UnimodalDistribution(values: 0...events) { k in
            Double(events - k) / Double(k + 1) * odds
        }
        return divisions.twoSided(rate1.events)
    }
}
