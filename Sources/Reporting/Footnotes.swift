import Incidence
import Safety

extension TableReport {
    /// The footnotes of a page in their order.
    var notes: [String] {
        var notes = [countingNote]
        notes += columnNotes
        notes += thresholdNotes
        notes += definition.footnotes
        notes += splitNotes + rowNotes + statisticNotes + comparisonNotes
        if let selection { notes.append("Selection: \(selection)") }
        notes.append((["Rules \(rules.name), version \(rules.version)."] + ruleSentences).joined(separator: " "))
        for dictionary in dictionaries {
            notes.append("Terms: \(dictionary.name), version \(dictionary.version), language \(dictionary.language).")
        }
        if study.isSynthetic { notes.append("SYNTHETIC DATA: no record describes a real person.") }
        return notes
    }

    private var countingNote: String {
        let counting =
            definition.statistics == [.events]
            ? "Events count as often as they occur."
            : "\(hasDenominators ? "Participants" : "Reports") count once in a row, events as often as they occur."
        guard let reason = study.noDenominators else {
            return counting
                + (definition.statistics.contains(where: \.isShare)
                    ? " Percentages are of N, the participants of the population, rounded half up."
                    : " N: the participants of the population.")
        }
        return counting
            + " No denominator exists, so that no percentage and no rate can be given: \(reason)"
            + (reason.hasSuffix(".") ? "" : ".")
    }

    /// What is to be known of the columns.
    private var columnNotes: [String] {
        var notes: [String] = []
        let shown = table.columns.count - 1
        let inGroups = rules.armBasis == .groups
        if inGroups {
            notes.append(
                "Groups overlap: a \(hasDenominators ? "participant" : "report") of several groups counts once in each, so "
                    + "that no total of the groups is given.")
        }
        if shown < armCount {
            let noun = inGroups ? "groups" : "arms"
            let choice = hasArmsAskedFor ? "asked for" : "with most \(participants)"
            notes.append("\(shown) of the \(armCount) \(noun) are shown, those \(choice); the others are left out.")
        }
        let byNumber = table.columns.compactMap { column -> String? in
            guard let arm = column.arm, let count = unnamed[arm.id], count > 0 else { return nil }
            return "\(count) of \(column.n) in \(arm.name)"
        }
        if !byNumber.isEmpty {
            notes.append("Participants who are known by number only: \(byNumber.joined(separator: ", ")).")
        }
        return notes
    }

    private var thresholdNotes: [String] {
        guard let threshold = definition.threshold, case .terms(let rows) = table.body else { return [] }
        let columns = table.columns
        let deciding = threshold.decidingColumns(of: columns.count)
        let isTotal = deciding == columns.count - 1..<columns.count
        let least = deciding.compactMap { position -> String? in
            guard let least = threshold.minimumSubjects(of: columns[position].n) else { return nil }
            return "\(least) of \(columns[position].n)" + (isTotal ? "" : " (\(columns[position].name))")
        }
        let share = "\(threshold.comparator == .moreThan ? "more than" : "at least") \(threshold.percentText) %"
        var note =
            "Preferred terms are shown when \(share) of participants \(isTotal ? "in total" : "of any arm") have them"
        note += least.isEmpty ? "." : ": at least \(least.joined(separator: ", "))."
        let hidden = rows.blocks.compactMap(\.remainder)
        if !isShell, !hidden.isEmpty, !definition.levels.contains(.remainder) {
            let terms = hidden.reduce(0) { $0 + $1.termCount }
            let events = hidden.reduce(0) { $0 + ($1.cells.last?.events ?? 0) }
            note += " Not shown: \(terms) further \(terms == 1 ? "term" : "terms") with \(events)"
            note += " \(events == 1 ? "event" : "events")"
            note += definition.levels.contains(.soc) ? ", counted in their SOC." : "."
        }
        return [note]
    }

    /// What became of every stored event, where that was counted, and what made the page.
    var trailer: [String] {
        (dispositions?.sentences ?? []) + ["soteria \(programVersion), registry generation \(generation)."]
    }
}

extension DispositionCounts {
    fileprivate var sentences: [String] {
        let leftOut = EventDisposition.allCases.filter { $0 != .counted }.compactMap { reason -> String? in
            guard let count = events[reason], count > 0 else { return nil }
            return "\(reason.words) \(count)"
        }
        let all = "Stored events \(stored) = \(counted) counted by the rules + \(stored - counted) left out"
        return [
            leftOut.isEmpty ? "\(all)." : "\(all) (\(leftOut.joined(separator: ", "))).",
            """
            Of the counted: \(uncoded) not coded; \(seriousWithoutCriterion) flagged serious without a criterion, \
            \(criterionWithoutSerious) with a criterion and not flagged. Rows rejected at import: \(rejectedRows).
            """,
        ]
    }
}

extension EventDisposition {
    /// The reason as text says it.
    package var words: String {
        switch self {
        case .counted: "counted"
        case .outsidePopulation: "subject outside the population"
        case .beforeFirstDose: "before the first dose"
        case .afterWindow: "after the window"
        case .onsetUnusable: "onset unusable"
        case .notEmergent: "not emergent"
        case .naturalProgression: "natural progression"
        case .duplicate: "duplicate"
        }
    }
}

extension Threshold {
    /// The percentage in plain digits.
    var percentText: String { denominator > 0 ? plainDecimal(Double(numerator) / Double(denominator)) : "0" }
}
