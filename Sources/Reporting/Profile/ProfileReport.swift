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
        return Self.display(
            definition, rows: definition.blocks.flatMap(rows), title: "Subject \(visible(subject.record.subject))",
            notes: ["Stored events \(events.count), counted by the rules \(counted)."], source: source)
    }

    /// The profile without data.
    package static func shell(_ definition: ProfileDefinition, source: ReportSource) -> Display {
        let rows = definition.blocks.flatMap { block in
            [head(block), row("XXXX", "yyyy-mm-dd", "yyyy-mm-dd", "xx", "XXXX")]
        }
        return display(
            definition, rows: rows, title: "Subject XXXX", notes: ["Stored events xx, counted by the rules xx."],
            source: source)
    }

    private static func display(
        _ definition: ProfileDefinition, rows: [DisplayTable.Row], title: String, notes: [String], source: ReportSource
    ) -> Display {
        let table = DisplayTable(
            stubHeads: ["Record"],
            columns: ["Start", "End", "Day", "Details"].map {
                DisplayTable.Column(head: $0, alignment: $0 == "Day" ? .number : .text)
            }, rows: rows)
        return Display(
            name: definition.name, titles: source.titles("\(definition.title): \(title)"), body: .table(table),
            notes: notes + ["Day: study day; day 1 is the day of the first dose, there is no day 0."]
                + definition.footnotes + source.notes,
            trailer: source.trailer)
    }

    private static func head(_ block: ProfileDefinition.Block) -> DisplayTable.Row {
        DisplayTable.Row(label: block.title, cells: [])
    }

    private static func row(
        _ label: String, _ start: String, _ end: String, _ day: String, _ details: String
    ) -> DisplayTable.Row {
        DisplayTable.Row(
            label: visible(label), indent: 1, cells: [start, end, day, details].map { DisplayTable.Cell(visible($0)) })
    }

    private func rows(of block: ProfileDefinition.Block) -> [DisplayTable.Row] {
        let rows =
            switch block {
            case .demographics: demographics
            case .exposures: exposures
            case .events: adverseEvents
            case .followUp: followUp
            case .death: death
            }
        return [Self.head(block)] + (rows.isEmpty ? [Self.row("None", "", "", "", "")] : rows)
    }

    private var demographics: [DisplayTable.Row] {
        let record = subject.record
        var known: [(label: String, value: String?)] = [
            ("Arm", arm ?? record.actualArm ?? record.plannedArm), ("Site", record.site), ("Country", record.country),
            ("Age", subject.ageText), ("Sex", record.sex), ("Race", record.race), ("Ethnicity", record.ethnicity),
        ]
        known += record.attributes.map { ($0.name.replacing("_", with: " "), $0.value) }
        var rows = known.compactMap { item in item.value.map { Self.row(item.label, "", "", "", $0) } }
        if let birth = record.birthDate { rows.append(Self.row("Born", birth.written, "", "", "")) }
        if let consent = record.consentDate {
            rows.append(Self.row("Consent", consent.written, "", day(consent), ""))
        }
        return rows
    }

    private var exposures: [DisplayTable.Row] {
        subject.exposures.map { exposure in
            let amount = [exposure.dose, exposure.doseUnit].compactMap { $0 }.joined(separator: " ")
            return Self.row(
                exposure.product ?? "Dose \(exposure.sequence)", exposure.start?.written ?? "",
                exposure.end?.written ?? "", day(exposure.start),
                [amount, exposure.route ?? ""].filter { !$0.isEmpty }.joined(separator: ", "))
        }
    }

    private var adverseEvents: [DisplayTable.Row] {
        let order = ListingOrder([.day, .sequence], arms: [])
        return order.sorted(events, [:]).map { event in
            Self.row(
                event.pt ?? event.verbatim ?? Term.notCoded.name, event.onset ?? "unknown", event.end ?? "",
                event.studyDay.map(String.init) ?? "", event.course.joined(separator: "; "))
        }
    }

    private var followUp: [DisplayTable.Row] {
        guard let end = subject.record.followUpEnd else {
            return subject.record.followUpEndReason.map { [Self.row("End", "unknown", "", "", $0)] } ?? []
        }
        return [Self.row("End", end.written, "", day(end), subject.record.followUpEndReason ?? "")]
    }

    private var death: [DisplayTable.Row] {
        subject.record.deathDate.map { [Self.row("Died", $0.written, "", day($0), "")] } ?? []
    }

    /// The study day of a date; empty where the date can mean several days, or without a first dose.
    private func day(_ date: ClinicalDate?) -> String {
        guard let date, !date.isPartial, let first = subject.firstDose else { return "" }
        let days = date.earliest.number - first.number
        return String(days >= 0 ? days + 1 : days)
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
        if let severity = severity?.words ?? grade.map({ "grade \($0)" }) { words.append(severity) }
        if isSerious {
            let reasons = criteria.map(\.words).joined(separator: ", ")
            words.append(reasons.isEmpty ? "serious" : "serious (\(reasons))")
        }
        let causality = causality.map(\.value.words).joined(separator: ", ")
        words.append((isRelated ? "related" : "not related") + (causality.isEmpty ? "" : " (\(causality))"))
        if let action { words.append(action.words) }
        if let outcome { words.append(outcome.words) }
        if disposition != .counted { words.append("not counted: \(disposition.words)") }
        return words
    }
}
