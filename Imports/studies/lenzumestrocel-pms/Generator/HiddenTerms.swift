/// Fills what the tables do not print: 502 of 1,204 events in terms of at most 12 participants each.
enum HiddenTerms {
    /// Terms with settled numbers: those printed only in Table 3 or 4, and two fillers that catch a wrong
    /// threshold. A07 has many events in few participants, P01 exactly 12 participants (4.67 %).
    private static let settled: [(name: String, events: Int, participants: Int)] = [
        ("Vomiting", 13, 12), ("Chills", 10, 9), ("Injection site pain", 8, 8), ("Upper limb fracture", 5, 5),
        ("Coccydynia", 11, 9), ("Muscle tightness", 8, 8), ("Myalgia", 14, 12), ("Micturition disorder", 7, 7),
        ("Cholecystitis acute", 4, 4), ("Dyspnea", 12, 11), ("Respiratory arrest", 3, 3),
        ("Respiratory failure", 7, 7), ("Filler term A07", 18, 6), ("Filler term P01", 14, 12),
    ]

    static func fill(_ plan: inout Plan, terms: Terms, roster: Roster) throws(GenerationError) {
        var random = RandomSource(.hiddenTerms)
        for row in settled {
            try plan.fill(
                try terms.place(of: row.name), events: row.events, participants: row.participants, roster: roster,
                random: &random)
        }
        let closed = Terms.progressionOnly.union(Terms.unused).union(settled.map(\.name))
        let fillers = terms.all.indices.filter { terms.all[$0].isFiller && !closed.contains(terms.all[$0].name) }

        // Everybody who reports at all has an event, and every open filler is met at least once.
        let heard = Set(plan.occurrences.map(\.subject))
        for subject in roster.reporting where !heard.contains(subject) {
            plan.add(Occurrence(subject: subject, term: random.pick(fillers) ?? 0, kind: .ordinary))
        }
        for term in fillers where plan.events(of: term) == 0 {
            plan.add(Occurrence(subject: random.pick(roster.reporting) ?? 0, term: term, kind: .ordinary))
        }

        // The rest at random until 1,204 events are there; a filler stops at 12 participants.
        while plan.occurrences.count < PublishedTotals.adverseEvents {
            guard let term = random.pick(fillers), let subject = random.pick(roster.reporting) else { break }
            let participants = plan.participants(of: term)
            let isFull = participants.count >= PublishedTotals.mostHiddenParticipants
            if participants.contains(subject) || !isFull {
                plan.add(Occurrence(subject: subject, term: term, kind: .ordinary))
            }
        }
        guard plan.occurrences.count == PublishedTotals.adverseEvents else {
            throw GenerationError.unmet("1,204 events in all, \(plan.occurrences.count) planned")
        }
    }
}
