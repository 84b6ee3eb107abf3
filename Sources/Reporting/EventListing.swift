import Incidence
import Safety

/// A listing of events, written event by event so that its length needs no memory.
///
/// `append` and `finish` return text that is ready to be written; joined, they are the document. Text holds back its
/// first events to choose the widths of its columns.
package struct EventListing {
    private let format: OutputFormat
    private let columns: [Column]
    private var text: TextGrid
    private var count = 0

    /// `showsDisposition` adds what the rules make of each event, for listings of all stored events.
    package init(format: OutputFormat, width: Int? = nil, showsDisposition: Bool = false) {
        self.format = format
        columns = Column.allCases.filter { showsDisposition || $0 != .disposition }
        text = TextGrid(heads: columns.map(\.head), width: width ?? OutputFormat.defaultWidth)
    }

    package mutating func append(_ event: ListedEvent) -> String {
        let isFirst = count == 0
        count += 1
        switch format {
        case .csv: return (isFirst ? Self.csvHeader : "") + csvLine(event.csvFields)
        case .json: return (isFirst ? "[\n  " : ",\n  ") + event.json.compact
        case .markdown:
            let row = columns.map { $0.paragraphs(event).map(markdownText).joined(separator: " / ") }
            return (isFirst ? markdownHead : "") + "| \(row.joined(separator: " | ")) |\n"
        case .text: return text.append(columns.map { $0.paragraphs(event).map(visible) })
        }
    }

    package mutating func finish() -> String {
        switch format {
        case .csv: return count == 0 ? Self.csvHeader : ""
        case .json: return count == 0 ? "[]\n" : "\n]\n"
        case .markdown: return count == 0 ? "No event met the selection.\n" : "\n\(total)\n"
        case .text: return count == 0 ? "No event met the selection.\n" : text.finish() + "\(total)\n"
        }
    }

    private var total: String { count == 1 ? "1 event." : "\(count) events." }

    private var markdownHead: String {
        let heads = columns.map { $0.head.joined(separator: " / ") }
        return "| \(heads.joined(separator: " | ")) |\n|\(heads.map { _ in " :--- |" }.joined())\n"
    }

    /// The whole listing of a few events.
    package static func render(
        _ events: [ListedEvent], format: OutputFormat, width: Int? = nil, showsDisposition: Bool = false
    ) -> String {
        var listing = EventListing(format: format, width: width, showsDisposition: showsDisposition)
        return events.reduce(into: "") { $0 += listing.append($1) } + listing.finish()
    }
}

/// A column of the listing as it is read, its parts one below the other; CSV and JSON hold every attribute instead.
private enum Column: CaseIterable {
    case subject, sequence, term, dates, course, judgement, disposition, source

    var head: [String] {
        switch self {
        case .subject: ["Subject", "arm"]
        case .sequence: ["Seq"]
        case .term: ["Preferred term", "as reported"]
        case .dates: ["Onset (day)", "end"]
        case .course: ["Severity", "outcome"]
        case .judgement: ["Serious", "related"]
        case .disposition: ["Counted"]
        case .source: ["Source", "line"]
        }
    }

    func paragraphs(_ event: ListedEvent) -> [String] {
        switch self {
        case .subject: return [event.subject] + (event.arm.map { [$0] } ?? [])
        case .sequence: return [event.sequence]
        case .term:
            let term = event.pt ?? Term.notCoded.name
            guard let verbatim = event.verbatim, verbatim.lowercased() != term.lowercased() else { return [term] }
            return [term, verbatim]
        case .dates:
            let day = event.studyDay.map { " (\($0))" } ?? ""
            return [(event.onset ?? "unknown") + day] + (event.end.map { [$0] } ?? [])
        case .course:
            let severity = event.severity?.name.words ?? event.grade.map { "grade \($0)" }
            return [severity ?? "-"] + (event.outcome.map { [$0.name.words] } ?? [])
        case .judgement:
            let words = (event.isSerious ? ["serious"] : []) + (event.isRelated ? ["related"] : [])
            return words.isEmpty ? ["-"] : words
        case .disposition: return [event.disposition == .counted ? "yes" : "no: \(event.disposition.words)"]
        case .source: return [event.source.file.title, "line \(event.source.line)"]
        }
    }
}

extension String {
    /// A stored name with spaces for its underscores.
    fileprivate var words: String { String(map { $0 == "_" ? " " : $0 }) }
}
