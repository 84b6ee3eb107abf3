import Safety

/// A cell of a table with the people behind it: its subjects, their events, and the lines they came from.
///
/// It is written event by event, so that its length needs no memory: `append` and `finish` return text that is ready to
/// be written; joined, they are the document. The counts of the cell stand at its end.
package struct CellTrace {
    /// What the cell is called: its table, its row and its column.
    package struct Name: Sendable {
        package var table: String
        package var row: String
        package var column: String

        package init(table: String, row: String, column: String) {
            self.table = table
            self.row = row
            self.column = column
        }

        fileprivate var text: String { "\(table) | \(row) | \(column)" }
    }

    /// The row of an event as its file has it.
    package enum SourceLine: Sendable {
        case notAsked
        case notFound
        case found(String)
    }

    private let name: Name
    private let format: OutputFormat
    private var listing: EventListing
    private var count = CellCount()
    private var subject: String?
    /// The lines of a Markdown document, which stand below its table.
    private var lines = ""

    /// CSV is the listing of the events; text, Markdown and JSON also hold the lines and the counts.
    package init(_ name: Name, format: OutputFormat) {
        self.name = name
        self.format = format
        listing = EventListing(format: format)
    }

    /// The events and subjects so far.
    package var counted: CellCount { count }

    /// Adds the next event in the order of subjects.
    package mutating func append(_ event: ListedEvent, line: SourceLine) -> String {
        let isFirst = count.events == 0
        let isNewSubject = isFirst || event.subject != subject
        subject = event.subject
        count.events += 1
        if isNewSubject { count.subjects += 1 }
        switch format {
        case .csv: return listing.append(event)
        case .text:
            let heading =
                isNewSubject ? "\n\(visible(event.subject))\(event.arm.map { ", " + visible($0) } ?? "")\n" : ""
            return (isFirst ? head : "") + heading + text(of: event, line)
        case .markdown:
            if let line = shown(line) {
                lines += "- \(markdownText("\(event.source.file.title):\(event.source.line)")): \(markdownText(line))\n"
            }
            return (isFirst ? head : "") + listing.append(event)
        case .json:
            let found: String? = if case .found(let text) = line { text } else { nil }
            let item = JSONText.line([("event", event.json), ("source_line", .optional(found))])
            return (isFirst ? head + "[\n    " : ",\n    ") + item.compact
        }
    }

    /// The end of the document; `n` is the number of subjects in the cell's column, nil where no denominator exists.
    package mutating func finish(n: Int?) -> String {
        let isEmpty = count.events == 0
        let sentence =
            "\(count.events) event\(count.events == 1 ? "" : "s") in \(count.subjects)\(n.map { " of \($0)" } ?? "") "
            + "subject\(n == nil && count.subjects == 1 ? "" : "s")"
        switch format {
        case .csv: return listing.finish()
        case .text: return (isEmpty ? "\(head)\nNo event is behind this cell.\n" : "") + "\n\(sentence).\n"
        case .markdown:
            let end = isEmpty ? head + listing.finish() : lines.isEmpty ? "" : "\n" + lines
            return end + "\n**\(sentence)**\n"
        case .json:
            let numbers: [(String, Int?)] = [("events", count.events), ("subjects", count.subjects), ("n", n)]
            return (isEmpty ? head + "[]" : "\n  ]")
                + numbers.map { ",\n  \"\($0)\": \($1.map(String.init) ?? "null")" }.joined() + "\n}\n"
        }
    }

    /// What stands before the first event.
    private var head: String {
        switch format {
        case .csv: ""
        case .text: visible(name.text) + "\n"
        case .markdown: "**\(markdownText(name.text))**\n\n"
        case .json:
            [("table", name.table), ("row", name.row), ("column", name.column)].reduce(into: "{") {
                $0 += "\n  \"\($1.0)\": \(JSONText.string($1.1).compact),"
            } + "\n  \"listing\": "
        }
    }

    private func text(of event: ListedEvent, _ line: SourceLine) -> String {
        var out = "  event \(visible(event.sequence)): \(visible(summary(of: event)))\n"
        out += "    \(visible(event.source.file.title)) \(event.source.words)"
        out += " (SHA-256 \(event.source.file.sha256.prefix(12))…)\n"
        if let line = shown(line) { out += "    \(visible(line))\n" }
        return out
    }

    /// What is shown of an event's line: nothing where none was asked for.
    private func shown(_ line: SourceLine) -> String? {
        switch line {
        case .notAsked: nil
        case .notFound: "(the file was not found below the folder of sources)"
        case .found(let text): "> \(text)"
        }
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
}

extension SourcePosition {
    /// Where a row stands, as a person finds it: by its line and byte in text, else by its number.
    fileprivate var words: String {
        file.format.hasPrefix("delimited") ? "line \(line), byte \(byteOffset)" : "row \(line)"
    }
}
