/// Gives events their end, their outcome and the day of their report.
enum Endings {
    /// Terms whose short reactions stay short, so that exactly 19 reactions of them last more than 14 days.
    static let painTerms: Set<String> = ["Back pain", "Coccydynia", "Pain in extremity"]

    static func write(into events: inout [Event], subjects: [Subject], terms: Terms, random: inout RandomSource) {
        for index in events.indices {
            let subject = subjects[events[index].subject]
            let isPain = painTerms.contains(terms.all[events[index].term].name)
            finish(&events[index], subject: subject, isPain: isPain, random: &random)
            report(&events[index], random: &random)
        }
    }

    /// An end lies within follow-up, so never after death; an event with an end has recovered. The fatal
    /// event ends on the day of death.
    private static func finish(_ event: inout Event, subject: Subject, isPain: Bool, random: inout RandomSource) {
        if event.kind == .fatal {
            event.end = subject.death
            event.outcome = "fatal"
            return
        }
        let duration = days(of: event, isPain: isPain, random: &random)
        if event.end == nil, let duration {
            let end = event.possibleOnset.latest + duration
            if end <= subject.followUpEnd { event.end = end }
        }
        guard let end = event.end else {
            let open =
                event.kind == .continuingReaction ? ["not recovered"] : ["not recovered", "recovering", "unknown"]
            event.outcome = random.pick(open) ?? "unknown"
            return
        }
        event.outcome = random.percent(event.kind == .serious ? 8 : 2) ? "recovered with sequelae" : "recovered"
        // A few ends are written as a month; the month lies wholly after the last possible onset and in follow-up.
        event.endIsMonth =
            event.precision == .month && random.percent(40) && end.monthStart > event.possibleOnset.latest
            && end.monthEnd <= subject.followUpEnd
    }

    /// End less onset in days; nil for an event that goes on.
    private static func days(of event: Event, isPain: Bool, random: inout RandomSource) -> Int? {
        switch event.kind {
        case .continuingReaction: return nil
        case .persistentReaction: return random.between(16, 75)
        case .reaction where isPain: return random.between(1, 9)
        default: break
        }
        if event.precision == .year || random.percent(8) { return nil }
        let draw = random.below(100)
        return draw < 70 ? random.below(11) : draw < 95 ? random.between(11, 60) : random.between(61, 200)
    }

    /// Reported on the day it began or up to six weeks later, a death within a week; never after the surveillance.
    private static func report(_ event: inout Event, random: inout RandomSource) {
        let delay = random.percent(60) ? random.below(4) : random.between(4, 42)
        var report = event.onset + delay
        if event.kind == .fatal, let end = event.end { report = end + random.below(7) }
        event.report = min(report, PublishedTotals.surveillanceEnd)
    }
}
