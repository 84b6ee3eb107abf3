/// One record of events.csv on its way.
struct Event {
    let subject: Int
    let term: Int
    var kind: Occurrence.Kind
    /// Why the record is there: it counts, or a rule removes it for this reason.
    var purpose = Purpose.counted
    /// The day it began; what is written may say less.
    var onset: CalendarDay
    var precision = Precision.day
    var end: CalendarDay?
    var endIsMonth = false
    var report: CalendarDay
    var severity = ""
    var isSerious = false
    var criteria = Criteria()
    var causality = ""
    var outcome = ""
    var action = ""
    var isProgression = false
    /// Treatment-emergent as a sponsor would flag it: Y, N or nothing.
    var emergent = "Y"
    var verbatim = ""
    var lowestTerm = ""
    /// The same content as an earlier record of the subject, under another sequence.
    var isCopy = false

    init(subject: Int, term: Int, kind: Occurrence.Kind, onset: CalendarDay) {
        self.subject = subject
        self.term = term
        self.kind = kind
        self.onset = onset
        report = onset
    }

    /// The reasons in the order in which the rules ask for them.
    enum Purpose {
        case counted, outsidePopulation, beforeFirstDose, afterWindow, naturalProgression, duplicate
    }

    /// How much of the onset is written.
    enum Precision {
        case day, month, year, missing
    }

    /// The onset as written: a day, a month, a year or nothing.
    var onsetText: String {
        switch precision {
        case .day: onset.text
        case .month: onset.monthText
        case .year: onset.yearText
        case .missing: ""
        }
    }

    /// The first and the last day that the written onset allows; the true day when nothing is written.
    var possibleOnset: (earliest: CalendarDay, latest: CalendarDay) {
        switch precision {
        case .day, .missing: (onset, onset)
        case .month: (onset.monthStart, onset.monthEnd)
        case .year: (onset.yearStart, onset.yearEnd)
        }
    }
}

/// What made an event serious, and two facts that alone make nothing serious (cancer, required intervention).
struct Criteria {
    var death = false
    var lifeThreatening = false
    var hospitalisation = false
    var disability = false
    var medicallyImportant = false
    var cancer = false
    var requiredIntervention = false
}
