/// Settles seriousness, severity, causality and action of the events that count.
enum Details {
    static func write(into events: inout [Event], subjects: [Subject], terms: Terms, random: inout RandomSource) {
        writeCriteria(into: &events, terms: terms, random: &random)
        writeCausality(into: &events, random: &random)
        for index in events.indices {
            let isPain = Endings.painTerms.contains(terms.all[events[index].term].name)
            events[index].severity = severity(of: events[index], isPain: isPain, random: &random)
            events[index].action = action(for: events[index], subject: subjects[events[index].subject], random: &random)
        }
    }

    /// Every serious event has a criterion: death 20, hospitalisation 36 (4 of them fatal), and among the
    /// other 56 life-threatening 8, disability 7, medically important 41.
    private static func writeCriteria(into events: inout [Event], terms: Terms, random: inout RandomSource) {
        let fatal = random.shuffled(events.indices.filter { events[$0].kind == .fatal })
        for (place, index) in fatal.enumerated() {
            events[index].criteria.death = true
            events[index].criteria.lifeThreatening = place < 5
            events[index].criteria.hospitalisation = place >= 5 && place < 9
        }
        let others = random.shuffled(events.indices.filter { events[$0].kind == .serious })
        let inHospital = PublishedTotals.hospitalisations - 4
        for (place, index) in others.enumerated() {
            switch place - inHospital {
            case ..<0: events[index].criteria.hospitalisation = true
            case 0..<8: events[index].criteria.lifeThreatening = true
            case 8..<15: events[index].criteria.disability = true
            default: events[index].criteria.medicallyImportant = true
            }
            if place < 9 { events[index].criteria.medicallyImportant = true }
            if place < 3 { events[index].criteria.requiredIntervention = true }
            events[index].criteria.cancer = terms.all[events[index].term].organClass == .neoplasms
        }
        for index in fatal + others { events[index].isSerious = true }
        // A required intervention alone makes nothing serious: two events that are not.
        for index in random.shuffled(events.indices.filter { events[$0].kind == .ordinary }).prefix(2) {
            events[index].criteria.requiredIntervention = true
        }
    }

    /// Related is what is neither unlikely nor not related: the 92 reactions, 6 of them without a causality,
    /// 4 conditional, 3 unassessable. No serious event is a reaction: all 108 are unlikely.
    private static func writeCausality(into events: inout [Event], random: inout RandomSource) {
        let reactions = random.shuffled(events.indices.filter { events[$0].kind.isReaction })
        for (place, index) in reactions.enumerated() {
            switch place {
            case 0..<6: events[index].causality = ""
            case 6..<10: events[index].causality = "conditional"
            case 10..<13: events[index].causality = "unassessable"
            case 13..<18: events[index].causality = "certain"
            case 18..<42: events[index].causality = "probable"
            default: events[index].causality = "possible"
            }
        }
        let ordinary = random.shuffled(events.indices.filter { events[$0].kind == .ordinary })
        for (place, index) in ordinary.enumerated() {
            events[index].causality = place < 60 ? "not related" : "unlikely"
        }
        for index in events.indices where events[index].kind.isSerious {
            events[index].causality = "unlikely"
        }
    }

    /// Severe is not serious: either occurs without the other. Moderate among the reactions of the three pain
    /// terms are the persistent ones only.
    static func severity(of event: Event, isPain: Bool, random: inout RandomSource) -> String {
        let draw = random.below(100)
        switch event.kind {
        case .fatal: return "fatal"
        case .persistentReaction, .continuingReaction: return "moderate"
        case .reaction: return isPain || draw < 75 ? "mild" : "moderate"
        case .serious:
            if event.criteria.lifeThreatening { return "life-threatening" }
            return draw < 35 ? "moderate" : "severe"
        case .ordinary: return draw < 2 ? "" : draw < 62 ? "mild" : draw < 95 ? "moderate" : "severe"
        }
    }

    static func action(for event: Event, subject: Subject, random: inout RandomSource) -> String {
        // After the last injection there is nothing left to withdraw or to interrupt.
        guard let last = subject.doses.last, event.onset < last else {
            return random.percent(4) ? "unknown" : "not applicable"
        }
        return random.percent(6) ? "drug interrupted" : "dose not changed"
    }
}
