/// Records that the rules remove, some for each reason.
///
/// A decoy may be serious or related: it must not count all the same.
struct Decoys {
    let subjects: [Subject]
    let terms: Terms
    private(set) var events: [Event] = []
    private var random = RandomSource(.decoys)
    private let openTerms: [Int]

    init(subjects: [Subject], terms: Terms) {
        self.subjects = subjects
        self.terms = terms
        // Terms that would make no sense before an injection or as a slight complaint are left out.
        let closed = Terms.progressionOnly.union(Terms.unused).union([
            "Implant site pain", "Injection site pain", "Respiratory failure", "Respiratory arrest",
            "Cholecystitis acute",
        ])
        openTerms = terms.all.indices.filter { !closed.contains(terms.all[$0].name) }
    }

    /// All decoys but the duplicates, with every field written.
    static func make(subjects: [Subject], terms: Terms) throws(GenerationError) -> [Event] {
        var decoys = Decoys(subjects: subjects, terms: terms)
        try decoys.addUndosed()
        try decoys.addBeforeFirstDose()
        try decoys.addAfterWindow()
        try decoys.addProgression()
        decoys.writeDetails()
        return decoys.events
    }

    /// 9 events of subjects who were never dosed: 3, 2, 1, 1, 1, 1 and none in seven subjects.
    private mutating func addUndosed() throws(GenerationError) {
        let undosed = subjects.indices.filter { subjects[$0].group == nil }
        for (index, count) in zip(undosed, [3, 2, 1, 1, 1, 1, 0]) {
            for _ in 0..<count {
                let onset = subjects[index].consent + random.between(0, 30)
                add(index, onset: onset, purpose: .outsidePopulation, emergent: "")
            }
        }
    }

    /// 19 events before the first dose: 14 on a known day, 2 in a known month, 1 in a known year, and 2
    /// without onset that ended before it.
    private mutating func addBeforeFirstDose() throws(GenerationError) {
        try choose(14, "an event before the first dose", where: { _, _ in true }) { decoys, index, first in
            let span = first - decoys.subjects[index].consent
            decoys.add(index, onset: first - decoys.random.between(1, span), purpose: .beforeFirstDose, emergent: "N")
        }
        try choose(2, "a month before the first dose", where: Self.consentedInEarlierMonth) { decoys, index, first in
            let onset = first.monthStart - 1
            decoys.add(index, onset: onset, .month, purpose: .beforeFirstDose, emergent: "N")
        }
        try choose(1, "a year before the first dose", where: Self.consentedInEarlierYear) { decoys, index, first in
            decoys.add(index, onset: first.yearStart - 1, .year, purpose: .beforeFirstDose, emergent: "N")
        }
        try choose(2, "an end before the first dose", where: { _, _ in true }) { decoys, index, first in
            let onset = decoys.subjects[index].consent
            decoys.add(
                index, onset: onset, .missing, end: first - decoys.random.between(1, 10), purpose: .beforeFirstDose,
                emergent: "N")
        }
    }

    private static func consentedInEarlierMonth(_ subject: Subject, _ first: CalendarDay) -> Bool {
        subject.consent < first.monthStart && (first.monthStart - 1).monthStart >= PublishedTotals.surveillanceStart
    }

    private static func consentedInEarlierYear(_ subject: Subject, _ first: CalendarDay) -> Bool {
        subject.consent < first.yearStart && (first.yearStart - 1).yearStart >= PublishedTotals.surveillanceStart
    }

    /// 27 new neurological symptoms inside the window that the investigator flagged as natural progression:
    /// 20 of one term in 14 subjects, which would be a row of Table 2, and 7 of two others.
    private mutating func addProgression() throws(GenerationError) {
        for (name, participants, more) in [
            ("Filler term H11", 14, 6), ("Filler term H12", 4, 0), ("Filler term H13", 3, 0),
        ] {
            let term = try terms.place(of: name)
            try choose(participants, "progression", where: { subject, _ in subject.lastDayInWindow > 200 }) {
                decoys, index, first in
                let day = decoys.random.between(20, 100)
                decoys.addProgression(index, term: term, onset: first + day, purpose: .naturalProgression)
            }
            for event in events.suffix(participants).prefix(more) {
                addProgression(event.subject, term: term, onset: event.onset + 70, purpose: .naturalProgression)
            }
        }
    }

    mutating func addProgression(_ subject: Int, term: Int, onset: CalendarDay, purpose: Event.Purpose) {
        add(subject, term: term, onset: onset, purpose: purpose, emergent: purpose == .afterWindow ? "N" : "Y")
        events[events.count - 1].isProgression = true
    }

    /// Calls a step for so many distinct dosed subjects of a kind, in random order.
    mutating func choose(
        _ count: Int, _ what: String, where isFit: (Subject, CalendarDay) -> Bool,
        then step: (inout Decoys, Int, CalendarDay) throws(GenerationError) -> Void
    ) throws(GenerationError) {
        var missing = count
        for index in random.shuffled(Array(subjects.indices)) where missing > 0 {
            guard let first = subjects[index].firstDose, isFit(subjects[index], first) else { continue }
            try step(&self, index, first)
            missing -= 1
        }
        guard missing == 0 else { throw GenerationError.unmet("\(what): \(missing) subjects too few") }
    }

    /// Adds one decoy; without a term, one at random.
    mutating func add(
        _ subject: Int, term: Int? = nil, kind: Occurrence.Kind = .ordinary, onset: CalendarDay,
        _ precision: Event.Precision = .day, end: CalendarDay? = nil, purpose: Event.Purpose, emergent: String
    ) {
        var event = Event(subject: subject, term: term ?? random.pick(openTerms) ?? 0, kind: kind, onset: onset)
        event.precision = precision
        event.end = end
        event.purpose = purpose
        event.emergent = emergent
        events.append(event)
    }

    /// A day between two, both included; for the steps of other files.
    mutating func between(_ low: Int, _ high: Int) -> Int { random.between(low, high) }

    private mutating func writeDetails() {
        Endings.write(into: &events, subjects: subjects, terms: terms, random: &random)
        let causalities = [
            "possible", "probable", "unlikely", "unlikely", "not related", "unassessable", "certain", "",
        ]
        for index in events.indices {
            events[index].causality = random.pick(causalities) ?? ""
            if events[index].kind == .fatal {
                events[index].criteria.death = true
                events[index].isSerious = true
            } else if random.percent(20) {
                events[index].criteria.hospitalisation = random.percent(50)
                events[index].criteria.medicallyImportant = !events[index].criteria.hospitalisation
                events[index].isSerious = true
                events[index].kind = .serious
            }
            events[index].severity = Details.severity(of: events[index], isPain: false, random: &random)
            events[index].action = Details.action(
                for: events[index], subject: subjects[events[index].subject], random: &random)
        }
    }
}
