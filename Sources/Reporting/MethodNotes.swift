import Incidence
import Safety

extension TableReport {
    /// How columns are divided into categories.
    var splitNotes: [String] {
        guard let split = definition.split else { return [] }
        var notes: [String] = []
        if split.isWorst {
            notes.append(
                "A participant counts once in a row, in the category of its \(split.basis?.worst ?? "worst") event of the row."
            )
        }
        if isDividedBySubjects { notes.append("Percentages of a category are of its own participants.") }
        switch split.basis {
        case .severity:
            notes.append("Severe includes life-threatening and fatal events. \(severitySentence)")
        case .grade:
            notes.append(
                "A severity word stands for the grade of its place, from mild (1) to fatal (5). \(severitySentence)")
        case .criterion: notes.append("An event may meet several criteria, and counts in each.")
        case .onset:
            notes.append(
                "Day of onset: the day of the first dose is day 1. Events without a day\(earlier(split)) are in no category."
            )
        case .period: break
        case .relationship, .causality, .subjects, nil: break
        }
        if choices.contains(where: { $0.period != nil }) { notes.append(periodNote) }
        return notes
    }

    /// The events before the first window, where there can be any.
    private func earlier(_ split: TableSplit) -> String {
        guard case .categories(let windows) = split.division, let first = windows.first?.choice.onsetDays?.lowerBound
        else { return "" }
        return ", and those before day \(first),"
    }

    private var severitySentence: String {
        guard let assumed = rules.severity.missing else { return "Missing: no event of the row has a severity." }
        return "An event without a severity counts as \(assumed.name.replacing("_", with: "-"))."
    }

    /// Every choice that the definition makes.
    private var choices: [EventChoice] {
        var choices = definition.kind.choice.map { [$0] } ?? []
        if case .overview(let rows) = definition.kind { choices += rows.map(\.choice) }
        if case .categories(let categories)? = definition.split?.division { choices += categories.map(\.choice) }
        return choices
    }

    private var periodNote: String {
        let last = to ?? rules.followUp.dataCut
        let until = last.map { "up to \($0.iso)" } ?? "of all dates"
        guard let from else {
            return "Cumulative: events \(until). No first day is given, so that the interval has the same."
        }
        return "Interval: events from \(from.iso)\(last.map { " to \($0.iso)" } ?? ""). Cumulative: events \(until)."
    }

    /// What is to be known of the rows.
    var rowNotes: [String] {
        var notes: [String] = []
        if case .preferredTerms = definition.kind {
            notes.append("A preferred term that events carry under several system organ classes is one row.")
        }
        if choices.contains(where: \.unexpected) {
            notes.append(
                rules.expectedTerms.map { "Unexpected: preferred terms that are not among those of \($0.source)." }
                    ?? "Unexpected: the rules name no expected terms, so that every term is unexpected.")
        }
        if !absentTerms.isEmpty {
            notes.append("Not among the terms of the registry: \(absentTerms.joined(separator: ", ")).")
        }
        if choices.contains(where: { $0.lastingOver != nil }) {
            notes.append(
                "The length of an event is counted from its onset to its end, both included; without an end, to the end of "
                    + "the participant's follow-up. \(rules.followUpEnd)")
        }
        return notes
    }

    /// The methods of the statistics.
    var statisticNotes: [String] {
        guard hasDenominators else { return [] }
        let statistics = Set(definition.statistics)
        var notes: [String] = []
        if statistics.contains(.interval) {
            notes.append("95 % CI: two-sided, of the percentage, by the method \(definition.methods.interval.title).")
        }
        if statistics.contains(.frequency) {
            notes.append(
                "Frequency (CIOMS III): very common at least 1/10, common at least 1/100, uncommon at least 1/1,000, rare "
                    + "at least 1/10,000, very rare below.")
        }
        let year = "\(plainDecimal(rules.daysPerYear)) days a year"
        if !statistics.isDisjoint(with: [.rate, .rateInterval, .personYears]) {
            notes.append(
                "Years at risk (PY at risk): from the first dose to the participant's first event of the row or the end of "
                    + "follow-up, \(year). Rate: participants with an event per 100 years at risk.")
        }
        if statistics.contains(.rateInterval) {
            notes.append("95 % CI of the rate: two-sided, by the method \(definition.methods.rateInterval.title).")
        }
        if !statistics.isDisjoint(with: [.observedYears, .eventRate]) {
            notes.append(
                "Years of observation (PY): from the first dose to the end of follow-up, whatever the events, \(year). Event "
                    + "rate: all events per 100 years of observation.")
        }
        if statistics.contains(where: \.needsPersonTime) { notes.append(rules.followUpEnd) }
        if let without = table.withoutEnd, without > 0 {
            notes.append(
                "The end of follow-up of \(without) participants is not known; it is taken as the last day of a dose or of an "
                    + "event.")
        }
        if let without = table.withoutStart, without > 0 {
            notes.append("\(without) participants without a first dose contribute no time.")
        }
        return notes
    }

    /// How arms are compared.
    var comparisonNotes: [String] {
        guard let comparison = definition.comparison else { return [] }
        guard let first = table.comparisons.first else { return ["There is one arm, so that none is compared."] }
        let asked = comparison.statistics
        var notes: [String] = []
        let names: [(Comparison.Statistic, String)] = [
            (.riskDifference, "Risk difference in percentage points"), (.riskRatio, "Risk ratio"),
            (.oddsRatio, "Odds ratio"),
        ]
        let estimates = names.filter { asked.contains($0.0) }.map { "\($1): \($0.title(definition.methods))" }
        if !estimates.isEmpty {
            notes.append("\(estimates.joined(separator: "; ")); 95 % CI two-sided.")
        }
        let tests = asked.filter { [.fisher, .chiSquare, .chiSquareYates].contains($0) }
        if !tests.isEmpty {
            notes.append("p: \(tests.map { $0.title(definition.methods) }.joined(separator: "; ")), not adjusted.")
        }
        let adjustments = asked.filter { [.adjusted, .doubleFDR].contains($0) }
        if !adjustments.isEmpty {
            let counts = table.comparisons.map { "\($0.tests) (\(table.columns[$0.arm].name))" }
            notes.append(
                "Adjusted p: \(adjustments.map { $0.title(definition.methods) }.joined(separator: "; ")), of "
                    + "\(comparison.test.title(definition.methods)), over the preferred terms shown: "
                    + "\(counts.joined(separator: ", ")).")
        }
        if comparison.roundsTwice {
            notes.append(
                "p-values are rounded to \(comparison.pDecimals + 1) decimals first and then to \(comparison.pDecimals), as the "
                    + "tables that are reproduced were.")
        }
        let needsBoth =
            asked.contains(.riskRatio) || asked.contains(.oddsRatio) && definition.methods.oddsRatio == .woolf
        notes.append(
            "Compared with \(table.columns[first.reference].name); empty where no participant of either arm has the event"
                + (needsBoth ? ", a ratio also where one arm has none." : ".")
        )
        return notes
    }
}

extension TableSplit.Basis {
    /// What makes an event count before a subject's others.
    fileprivate var worst: String {
        switch self {
        case .severity: "most severe"
        case .grade: "highest graded"
        case .relationship, .causality: "most closely related"
        case .criterion, .onset, .period, .subjects: "worst"
        }
    }
}
