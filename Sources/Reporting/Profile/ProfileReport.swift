import Safety

/// The profile of one subject with everything that is printed beside it.
package struct ProfileReport: Sendable {
    package var definition: ProfileDefinition
    package var subject: SubjectDetails
    /// The arm or the groups in which the subject counts; nil outside the population.
    package var arm: String?
    /// All its stored events with what the rules make of them.
    package var events: [ListedEvent]
    package var source: ReportSource

    package init(
        definition: ProfileDefinition, subject: SubjectDetails, arm: String?, events: [ListedEvent],
        source: ReportSource
    ) {
        self.definition = definition
        self.subject = subject
        self.arm = arm
        self.events = events
        self.source = source
    }

    package func display() -> Display {
        let counted = events.count { $0.disposition == .counted }
        let rows = definition.blocks.flatMap { block in
            let lines = lines(of: block)
            return [Self.head(block)] + (lines.isEmpty ? [Line("None")] : lines).map(\.row)
        }
        return Self.display(
            definition, rows: rows, title: "Subject \(visible(subject.record.subject))",
            notes: ["Stored events \(events.count), counted by the rules \(counted)."], source: source,
            trailer: source.trailer)
    }

    /// The lines of all blocks.
    var records: TidyRecords {
        TidyRecords(
            names: ["subject", "block", "record", "start", "end", "day", "details"],
            rows: definition.blocks.flatMap { block in
                lines(of: block).map { line in
                    [
                        .text(subject.record.subject), .text(block.rawValue), .known(line.label), .known(line.start),
                        .known(line.end), line.day.map { .whole($0) }, .known(line.details),
                    ]
                }
            })
    }

    /// The profile without data.
    package static func shell(_ definition: ProfileDefinition, source: ReportSource) -> Display {
        let rows = definition.blocks.flatMap { block in
            [
                head(block),
                DisplayTable.Row(
                    label: "XXXX", indent: 1,
                    cells: ["yyyy-mm-dd", "yyyy-mm-dd", "xx", "XXXX"].map { DisplayTable.Cell($0) }),
            ]
        }
        return display(
            definition, rows: rows, title: "Subject XXXX", notes: ["Stored events xx, counted by the rules xx."],
            source: source, trailer: [])
    }

    private static func display(
        _ definition: ProfileDefinition, rows: [DisplayTable.Row], title: String, notes: [String], source: ReportSource,
        trailer: [String]
    ) -> Display {
        let table = DisplayTable(
            stubHeads: ["Record"],
            columns: ["Start", "End", "Day", "Details"].map {
                DisplayTable.Column(head: $0, alignment: $0 == "Day" ? .number : .text)
            }, rows: rows)
        return Display(
            name: definition.name, titles: source.titles("\(definition.title): \(title)"), body: .table(table),
            notes: notes + ["Day: study day; day 1 is the day of the first dose, there is no day 0."]
                + definition.footnotes + source.shortNotes,
            trailer: trailer)
    }

    private static func head(_ block: ProfileDefinition.Block) -> DisplayTable.Row {
        DisplayTable.Row(label: block.title, cells: [])
    }

    private func lines(of block: ProfileDefinition.Block) -> [Line] {
        switch block {
        case .demographics: demographics
        case .exposures: exposures
        case .events: adverseEvents
        case .followUp: followUp
        case .death: death
        }
    }

    private var demographics: [Line] {
        let record = subject.record
        func joined(_ values: String?...) -> String { values.compactMap { $0 }.joined(separator: ", ") }
        let characteristics = record.attributes.map { "\($0.name.replacing("_", with: " ")) \($0.value)" }
        let known = [
            ("Arm", joined(arm ?? record.actualArm ?? record.plannedArm)),
            ("Site, country", joined(record.site, record.country)), ("Age, sex", joined(subject.ageText, record.sex)),
            ("Race, ethnicity", joined(record.race, record.ethnicity)),
            ("Characteristics", characteristics.joined(separator: "; ")),
        ]
        var lines = known.filter { !$0.1.isEmpty }.map { Line($0.0, details: $0.1) }
        if let birth = record.birthDate { lines.append(Line("Born", start: birth.written)) }
        if let consent = record.consentDate {
            lines.append(Line("Consent", start: consent.written, day: day(consent)))
        }
        return lines
    }

    private var exposures: [Line] {
        subject.exposures.map { exposure in
            let amount = [exposure.dose, exposure.doseUnit].compactMap { $0 }.joined(separator: " ")
            return Line(
                exposure.product ?? "Dose \(exposure.sequence)", start: exposure.start?.written,
                end: exposure.end?.written, day: day(exposure.start),
                details: [amount, exposure.route ?? ""].filter { !$0.isEmpty }.joined(separator: ", "))
        }
    }

    private var adverseEvents: [Line] {
        let order = ListingOrder([.day, .sequence], arms: [])
        return order.sorted(events, [:]).map { event in
            Line(
                event.pt ?? event.verbatim ?? Term.notCoded.name, start: event.onset ?? "unknown", end: event.end,
                day: event.studyDay, details: event.course.joined(separator: "; "))
        }
    }

    private var followUp: [Line] {
        guard let end = subject.record.followUpEnd else {
            return subject.record.followUpEndReason.map { [Line("End", start: "unknown", details: $0)] } ?? []
        }
        return [Line("End", start: end.written, day: day(end), details: subject.record.followUpEndReason ?? "")]
    }

    private var death: [Line] {
        subject.record.deathDate.map { [Line("Died", start: $0.written, day: day($0))] } ?? []
    }

    /// The study day of a date; nil where the date can mean several days, or without a first dose.
    private func day(_ date: ClinicalDate?) -> Int? {
        guard let date, !date.isPartial, let first = subject.firstDose else { return nil }
        let days = date.earliest.number - first.number
        return days >= 0 ? days + 1 : days
    }
}

/// A line of a profile: what is recorded, from when to when, and more of it.
private struct Line {
    var label: String
    var start: String
    var end: String
    var day: Int?
    var details: String

    init(_ label: String, start: String? = nil, end: String? = nil, day: Int? = nil, details: String = "") {
        self.label = label
        self.start = start ?? ""
        self.end = end ?? ""
        self.day = day
        self.details = details
    }

    var row: DisplayTable.Row {
        DisplayTable.Row(
            label: visible(label), indent: 1,
            cells: [start, end, day.map(String.init) ?? "", details].map { DisplayTable.Cell(visible($0)) })
    }
}

extension ProfileDefinition.Block {
    fileprivate var title: String {
        switch self {
        case .demographics: "Demographics"
        case .exposures: "Exposures"
        case .events: "Adverse events"
        case .followUp: "Follow-up"
        case .death: "Death"
        }
    }
}

extension ListedEvent {
    /// The event in words, from what was reported to its outcome.
    fileprivate var course: [String] {
        var words: [String] = []
        if let verbatim, let pt, verbatim.lowercased() != pt.lowercased() { words.append("reported as \(verbatim)") }
        if let severity = severity?.words ?? grade.map({ "grade \($0)" }) { words.append("severity: \(severity)") }
        if isSerious {
            let reasons = criteria.map(\.words).joined(separator: ", ")
            words.append(reasons.isEmpty ? "serious" : "serious (\(reasons))")
        }
        let causality = causality.map(\.value.words).joined(separator: ", ")
        words.append((isRelated ? "related" : "not related") + (causality.isEmpty ? "" : " (\(causality))"))
        if let action { words.append("action: \(action.words)") }
        if let outcome { words.append("outcome: \(outcome.words)") }
        if disposition != .counted { words.append("not counted: \(disposition.words)") }
        return words
    }
}
