/// The published numbers about the subjects: who was dosed, who was matched, and their baseline.
enum PublishedCohort {
    /// 34 subjects with boosters: 3 to 10 injections in all. How many had how many is invented.
    static let injectionsOfMultiples = [3: 10, 4: 8, 5: 6, 6: 4, 7: 2, 8: 2, 9: 1, 10: 1]
    /// Consented and never dosed: outside the population. Invented.
    static let neverDosed = 7

    /// 157 matched = 134 + 21 + 2; 170 eligible; 257 dosed, 34 of them with boosters.
    /// The six with one injection, and the split outside the matched, are invented.
    static let blocks = [
        Block(membership: .matched, group: .single, subjects: 134, deathsInWindow: 11, deathsLater: 25),
        Block(membership: .matched, group: .multiple, subjects: 21, deathsInWindow: 0, deathsLater: 4),
        Block(membership: .matched, group: .incomplete, subjects: 2, deathsInWindow: 0, deathsLater: 0),
        Block(membership: .eligible, group: .single, subjects: 10, deathsInWindow: 1, deathsLater: 2),
        Block(membership: .eligible, group: .multiple, subjects: 3, deathsInWindow: 0, deathsLater: 0),
        Block(membership: .other, group: .single, subjects: 73, deathsInWindow: 6, deathsLater: 13),
        Block(membership: .other, group: .multiple, subjects: 10, deathsInWindow: 0, deathsLater: 2),
        Block(membership: .other, group: .incomplete, subjects: 4, deathsInWindow: 2, deathsLater: 0),
    ]

    /// Subjects of one kind. Deaths in the window add up to 20 of 257; both kinds of death to 40 of the 157.
    struct Block {
        let membership: Membership
        let group: DosingGroup
        let subjects: Int
        let deathsInWindow: Int
        let deathsLater: Int
    }

    // The 157 matched.
    static let men = 95
    static let bulbarOnset = 34
    static let riluzole = 141
    static let nonKorean = 25
    static let age = PrintedMoments(mean: 558, deviation: 107, meanScale: 10, deviationScale: 10)
    static let functionalScore = PrintedMoments(mean: 355, deviation: 590, meanScale: 10, deviationScale: 100)
    /// Months from diagnosis to the first dose, counted in days: a month is 365/12 days.
    static let monthsFromDiagnosis = PrintedMoments(
        mean: 834, deviation: 526, meanScale: 100, deviationScale: 100, unitNumerator: 12, unitDenominator: 365)
}

/// How far a subject comes in the cohort analysis; a matched subject is an eligible one.
enum Membership {
    case matched, eligible, other
}

/// One cycle is two injections about a month apart; more are boosters, one is an incomplete cycle.
enum DosingGroup: String {
    case single = "single cycle"
    case multiple
    case incomplete
}
