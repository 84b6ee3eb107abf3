/// The 1,204 events that count, without dates: reserved first, then filled up.
enum CountedEvents {
    /// Reactions and serious events are reserved before anything else, because they bind subject and term at
    /// once. Then each row of Table 2 is filled to its numbers, then the terms that no table prints.
    static func plan(terms: Terms, roster: Roster) throws(GenerationError) -> [Occurrence] {
        var plan = Plan()
        try ReactionShares.reserve(in: &plan, terms: terms, roster: roster)
        try SeriousShares.reserve(in: &plan, terms: terms, roster: roster)
        var random = RandomSource(.tableTwo)
        for row in PublishedTables.adverseEvents {
            try plan.fill(
                try terms.place(of: row.name), events: row.events, participants: row.participants, roster: roster,
                random: &random)
        }
        try HiddenTerms.fill(&plan, terms: terms, roster: roster)
        return plan.occurrences
    }
}
