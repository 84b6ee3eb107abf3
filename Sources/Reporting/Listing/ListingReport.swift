import Safety

/// A listing of events with everything that is printed beside its rows.
package struct ListingReport: Sendable {
    package var definition: ListingDefinition
    /// The events that the definition lists, in any order.
    package var events: [ListedEvent]
    /// Their subjects, by identifier.
    package var subjects: [String: SubjectDetails]
    /// The arms or groups of the study in their order.
    package var arms: [String]
    package var source: ReportSource

    package init(
        definition: ListingDefinition, events: [ListedEvent], subjects: [String: SubjectDetails], arms: [String],
        source: ReportSource
    ) {
        self.definition = definition
        self.events = events
        self.subjects = subjects
        self.arms = arms
        self.source = source
    }

    /// The rows in the order of the definition, as finished texts.
    package func display() -> Display {
        let ordered = ListingOrder(definition.sort, arms: arms).sorted(events, subjects)
        let rows = definition.isCondensed ? condensed(ordered) : ordered.map(row)
        return display(
            rows: rows, sentence: events.isEmpty ? "No event met the definition." : nil,
            counts: events.isEmpty ? [] : [countingNote])
    }

    /// The listing without data: a row that shows the form of each value.
    package static func shell(_ definition: ListingDefinition, source: ReportSource) -> Display {
        let report = ListingReport(definition: definition, events: [], subjects: [:], arms: [], source: source)
        let cells = definition.columns.map { column in
            DisplayTable.Cell(column.parts.map(\.shell).joined(separator: "\n"))
        }
        return report.display(
            rows: [DisplayTable.Row(label: "", cells: cells)], sentence: nil,
            counts: ["Listed: xxx events of xx subjects."])
    }

    private func display(rows: [DisplayTable.Row], sentence: String?, counts: [String]) -> Display {
        let columns = definition.columns.map { column in
            DisplayTable.Column(
                head: column.parts.map { $0.head(showsWeight: showsWeight) }.joined(separator: " / "),
                alignment: column.isNumber ? .number : .text)
        }
        return Display(
            name: definition.name, titles: source.titles(definition.title),
            body: .table(DisplayTable(stubHeads: [], columns: columns, rows: rows, sentence: sentence)),
            notes: counts + fieldNotes + definition.footnotes + source.notes, trailer: source.trailer)
    }

    /// Whether any subject has a weight.
    private var showsWeight: Bool { subjects.values.contains { $0.attribute("weight") != nil } }

    private func row(_ event: ListedEvent) -> DisplayTable.Row {
        DisplayTable.Row(label: "", cells: definition.columns.map { DisplayTable.Cell(text($0, of: event)) })
    }

    private func text(_ column: ListingColumn, of event: ListedEvent) -> String {
        let subject = subjects[event.subject]
        var paragraphs = column.parts.map { $0.text(of: event, subject) }
        // Empty values stand below nothing, and above something only to keep those below in their place.
        while paragraphs.count > 1, paragraphs.last?.isEmpty == true { paragraphs.removeLast() }
        return paragraphs.joined(separator: "\n")
    }

    /// A row for the events that agree in all columns but numbers, at the place of the first of them.
    private func condensed(_ events: [ListedEvent]) -> [DisplayTable.Row] {
        var position: [[String]: Int] = [:]
        var groups: [(texts: [String], events: Int, subjects: Set<String>)] = []
        for event in events {
            let texts = definition.columns.map { $0.isNumber ? "" : text($0, of: event) }
            if let known = position[texts] {
                groups[known].events += 1
                groups[known].subjects.insert(event.subject)
            } else {
                position[texts] = groups.count
                groups.append((texts, 1, [event.subject]))
            }
        }
        return groups.map { group in
            DisplayTable.Row(
                label: "",
                cells: zip(definition.columns, group.texts).map { column, text in
                    guard column.isNumber else { return DisplayTable.Cell(text) }
                    let isEvents = column.parts == [.field(.events)]
                    return DisplayTable.Cell(String(isEvents ? group.events : group.subjects.count))
                })
        }
    }

    private var countingNote: String {
        let subjects = source.subjects(Set(events.map(\.subject)).count)
        return "Listed: \(events.count) \(events.count == 1 ? "event" : "events") of \(subjects)."
    }

    /// What the values of some columns mean.
    private var fieldNotes: [String] {
        let fields = Set(
            definition.columns.flatMap(\.parts).compactMap { part -> ListingField? in
                guard case .field(let field) = part else { return nil }
                return field
            })
        return ListingField.allCases.filter(fields.contains).compactMap(\.note)
    }
}

extension ListingColumn {
    /// Whether it holds numbers of events or of subjects.
    var isNumber: Bool { parts == [.field(.events)] || parts == [.field(.subjects)] }
}
