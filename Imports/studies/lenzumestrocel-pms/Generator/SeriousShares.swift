/// Reserves the 108 serious events in exactly 69 subjects: 30 printed in Table 4 and 78 that it does not show.
///
/// No serious event is a reaction. A term that stands in both Table 3 and Table 4 has different events for both.
enum SeriousShares {
    /// So many subjects of a term, one event each, and so many more events among the first of them.
    private struct Share {
        let name: String
        let subjects: Int
        var more = 0
        var kind = Occurrence.Kind.serious
    }

    /// The 20 fatal events, one for each subject who dies in the window. Respiratory failure and arrest are
    /// serious events here and not natural progression. Ten deaths are outside Table 4, two a term.
    private static let fatal = [
        Share(name: "Respiratory failure", subjects: 6, kind: .fatal),
        Share(name: "Respiratory arrest", subjects: 3, kind: .fatal),
        Share(name: "Dyspnea", subjects: 1, kind: .fatal),
        filler("A01", kind: .fatal), filler("A02", kind: .fatal), filler("K01", kind: .fatal),
        filler("K02", kind: .fatal), filler("V01", kind: .fatal),
    ]

    /// The rest of Table 4, 20 events. Musculoskeletal pain has one event a subject in Table 2, so its serious
    /// subjects must not be its reaction subjects: these places hold nobody with a reaction.
    private static let printed = [
        Share(name: "Respiratory failure", subjects: 1),
        Share(name: "Dyspnea", subjects: 2),
        Share(name: "Cholecystitis acute", subjects: 3),
        Share(name: "Back pain", subjects: 4),
        Share(name: "Coccydynia", subjects: 3),
        Share(name: "Musculoskeletal pain", subjects: 3),
        Share(name: "Pain", subjects: 4),
    ]

    /// 68 more in terms of at most 2 serious subjects; one filler has 4 events in 2 subjects and one 3, which
    /// a threshold on events would wrongly print.
    private static let unprinted =
        [
            Share(name: "Pyrexia", subjects: 2), Share(name: "Headache", subjects: 2),
            Share(name: "Pain in extremity", subjects: 2), Share(name: "Constipation", subjects: 1),
            Share(name: "Dizziness", subjects: 1), Share(name: "Arthralgia", subjects: 1),
            Share(name: "Nausea", subjects: 1), Share(name: "Vomiting", subjects: 1),
            Share(name: "Upper limb fracture", subjects: 2), filler("A03", more: 2), filler("N01", more: 1),
        ]
        + [
            "A04", "A05", "A06", "B01", "C01", "F01", "G01", "H01", "H02", "K03", "K04", "L01", "M01", "M02",
            "N02", "N03", "O01", "Q01", "R01", "R02", "V02", "X01", "X02", "X03",
        ].map { filler($0) }

    private static func filler(_ number: String, more: Int = 0, kind: Occurrence.Kind = .serious) -> Share {
        Share(name: "Filler term " + number, subjects: 2, more: more, kind: kind)
    }

    /// The shares go round the 69 subjects one after the other: fatal events fall on the 20 who die in the
    /// window, everybody has at least one event, and no share laps itself.
    static func reserve(in plan: inout Plan, terms: Terms, roster: Roster) throws(GenerationError) {
        let subjects = roster.serious
        var cursor = 0
        for share in fatal + printed + unprinted {
            let term = try terms.place(of: share.name)
            for number in 0..<(share.subjects + share.more) {
                let subject = subjects[(cursor + number % share.subjects) % subjects.count]
                plan.add(Occurrence(subject: subject, term: term, kind: share.kind))
            }
            cursor += share.subjects
        }
        let events = plan.occurrences.count { $0.kind.isSerious }
        let reached = Set(plan.occurrences.filter { $0.kind.isSerious }.map(\.subject)).count
        guard events == PublishedTotals.seriousEvents, reached == PublishedTotals.seriousSubjects else {
            throw GenerationError.unmet("108 serious events in 69 subjects, found \(events) in \(reached)")
        }
    }
}
