extension Display {
    /// The display as Markdown with a pipe table; every text of the data is escaped.
    func markdown() -> String {
        var lines: [String] = []
        for (position, title) in titles.enumerated() {
            lines += [position == 0 ? "**\(markdownText(title))**" : markdownText(title), ""]
        }
        let table = table
        let heads = table.columns.indices.map { column in
            let spanners = table.spanners.compactMap { level in level.first { $0.columns.contains(column) } }
            let above = spanners.map { "\(markdownText($0.title))\($0.n.map { " (N = \($0))" } ?? "")" }
            return (above + [markdownText(table.columns[column].head)]).joined(separator: ": ")
        }
        lines.append(Self.line([markdownText(table.stubHeads.joined(separator: " / "))] + heads))
        lines.append(Self.line([":---"] + heads.map { _ in "---:" }))
        for row in table.rows {
            let indent = String(repeating: "&emsp;", count: row.indent)
            let isHead = row.indent == 0 && table.rows.contains { $0.indent > 0 }
            let label = markdownText(row.label)
            let cells = row.cells.isEmpty ? heads.map { _ in "" } : row.cells.map { markdownText($0.text) }
            lines.append(Self.line([isHead ? "**\(label)**" : indent + label] + cells))
        }
        lines.append("")
        if let sentence = table.sentence { lines += [sentence, ""] }
        lines += (notes + trailer).map { "- \(markdownText($0))" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func line(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |"
    }
}
