/// Gives every event that counts a day inside the window.
enum Onsets {
    static func place(_ occurrences: [Occurrence], subjects: [Subject]) throws(GenerationError) -> [Event] {
        var random = RandomSource(.onsets)
        var taken: [Int: Set<Int>] = [:]
        var events: [Event] = []
        for occurrence in occurrences {
            let subject = subjects[occurrence.subject]
            let key = pairKey(occurrence.subject, occurrence.term)
            var day = drawDay(occurrence.kind, subject: subject, random: &random)
            // A subject has a term at most once a day, so that no two records agree by accident.
            for _ in 0..<400 where taken[key, default: []].contains(day) {
                day = drawDay(occurrence.kind, subject: subject, random: &random)
            }
            guard taken[key, default: []].insert(day).inserted else {
                throw GenerationError.unmet("a free day for another event of term \(occurrence.term)")
            }
            events.append(
                Event(
                    subject: occurrence.subject, term: occurrence.term, kind: occurrence.kind,
                    onset: subject.baseline + day))
        }
        try placeOnLastDay(&events, subjects: subjects, taken: taken)
        return events
    }

    /// One number for a subject and a term.
    static func pairKey(_ subject: Int, _ term: Int) -> Int { subject * 1000 + term }

    /// A day from the first dose, 0 to 364 and not past the end of follow-up, often soon after an injection.
    private static func drawDay(_ kind: Occurrence.Kind, subject: Subject, random: inout RandomSource) -> Int {
        let last = min(subject.lastDayInWindow, PublishedTotals.windowLength - 1)
        if kind == .fatal {
            return max(0, last - random.between(0, 14))
        }
        let injections = subject.doses.map { $0 - subject.baseline }.filter { $0 <= last }
        let isSoon = random.percent(kind.isReaction ? 70 : 40)
        guard isSoon, let injection = random.pick(injections) else { return random.between(0, last) }
        return min(last, injection + random.between(0, kind.isReaction ? 7 : 14))
    }

    /// Day 365 is in the window: four ordinary events begin on it, two of them in a window with a leap day.
    private static func placeOnLastDay(_ events: inout [Event], subjects: [Subject], taken: [Int: Set<Int>])
        throws(GenerationError)
    {
        for withLeapDay in [true, false] {
            var subjectsUsed: Set<Int> = []
            for index in events.indices where subjectsUsed.count < 2 {
                let event = events[index]
                let subject = subjects[event.subject]
                let isAlone = taken[pairKey(event.subject, event.term), default: []].count == 1
                if event.kind == .ordinary, isAlone, subject.isFollowed(days: 420),
                    subject.windowHasLeapDay == withLeapDay, subjectsUsed.insert(event.subject).inserted
                {
                    events[index].onset = subject.baseline + PublishedTotals.windowLength
                }
            }
            guard subjectsUsed.count == 2 else { throw GenerationError.unmet("two events on day 365") }
        }
    }
}

extension Subject {
    /// Whether the same day of the next year is day 366, not day 365.
    var windowHasLeapDay: Bool {
        let (year, month, day) = baseline.parts
        return CalendarDay(year: year + 1, month: month, day: day) - baseline == 366
    }
}
