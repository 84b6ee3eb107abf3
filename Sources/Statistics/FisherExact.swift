extension TwoProportions {
    /// Events of arm 1 given both margins: the hypergeometric distribution, or with an odds ratio other than 1 Fisher's
    /// noncentral one.
    func conditionalEvents(oddsRatio: Double = 1) -> UnimodalDistribution {
        let events = events1 + events2
        let (n1, n2) = (n1, n2)
        return UnimodalDistribution(values: max(0, events - n2)...min(n1, events)) { k in
            Double(n1 - k) * Double(events - k) / (Double(k + 1) * Double(n2 - events + k + 1)) * oddsRatio
        }
    }

    /// Fisher's exact test, two-sided: the probability of all tables that are no more probable than this one.
    ///
    /// Probabilities that differ by less than a factor of 1 + 1e-7 are ties, as in R's fisher.test. 1 where no other
    /// table is possible; nil when an arm has no subjects.
    package var fisherP: Double? { hasTwoArms ? conditionalEvents().twoSided(events1) : nil }

    /// Fisher's exact test against fewer events in arm 1.
    package var fisherPLess: Double? { hasTwoArms ? conditionalEvents().atMost(events1) : nil }

    /// Fisher's exact test against more events in arm 1.
    package var fisherPGreater: Double? { hasTwoArms ? conditionalEvents().atLeast(events1) : nil }
}
