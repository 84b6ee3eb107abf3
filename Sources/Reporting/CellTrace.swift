import Incidence
import Safety

/// A cell of a table with the people behind it: its subjects, their events, and the lines they came from.
package struct CellTrace: Sendable {
    package var table: String
    package var row: String
    package var column: String
    package var n: Int
    package var count: CellCount
    /// In the order of subjects.
    package var events: [ListedEvent]
    /// The row of each event as it stands in its file, nil where the file was not found; nil when none was asked for.
    package var lines: [String?]?

    package init(
        table: String, row: String, column: String, n: Int, count: CellCount, events: [ListedEvent], lines: [String?]?
    ) {
        self.table = table
        self.row = row
        self.column = column
        self.n = n
        self.count = count
        self.events = events
        self.lines = lines
    }

    /// The trace in a format. CSV is the listing of the events; text, Markdown and JSON also hold the lines.
    package func render(format: OutputFormat, width: Int? = nil) -> String {
        switch format {
        case .text: text
        case .csv: EventListing.render(events, format: .csv)
        case .markdown: markdown
        case .json: json.text
        }
    }

    private var heading: String {
        "\(table) | \(row) | \(column): \(count.events) event\(count.events == 1 ? "" : "s") "
            + "in \(count.subjects) of \(n) subjects"
    }

    private var text: String {
        var out = visible(heading) + "\n"
        var previous: String?
        for (event, line) in zip(events, lineTexts) {
            if event.subject != previous {
                out += "\n\(visible(event.subject))\(event.arm.map { ", " + visible($0) } ?? "")\n"
                previous = event.subject
            }
            out += "  event \(visible(event.sequence)): \(visible(summary(of: event)))\n"
            out += "    \(visible(event.source.file.name)) line \(event.source.line), byte \(event.source.byteOffset)"
            out += " (SHA-256 \(event.source.file.sha256.prefix(12))…)\n"
            if let line { out += "    \(visible(line))\n" }
        }
        if events.isEmpty { out += "\nNo event is behind this cell.\n" }
        return out
    }

    private var markdown: String {
        var out = "**\(markdownText(heading))**\n\n" + EventListing.render(events, format: .markdown)
        guard lines != nil else { return out }
        out += "\n"
        for (event, line) in zip(events, lineTexts) {
            out += "- \(markdownText("\(event.source.file.name):\(event.source.line)")): \(markdownText(line ?? ""))\n"
        }
        return out
    }

    /// What is shown of each event's line: nothing where none was asked for.
    private var lineTexts: [String?] {
        guard let lines else { return Array(repeating: nil, count: events.count) }
        return lines.map { $0.map { "> \($0)" } ?? "(the file was not found below the folder of sources)" }
    }

    private func summary(of event: ListedEvent) -> String {
        var parts = [event.pt ?? "not coded", event.onset.map { "onset \($0)" } ?? "onset missing"]
        if let day = event.studyDay { parts.append("day \(day)") }
        if let severity = event.severity { parts.append(severity.name) }
        if let grade = event.grade { parts.append("grade \(grade)") }
        if event.isSerious { parts.append("serious") }
        if event.isRelated { parts.append("related") }
        return parts.joined(separator: ", ")
    }

    private var json: JSONText {
        .members([
            ("table", .string(table)), ("row", .string(row)), ("column", .string(column)), ("n", .whole(n)),
            ("events", .whole(count.events)), ("subjects", .whole(count.subjects)),
            (
                "listing",
                .list(
                    zip(events, lines ?? Array(repeating: nil, count: events.count)).map { event, line in
                        .line([("event", event.json), ("source_line", .optional(line))])
                    })
            ),
        ])
    }
}
