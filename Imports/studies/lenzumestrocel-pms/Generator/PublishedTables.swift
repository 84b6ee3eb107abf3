/// One row of a published table: a term with its events and its distinct participants.
struct PublishedRow {
    let organClass: OrganClass
    let name: String
    let events: Int
    let participants: Int

    init(_ organClass: OrganClass, _ name: String, events: Int, participants: Int) {
        self.organClass = organClass
        self.name = name
        self.events = events
        self.participants = participants
    }
}

/// The printed rows of Tables 2, 3 and 4 of Nam et al., Frontiers in Aging Neuroscience 2023,
/// doi 10.3389/fnagi.2023.1148444 (CC BY). These are margins, not data about a person.
enum PublishedTables {
    /// Table 2: adverse events of more than 5 % of 257 participants, so of 13 or more.
    static let adverseEvents: [PublishedRow] = [
        PublishedRow(.gastrointestinal, "Constipation", events: 32, participants: 27),
        PublishedRow(.gastrointestinal, "Nausea", events: 28, participants: 24),
        PublishedRow(.gastrointestinal, "Dyspepsia", events: 17, participants: 17),
        PublishedRow(.gastrointestinal, "Diarrhea", events: 16, participants: 15),
        PublishedRow(.general, "Pyrexia", events: 91, participants: 65),
        PublishedRow(.general, "Pain", events: 52, participants: 45),
        PublishedRow(.general, "Implant site pain", events: 20, participants: 17),
        PublishedRow(.investigations, "Alanine aminotransferase increased", events: 14, participants: 13),
        PublishedRow(.musculoskeletal, "Back pain", events: 114, participants: 85),
        PublishedRow(.musculoskeletal, "Pain in extremity", events: 53, participants: 44),
        PublishedRow(.musculoskeletal, "Arthralgia", events: 38, participants: 33),
        PublishedRow(.musculoskeletal, "Musculoskeletal pain", events: 14, participants: 14),
        PublishedRow(.nervous, "Headache", events: 109, participants: 80),
        PublishedRow(.nervous, "Dizziness", events: 21, participants: 19),
        PublishedRow(.psychiatric, "Insomnia", events: 18, participants: 18),
        PublishedRow(.psychiatric, "Sleep disorder", events: 13, participants: 13),
        PublishedRow(.respiratory, "Cough", events: 17, participants: 14),
        PublishedRow(.respiratory, "Productive cough", events: 16, participants: 14),
        PublishedRow(.skin, "Pruritus", events: 19, participants: 17),
    ]

    /// Table 3: every adverse drug reaction (92 events).
    static let reactions: [PublishedRow] = [
        PublishedRow(.gastrointestinal, "Nausea", events: 6, participants: 6),
        PublishedRow(.gastrointestinal, "Vomiting", events: 2, participants: 2),
        PublishedRow(.general, "Chills", events: 2, participants: 2),
        PublishedRow(.general, "Injection site pain", events: 1, participants: 1),
        PublishedRow(.general, "Pain", events: 8, participants: 7),
        PublishedRow(.general, "Pyrexia", events: 21, participants: 19),
        PublishedRow(.injury, "Upper limb fracture", events: 1, participants: 1),
        PublishedRow(.musculoskeletal, "Back pain", events: 17, participants: 12),
        PublishedRow(.musculoskeletal, "Coccydynia", events: 2, participants: 2),
        PublishedRow(.musculoskeletal, "Muscle tightness", events: 1, participants: 1),
        PublishedRow(.musculoskeletal, "Musculoskeletal pain", events: 2, participants: 2),
        PublishedRow(.musculoskeletal, "Myalgia", events: 1, participants: 1),
        PublishedRow(.musculoskeletal, "Pain in extremity", events: 5, participants: 5),
        PublishedRow(.nervous, "Headache", events: 20, participants: 19),
        PublishedRow(.nervous, "Dizziness", events: 2, participants: 2),
        PublishedRow(.renal, "Micturition disorder", events: 1, participants: 1),
    ]

    /// Table 4: serious adverse events of more than 1 % of 257 participants, so of 3 or more.
    static let seriousEvents: [PublishedRow] = [
        PublishedRow(.general, "Pain", events: 4, participants: 4),
        PublishedRow(.hepatobiliary, "Cholecystitis acute", events: 3, participants: 3),
        PublishedRow(.musculoskeletal, "Back pain", events: 4, participants: 4),
        PublishedRow(.musculoskeletal, "Coccydynia", events: 3, participants: 3),
        PublishedRow(.musculoskeletal, "Musculoskeletal pain", events: 3, participants: 3),
        PublishedRow(.respiratory, "Dyspnea", events: 3, participants: 3),
        PublishedRow(.respiratory, "Respiratory arrest", events: 3, participants: 3),
        PublishedRow(.respiratory, "Respiratory failure", events: 7, participants: 7),
    ]
}

/// The published totals that no table row shows, and the study's own dates.
enum PublishedTotals {
    static let dosedSubjects = 257
    static let adverseEvents = 1204
    static let reactions = 92
    static let reactionSubjects = 44
    static let seriousEvents = 108
    static let seriousSubjects = 69
    static let hospitalisations = 36
    static let deathsInWindow = 20

    /// A term outside Table 2 has at most this many participants: 12 of 257 is under 5 %.
    static let mostHiddenParticipants = 12
    /// A term outside Table 4 has at most this many serious participants: 2 of 257 is under 1 %.
    static let mostHiddenSeriousParticipants = 2

    /// The last day of the window, counted from the first dose (day 0).
    static let windowLength = 365
    static let surveillanceStart = CalendarDay(year: 2015, month: 3, day: 2)
    static let surveillanceEnd = CalendarDay(year: 2022, month: 1, day: 31)
}
