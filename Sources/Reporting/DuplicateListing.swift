import Safety

/// A listing of events that may be one event recorded twice, written pair by pair.
package struct DuplicateListing {
    private let format: OutputFormat
    private var text: TextGrid
    private var counts: [DuplicatePair.Reason: Int] = [:]
    private var count = 0

    private static let heads = [
        ["Subject"], ["Preferred term", "reason"], ["Event", "as reported"], ["Dates", "of both"],
        ["Source", "of both"],
    ]
    private static let csvHeader = csvLine([
        "subject", "pt", "reason", "sequence", "other_sequence", "verbatim", "other_verbatim", "onset", "other_onset",
        "end", "other_end", "file", "other_file", "line", "other_line",
    ])

    package init(format: OutputFormat, width: Int? = nil) {
        self.format = format
        text = TextGrid(heads: Self.heads, width: width ?? OutputFormat.defaultWidth)
    }

    package mutating func append(_ pair: DuplicatePair) -> String {
        let isFirst = count == 0
        count += 1
        counts[pair.reason, default: 0] += 1
        switch format {
        case .csv: return (isFirst ? Self.csvHeader : "") + csvLine(csvFields(pair))
        case .json: return (isFirst ? "[\n  " : ",\n  ") + json(pair).compact
        case .markdown:
            let row = cells(pair).map { $0.map(markdownText).joined(separator: " / ") }
            return (isFirst ? markdownHead : "") + "| \(row.joined(separator: " | ")) |\n"
        case .text: return text.append(cells(pair).map { $0.map(visible) })
        }
    }

    package mutating func finish() -> String {
        switch format {
        case .csv: return count == 0 ? Self.csvHeader : ""
        case .json: return count == 0 ? "[]\n" : "\n]\n"
        case .markdown: return count == 0 ? Self.none : "\n\(total)\n"
        case .text: return count == 0 ? Self.none : text.finish() + "\(total)\n"
        }
    }

    private static let none = "No two events may be one event recorded twice.\n"

    private var total: String {
        let reasons = DuplicatePair.Reason.allCases.compactMap { reason in
            counts[reason].map { "\($0) \(reason.rawValue)" }
        }
        return "\(count) pair\(count == 1 ? "" : "s"): \(reasons.joined(separator: ", "))."
    }

    private var markdownHead: String {
        let heads = Self.heads.map { $0.joined(separator: " / ") }
        return "| \(heads.joined(separator: " | ")) |\n|\(heads.map { _ in " :--- |" }.joined())\n"
    }

    private func cells(_ pair: DuplicatePair) -> [[String]] {
        let sides = [pair.event, pair.other]
        return [
            [pair.subject], [pair.pt ?? "Not coded", pair.reason.rawValue],
            sides.map { side in side.sequence + (side.verbatim.map { ": \($0)" } ?? "") },
            sides.map { "\($0.onset ?? "?") – \($0.end ?? "")" }, sides.map { "\($0.file) line \($0.line)" },
        ]
    }

    private func csvFields(_ pair: DuplicatePair) -> [String] {
        let (a, b) = (pair.event, pair.other)
        return [
            pair.subject, pair.pt ?? "", pair.reason.rawValue, a.sequence, b.sequence, a.verbatim ?? "",
            b.verbatim ?? "", a.onset ?? "", b.onset ?? "", a.end ?? "", b.end ?? "", a.file, b.file, String(a.line),
            String(b.line),
        ]
    }

    private func json(_ pair: DuplicatePair) -> JSONText {
        .line([
            ("subject", .string(pair.subject)), ("pt", .optional(pair.pt)), ("reason", .string(pair.reason.rawValue)),
            ("event", json(pair.event)), ("other", json(pair.other)),
        ])
    }

    private func json(_ side: DuplicatePair.Side) -> JSONText {
        .line([
            ("sequence", .string(side.sequence)), ("verbatim", .optional(side.verbatim)),
            ("onset", .optional(side.onset)), ("end", .optional(side.end)), ("file", .string(side.file)),
            ("line", .whole(side.line)),
        ])
    }
}
