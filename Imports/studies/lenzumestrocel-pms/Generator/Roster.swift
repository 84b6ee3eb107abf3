/// Who reports what kind of event; subjects are named by their place in the cohort.
struct Roster {
    /// The 44 subjects with a reaction.
    let reaction: [Int]
    /// The 69 subjects with a serious event: first the 20 who die in the window.
    let serious: [Int]
    /// Every subject with an event that counts, and how readily each reports.
    let reporting: [Int]
    let readiness: [Int: Int]

    /// How many dosed subjects report nothing that counts. The paper does not say; this number is invented.
    static let silentSubjects = 31
    /// Subjects with a reaction and a serious event; invented too.
    static let withBoth = 14

    init(_ subjects: [Subject]) throws(GenerationError) {
        var random = RandomSource(.choices)
        let dosed = subjects.indices.filter { subjects[$0].group != nil }

        // A reaction may last for weeks and is seen to its end: nobody who dies in the window or leaves early.
        let steady = dosed.filter { subjects[$0].fate != .diesInWindow && subjects[$0].isFollowed(days: 500) }
        reaction = Array(random.shuffled(steady).prefix(PublishedTotals.reactionSubjects))
        let reactionSet = Set(reaction)

        // The subjects with both stand last, past the places of the printed serious terms (see SeriousShares).
        let dying = random.shuffled(dosed.filter { subjects[$0].fate == .diesInWindow })
        let others = dosed.filter { index in
            subjects[index].fate != .diesInWindow && !reactionSet.contains(index)
                && subjects[index].isFollowed(days: 90)
        }
        let onlySerious = PublishedTotals.seriousSubjects - dying.count - Self.withBoth
        serious = dying + random.shuffled(others).prefix(onlySerious) + reaction.suffix(Self.withBoth)

        let needed = reactionSet.union(serious)
        let silent = Set(random.shuffled(dosed.filter { !needed.contains($0) }).prefix(Self.silentSubjects))
        reporting = dosed.filter { !silent.contains($0) }

        guard dosed.count == PublishedTotals.dosedSubjects, dying.count == PublishedTotals.deathsInWindow,
            reaction.count == PublishedTotals.reactionSubjects, serious.count == PublishedTotals.seriousSubjects
        else { throw GenerationError.unmet("257 dosed, 20 deaths in the window, 44 with a reaction, 69 serious") }

        var readiness: [Int: Int] = [:]
        for index in reporting {
            readiness[index] = random.between(1, 8) * (30 + subjects[index].lastDayInWindow)
        }
        self.readiness = readiness
    }
}
