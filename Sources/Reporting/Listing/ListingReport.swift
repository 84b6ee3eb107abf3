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

    /// A row: an event, or the first of those that agree in all columns but numbers.
    private struct Row {
        var event: ListedEvent
        var events = 1
        var subjects: Set<String>
    }

    /// The rows in the order of the definition, as finished texts.
    package func display() -> Display {
        let rows = rows.map { row in
            DisplayTable.Row(label: "", cells: definition.columns.map { DisplayTable.Cell(text($0, of: row)) })
        }
        return display(
            rows: rows, sentence: events.isEmpty ? "No event met the definition." : nil,
            counts: events.isEmpty ? [] : [countingNote], trailer: source.trailer)
    }

    /// The rows with a member for each value, as delivered.
    var records: TidyRecords {
        let parts = definition.columns.flatMap(\.parts)
        return TidyRecords(
            names: parts.map(\.name),
            rows: rows.map { row in
                parts.map { part in
                    if let number = number(part, of: row) { return .whole(number) }
                    let values = part.values(of: row.event, subjects[row.event.subject]).filter { !$0.isEmpty }
                    guard let first = values.first else { return nil }
                    if part.isNumber, let number = Int(first) { return .whole(number) }
                    return .text(values.joined(separator: "; "))
                }
            })
    }

    /// The listing without data: a row that shows the form of each value.
    package static func shell(_ definition: ListingDefinition, source: ReportSource) -> Display {
        let report = ListingReport(definition: definition, events: [], subjects: [:], arms: [], source: source)
        let cells = definition.columns.map { column in
            DisplayTable.Cell(column.parts.map(\.shell).joined(separator: "\n"))
        }
        return report.display(
            rows: [DisplayTable.Row(label: "", cells: cells)], sentence: nil,
            counts: ["Listed: xxx events of xx subjects."], trailer: [])
    }

    private func display(rows: [DisplayTable.Row], sentence: String?, counts: [String], trailer: [String]) -> Display {
        let columns = definition.columns.map { column in
            DisplayTable.Column(
                head: column.parts.map { $0.head(showsWeight: showsWeight) }.joined(separator: " / "),
                alignment: column.isNumber ? .number : .text)
        }
        return Display(
            name: definition.name, titles: source.titles(definition.title),
            body: .table(DisplayTable(stubHeads: [], columns: columns, rows: rows, sentence: sentence)),
            notes: counts + fieldNotes + definition.footnotes + source.notes, trailer: trailer)
    }

    /// Whether any subject has a weight.
    private var showsWeight: Bool { subjects.values.contains { $0.attribute("weight") != nil } }

    /// The rows in their order.
    private var rows: [Row] {
        let ordered = ListingOrder(definition.sort, arms: arms).sorted(events, subjects)
            .map { Row(event: $0, subjects: [$0.subject]) }
        guard definition.isCondensed else { return ordered }
        let columns = definition.columns.filter { !$0.isNumber }
        var position: [[String]: Int] = [:]
        var rows: [Row] = []
        for row in ordered {
            let texts = columns.map { text($0, of: row) }
            if let known = position[texts] {
                rows[known].events += 1
                rows[known].subjects.formUnion(row.subjects)
            } else {
                position[texts] = rows.count
                rows.append(row)
            }
        }
        return rows
    }

    private func number(_ part: ListingColumn.Part, of row: Row) -> Int? {
        switch part {
        case .field(.events): row.events
        case .field(.subjects): row.subjects.count
        default: nil
        }
    }

    private func text(_ column: ListingColumn, of row: Row) -> String {
        let subject = subjects[row.event.subject]
        var paragraphs = column.parts.map { part in
            number(part, of: row).map(String.init)
                ?? part.values(of: row.event, subject).map(visible).joined(separator: "\n")
        }
        // Empty values stand below nothing, and above something only to keep those below in their place.
        while paragraphs.count > 1, paragraphs.last?.isEmpty == true { paragraphs.removeLast() }
        return paragraphs.joined(separator: "\n")
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
