extension TablePage {
    /// The page as Markdown with a pipe table; every text of the data is escaped.
    func markdown() -> String {
        var lines: [String] = []
        for (position, title) in titles.enumerated() {
            lines += [position == 0 ? "**\(markdownText(title))**" : markdownText(title), ""]
        }
        let heads = groups.flatMap { group in
            let n = group.n.map { " (N = \($0))" } ?? ""
            return group.heads.map { "\(markdownText(group.title))\(n): \(markdownText($0))" }
        }
        lines.append(Self.line([markdownText(stubHeads.joined(separator: " / "))] + heads))
        lines.append(Self.line([":---"] + heads.map { _ in "---:" }))
        for row in rows {
            let indent = String(repeating: "&emsp;", count: row.indent)
            let isHead = row.indent == 0 && rows.contains { $0.indent > 0 }
            let label = markdownText(row.label)
            let cells = row.cells.isEmpty ? heads.map { _ in "" } : row.cells.joined().map { markdownText($0.text) }
            lines.append(Self.line([isHead ? "**\(label)**" : indent + label] + cells))
        }
        lines.append("")
        if let sentence { lines += [sentence, ""] }
        lines += (notes + trailer).map { "- \(markdownText($0))" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func line(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |"
    }
}
