import Safety

extension ListingColumn.Part {
    func head(showsWeight: Bool) -> String {
        switch self {
        case .attribute(let name): visible(name.replacing("_", with: " "))
        case .field(.ageSex): showsWeight ? "Age/sex/ weight" : "Age/sex"
        case .field(let field): field.head
        }
    }

    /// What CSV and JSON call it.
    var name: String {
        switch self {
        case .attribute(let name): name
        case .field(let field): field.rawValue
        }
    }

    var isNumber: Bool {
        [.field(.day), .field(.duration), .field(.daysSinceLastDose)].contains(self)
    }

    /// The values of an event, one or several; empty where there is none.
    func values(of event: ListedEvent, _ subject: SubjectDetails?) -> [String] {
        switch self {
        case .attribute(let name): [subject?.attribute(name) ?? ""]
        case .field(let field): field.values(of: event, subject)
        }
    }

    /// The form of a value.
    var shell: String {
        switch self {
        case .attribute: "XXXX"
        case .field(let field): field.shell
        }
    }
}

extension ListingField {
    fileprivate var head: String {
        switch self {
        case .arm: "Arm"
        case .site: "Site"
        case .country: "Country"
        case .subject: "Subject"
        case .age: "Age"
        case .sex: "Sex"
        case .ageSex: "Age/sex"
        case .sequence: "Seq."
        case .soc: "System organ class"
        case .pt: "Preferred term"
        case .verbatim: "Reported term"
        case .onset: "Onset"
        case .end: "End"
        case .day: "Day"
        case .duration: "Duration (days)"
        case .dose: "Dose at onset"
        case .daysSinceLastDose: "Days since last dose"
        case .severity: "Severity"
        case .serious: "Serious"
        case .criteria: "Criteria"
        case .related: "Related"
        case .causality: "Causality"
        case .action: "Action taken"
        case .outcome: "Outcome"
        case .deathDate: "Death"
        case .reason: "Reason not counted"
        case .source: "Source"
        case .events: "Events"
        case .subjects: "Subjects"
        }
    }

    /// What is to be known to read it; nil where the head says it all.
    var note: String? {
        switch self {
        case .day: "Day: study day on which the event counts; day 1 is the day of the first dose, there is no day 0."
        case .duration: "Duration: days from onset to end, both included, where both dates are complete."
        case .dose: "Dose at onset: the latest exposure that began on or before the day on which the event counts."
        case .daysSinceLastDose: "Days since last dose: 0 on a day of dosing."
        case .subjects: "Subjects count once in a row, events as often as they occur."
        default: nil
        }
    }

    fileprivate func values(of event: ListedEvent, _ subject: SubjectDetails?) -> [String] {
        switch self {
        case .arm: [event.arm ?? ""]
        case .site: [event.site ?? ""]
        case .country: [subject?.record.country ?? ""]
        case .subject: [event.subject]
        case .age: [subject?.ageText ?? ""]
        case .sex: [subject?.record.sex ?? ""]
        case .ageSex: [subject?.ageSexText ?? ""]
        case .sequence: [event.sequence]
        case .soc: [event.soc ?? Term.notCoded.name]
        case .pt: [event.pt ?? Term.notCoded.name]
        case .verbatim: [event.verbatim ?? ""]
        case .onset: [event.onset ?? "unknown"]
        case .end: [event.end ?? ""]
        case .day: [event.studyDay.map(String.init) ?? ""]
        case .duration: [event.duration.map(String.init) ?? ""]
        case .dose: [event.countedDay.flatMap { subject?.doseWords(on: $0) } ?? ""]
        case .daysSinceLastDose:
            [event.countedDay.flatMap { subject?.daysSinceLastDose(on: $0) }.map(String.init) ?? ""]
        case .severity: [event.severity?.words ?? event.grade.map { "grade \($0)" } ?? ""]
        case .serious: [event.isSerious ? "yes" : "no"]
        case .criteria: [event.criteria.map(\.words).joined(separator: ", ")]
        case .related: [event.isRelated ? "yes" : "no"]
        case .causality:
            switch event.causality.count {
            case 0: [Causality.missing.words]
            case 1: event.causality.map(\.value.words)
            default: event.causality.map(\.words)
            }
        case .action: [event.action?.words ?? ""]
        case .outcome: [event.outcome?.words ?? ""]
        case .deathDate: [subject?.record.deathDate?.written ?? ""]
        case .reason: [event.disposition == .counted ? "" : event.disposition.words]
        case .source: [event.source.file.title, "line \(event.source.line)"]
        case .events, .subjects: [""]
        }
    }

    fileprivate var shell: String {
        switch self {
        case .onset, .end, .deathDate: "yyyy-mm-dd"
        case .day, .duration, .daysSinceLastDose, .events, .subjects, .age: "xx"
        case .ageSex: "xx/X"
        default: "XXXX"
        }
    }
}

extension SubjectDetails {
    /// The age with its unit where that is not years.
    var ageText: String? {
        guard let age = record.age else { return nil }
        guard let unit = record.ageUnit, unit.uppercased() != "YEARS" else { return age }
        return "\(age) \(unit.lowercased())"
    }

    /// The amount of the exposure at an event, with the product where the subject had several.
    fileprivate func doseWords(on day: CalendarDay) -> String? {
        guard let exposure = exposure(on: day) else { return nil }
        let amount = [exposure.dose, exposure.doseUnit].compactMap { $0 }
        let isNamed = amount.isEmpty || Set(exposures.map(\.product)).count > 1
        return (amount + [isNamed ? exposure.product : nil].compactMap { $0 }).joined(separator: " ")
    }

    fileprivate var ageSexText: String {
        [ageText, record.sex, attribute("weight")].compactMap { $0 }.joined(separator: "/")
    }
}

extension CausalityAssessment {
    /// The value, and by whom and for which product where the source says so.
    fileprivate var words: String {
        let further = [assessor, product].compactMap { $0 }
        return further.isEmpty ? value.words : "\(value.words) (\(further.joined(separator: ", ")))"
    }
}
