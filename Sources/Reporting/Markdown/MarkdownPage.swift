extension Display {
    /// The display as Markdown with a pipe table; every text of the data is escaped.
    func markdown() -> String {
        var lines: [String] = []
        for (position, title) in titles.enumerated() {
            lines += [position == 0 ? "**\(markdownText(title))**" : markdownText(title), ""]
        }
        lines += table.markdownLines + [""]
        lines += (notes + trailer).map { "- \(markdownText($0))" }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension DisplayTable {
    /// A pipe table, which has one line of heads: those that span columns stand before each head below them.
    fileprivate var markdownLines: [String] {
        let stub = stubHeads.isEmpty ? [] : [markdownText(stubHeads.joined(separator: " / "))]
        let heads = columns.indices.map { column in
            let above = spanners.compactMap { level in level.first { $0.columns.contains(column) } }.map { spanner in
                markdownText(spanner.title) + (spanner.n.map { " " + spannerN($0) } ?? "")
            }
            return (above + [markdownText(columns[column].head)]).joined(separator: ": ")
        }
        let rules = stub.map { _ in ":---" } + columns.map { $0.alignment == .text ? ":---" : "---:" }
        var lines = [Self.line(stub + heads), Self.line(rules)]
        let isGrouped = rows.contains { $0.indent > 0 }
        for row in rows {
            let label = markdownText(row.label)
            let indent = String(repeating: "&emsp;", count: row.indent)
            let shown = isGrouped && row.indent == 0 && !label.isEmpty ? "**\(label)**" : indent + label
            let cells = columns.indices.map { column in
                row.cell(column).paragraphs.map(markdownText).joined(separator: "<br>")
            }
            lines.append(Self.line((stubHeads.isEmpty ? [] : [shown]) + cells))
        }
        return sentence.map { lines + ["", markdownText($0)] } ?? lines
    }

    private static func line(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |"
    }
}
