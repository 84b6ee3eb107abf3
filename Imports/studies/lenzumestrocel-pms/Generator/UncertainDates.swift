/// Writes some onsets of events that count as a month, as a year or not at all.
///
/// All of them count: an onset that may lie in the window is taken at its earliest possible day, or at the
/// first dose when that is possible, and a missing onset counts. Those that straddle the first dose or the
/// last day of the window drop out when only certain onsets count; those inside the window stay.
enum UncertainDates {
    private enum Place {
        case aroundFirstDose, aroundLastDay, inside
    }

    private struct Wish {
        let kind: Occurrence.Kind
        let precision: Event.Precision
        let place: Place
        var term: String?
        var count = 1
    }

    private static let wishes = [
        // 4 around the first dose, one of them a reaction.
        Wish(kind: .reaction, precision: .month, place: .aroundFirstDose, term: "Pyrexia"),
        Wish(kind: .ordinary, precision: .month, place: .aroundFirstDose, count: 2),
        Wish(kind: .ordinary, precision: .year, place: .aroundFirstDose),
        // 5 around the last day, one serious; sleep disorder has 13 participants, so its row of Table 2 depends on it.
        Wish(kind: .serious, precision: .month, place: .aroundLastDay),
        Wish(kind: .ordinary, precision: .month, place: .aroundLastDay, term: "Sleep disorder"),
        Wish(kind: .ordinary, precision: .month, place: .aroundLastDay, count: 2),
        Wish(kind: .ordinary, precision: .year, place: .aroundLastDay),
        // 9 inside.
        Wish(kind: .ordinary, precision: .month, place: .inside, count: 8),
        Wish(kind: .serious, precision: .month, place: .inside),
        // 5 missing; alanine aminotransferase increased has 13 participants too.
        Wish(kind: .reaction, precision: .missing, place: .inside, term: "Headache"),
        Wish(kind: .serious, precision: .missing, place: .inside),
        Wish(kind: .ordinary, precision: .missing, place: .inside, term: "Alanine aminotransferase increased"),
        Wish(kind: .ordinary, precision: .missing, place: .inside, count: 2),
    ]

    static func write(into events: inout [Event], subjects: [Subject], terms: Terms) throws(GenerationError) {
        var random = RandomSource(.uncertainDates)
        var pairs: [Int: Int] = [:]
        for event in events { pairs[Onsets.pairKey(event.subject, event.term), default: 0] += 1 }
        for wish in wishes {
            var term: Int?
            if let name = wish.term { term = try terms.place(of: name) }
            var open = wish.count
            for index in random.shuffled(Array(events.indices)) where open > 0 {
                let event = events[index]
                let subject = subjects[event.subject]
                // A subject's only event of its term, not yet written otherwise and not on the last day.
                guard event.kind == wish.kind, event.precision == .day, term == nil || event.term == term,
                    pairs[Onsets.pairKey(event.subject, event.term)] == 1,
                    event.onset - subject.baseline < PublishedTotals.windowLength,
                    let possible = possibleDays(wish, event: event, subject: subject)
                else { continue }
                events[index].onset = possible.lowerBound + random.between(0, possible.upperBound - possible.lowerBound)
                events[index].precision = wish.precision
                open -= 1
            }
            guard open == 0 else { throw GenerationError.unmet("an uncertain onset of \(wish.kind) \(wish.place)") }
        }
    }

    /// The days inside the window on which the event may begin so that what is written lies as wished; nil
    /// when this subject's dates do not allow it. The subject is alive and followed past all written days.
    private static func possibleDays(_ wish: Wish, event: Event, subject: Subject) -> ClosedRange<CalendarDay>? {
        guard subject.fate == .survives, let first = subject.firstDose else { return nil }
        let last = first + PublishedTotals.windowLength
        let byYear = wish.precision == .year
        let (start, end): (CalendarDay, CalendarDay)
        switch wish.place {
        case .aroundFirstDose:
            start = byYear ? first.yearStart : first.monthStart
            end = byYear ? first.yearEnd : first.monthEnd
            guard start < first else { return nil }
        case .aroundLastDay:
            start = byYear ? last.yearStart : last.monthStart
            end = byYear ? last.yearEnd : last.monthEnd
            guard end > last else { return nil }
        case .inside:
            start = event.onset.monthStart
            end = event.onset.monthEnd
            guard start >= first, end <= last else { return nil }
        }
        guard start >= PublishedTotals.surveillanceStart, end <= subject.followUpEnd else { return nil }
        return max(start, first)...min(end, last)
    }
}
