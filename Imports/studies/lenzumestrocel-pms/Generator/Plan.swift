/// One event to come: whose, which term, and what is already settled about it.
struct Occurrence {
    let subject: Int
    let term: Int
    let kind: Kind

    enum Kind {
        /// Not a reaction and not serious.
        case ordinary
        case reaction
        /// A moderate reaction of more than 14 days.
        case persistentReaction
        /// A moderate reaction that goes on at the end of follow-up.
        case continuingReaction
        case serious
        case fatal

        var isReaction: Bool { self == .reaction || self == .persistentReaction || self == .continuingReaction }
        var isSerious: Bool { self == .serious || self == .fatal }
    }
}

/// The events that count, before they have dates: who has which term how often.
struct Plan {
    private(set) var occurrences: [Occurrence] = []
    private var participantsOfTerm: [Int: [Int]] = [:]
    private var eventsOfTerm: [Int: Int] = [:]

    mutating func add(_ occurrence: Occurrence) {
        occurrences.append(occurrence)
        eventsOfTerm[occurrence.term, default: 0] += 1
        if !participants(of: occurrence.term).contains(occurrence.subject) {
            participantsOfTerm[occurrence.term, default: []].append(occurrence.subject)
        }
    }

    /// The distinct subjects of a term, in the order in which they came.
    func participants(of term: Int) -> [Int] { participantsOfTerm[term, default: []] }
    func events(of term: Int) -> Int { eventsOfTerm[term, default: 0] }

    /// Adds ordinary events until a term has the wanted events and distinct participants.
    ///
    /// What is reserved counts: first come the missing participants with one event each, drawn by readiness
    /// among those without the term, then the missing events among the participants.
    mutating func fill(
        _ term: Int, events wantedEvents: Int, participants wanted: Int, roster: Roster, random: inout RandomSource
    ) throws(GenerationError) {
        while participants(of: term).count < wanted {
            let present = Set(participants(of: term))
            let absent = roster.reporting.filter { !present.contains($0) }
            guard let subject = Self.draw(from: absent, readiness: roster.readiness, random: &random) else { break }
            add(Occurrence(subject: subject, term: term, kind: .ordinary))
        }
        while events(of: term) < wantedEvents {
            guard let subject = random.pick(participants(of: term)) else { break }
            add(Occurrence(subject: subject, term: term, kind: .ordinary))
        }
        guard events(of: term) == wantedEvents, participants(of: term).count == wanted else {
            throw GenerationError.unmet("\(wantedEvents) events in \(wanted) participants of term \(term)")
        }
    }

    /// One subject, each with a chance in proportion to its readiness.
    private static func draw(from subjects: [Int], readiness: [Int: Int], random: inout RandomSource) -> Int? {
        var rest = random.below(subjects.reduce(0) { $0 + readiness[$1, default: 1] })
        return subjects.first { subject in
            rest -= readiness[subject, default: 1]
            return rest < 0
        }
    }
}
