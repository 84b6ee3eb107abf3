/// Subjects with an event in two arms: the fourfold table of a safety comparison, arm 1 against arm 2.
package struct TwoProportions: Sendable, Hashable {
    package let events1: Int
    package let n1: Int
    package let events2: Int
    package let n2: Int

    /// Nil when a count is negative, when an arm has more subjects with an event than subjects, or beyond 10¹² subjects.
    ///
    /// An arm without subjects is allowed; what cannot be said of it is nil.
    package init?(events1: Int, n1: Int, events2: Int, n2: Int) {
        let largest = 1_000_000_000_000
        guard (0...largest).contains(n1), (0...largest).contains(n2), events1 >= 0, events1 <= n1, events2 >= 0,
            events2 <= n2
        else { return nil }
        self.events1 = events1
        self.n1 = n1
        self.events2 = events2
        self.n2 = n2
    }

    package var hasTwoArms: Bool { n1 > 0 && n2 > 0 }

    /// The share of arm 1, nil without subjects.
    package var proportion1: Double? { n1 > 0 ? Double(events1) / Double(n1) : nil }
    package var proportion2: Double? { n2 > 0 ? Double(events2) / Double(n2) : nil }

    /// The risk difference: proportion of arm 1 less that of arm 2, in -1...1. Nil when an arm has no subjects.
    package var difference: Double? {
        // One division, so that equal proportions have a difference of exactly 0.
        guard hasTwoArms else { return nil }
        let (x1, m1, x2, m2) = (Double(events1), Double(n1), Double(events2), Double(n2))
        return x1 / m1 == x2 / m2 ? 0 : (x1 * m2 - x2 * m1) / (m1 * m2)
    }

    /// The risk ratio: proportion of arm 1 over that of arm 2. Nil when an arm has no event or no subjects.
    package var riskRatio: Double? {
        guard events1 > 0, events2 > 0 else { return nil }
        return Double(events1) * Double(n2) / (Double(events2) * Double(n1))
    }

    /// The sample odds ratio. Nil when one of the four cells is 0.
    package var oddsRatio: Double? {
        guard events1 > 0, events2 > 0, events1 < n1, events2 < n2 else { return nil }
        return Double(events1) * Double(n2 - events2) / (Double(events2) * Double(n1 - events1))
    }

    /// The four cells: events and no events of arm 1, then of arm 2.
    var cells: (Double, Double, Double, Double) {
        (Double(events1), Double(n1 - events1), Double(events2), Double(n2 - events2))
    }
}
