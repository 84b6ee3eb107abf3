import Safety

extension WindowRule.Basis {
    /// When an event counts, with the days that are included.
    func sentence(by date: WindowRule.DateBasis) -> String {
        switch self {
        case .days(let first, let last):
            "Window: \(date.words) from day \(first) to day \(last) after the first dose, both included; the day of the "
                + "first dose is day 0."
        case .anniversary:
            "Window: \(date.words) from the day of the first dose to its calendar anniversary, both included (for 29 "
                + "February, 1 March)."
        case .anyDose(let last):
            "Window: \(date.words) from the first day of any dose to day \(last) after its last day, both included."
        case .emergentFlag:
            "Window: events flagged as treatment-emergent by the sponsor; a period is one of the \(date.words)."
        case .all: "Window: none, events of every date are counted; a period is one of the \(date.words)."
        }
    }

    /// Whether a date decides if an event lies in the window.
    var asksForDate: Bool {
        switch self {
        case .days, .anniversary, .anyDose: true
        case .emergentFlag, .all: false
        }
    }
}

extension WindowRule {
    /// What partial and missing dates and earlier onsets do, where a date is asked for.
    var dateSentences: [String] {
        guard basis.asksForDate else { return [] }
        let partial =
            switch partialDate {
            case .earliestPossible:
                "A partial \(date.words) counts as its earliest possible day, or as the day of the first dose where that is "
                    + "later and also possible."
            case .certainOnly: "A partial \(date.words) counts only when every day it can mean lies in the window."
            }
        let missing =
            switch missingDate {
            case .countsUnlessEndedBefore:
                "An event without \(date.words) is counted unless it certainly ended before the first dose."
            case .excluded: "An event without \(date.words) is left out."
            }
        let worsened =
            switch worsenedBefore {
            case .counts: "An event from before the first dose is counted when marked as worsened after a dose."
            case .doesNotCount:
                "An event from before the first dose is left out, also when marked as worsened after a dose."
            }
        return [partial, missing, worsened]
    }
}

extension WindowRule.DateBasis {
    var words: String {
        switch self {
        case .onset: "onset date"
        case .report: "report date"
        }
    }
}

extension RuleSet {
    /// When the observation of a subject ends.
    var followUpEnd: String {
        var ends = ["its last day as delivered", "death"]
        if followUp.dataCut != nil { ends.append("the data cut") }
        if window.basis.asksForDate { ends.append("the last day of the window") }
        let list = ends.dropLast().joined(separator: ", ")
        return "Follow-up ends on the earliest of \(list) and \(ends[ends.count - 1])."
    }
}
