extension Display {
    /// The display as plain text of at most `width` columns (never less than 60), in panels of some columns each when
    /// all do not fit beside the labels.
    func text(width: Int) -> String {
        let width = max(width, OutputFormat.leastWidth)
        let panels = TextColumns(table).panels(width: width).map { TextPanel(table: table, columns: $0) }
        let tableWidth = panels.map(\.width).max() ?? width
        var lines = titles.flatMap { wrapped(visible($0), width: width, hanging: 2) }
        for panel in panels {
            if !lines.isEmpty { lines.append("") }
            lines += panel.lines
        }
        lines.append("")
        // Notes keep to a width that is easy to read, whatever the terminal's.
        let noteWidth = min(width, max(tableWidth, OutputFormat.defaultWidth))
        lines += notes.flatMap { wrapped(visible($0), width: noteWidth, hanging: 2) }
        if !trailer.isEmpty { lines.append("") }
        lines += trailer.flatMap { wrapped(visible($0), width: noteWidth, hanging: 2) }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// The lines of some of a table's columns side by side, beside the labels.
private struct TextPanel {
    private static let gap = TextColumns.gap

    let table: DisplayTable
    let columns: TextColumns.Panel

    private var hasStub: Bool { columns.stub != nil }
    private var stub: Int { columns.stub ?? 0 }
    private var widths: [Int] { columns.columns.map(\.width) }

    var width: Int { columns.width }

    var lines: [String] {
        let rule = String(repeating: "─", count: width)
        var lines = [rule] + heads + [rule]
        for row in table.rows { lines += self.lines(of: row) }
        if let sentence = table.sentence { lines += wrapped(sentence, width: width) }
        return lines + [rule]
    }

    private var heads: [String] {
        var lines = table.spanners.flatMap(lines(of:))
        let heads = columns.columns.map { column in
            let head = table.columns[column.position]
            return wrapped(head.head, width: column.width).map {
                padded($0, to: column.width, right: head.alignment == .number)
            }
        }
        let stubHeads = table.stubHeads.enumerated().flatMap { depth, head in
            wrapped(head, width: stub - 2 * depth).map { String(repeating: "  ", count: depth) + $0 }
        }
        let all = (hasStub ? [stubHeads] : []) + heads
        let height = all.map(\.count).max() ?? 0
        let padding = (hasStub ? [stub] : []) + widths
        for line in 0..<height {
            lines.append(
                joined(
                    zip(all, padding).map { cell, width in
                        let position = line - (height - cell.count)
                        return padded(position >= 0 ? cell[position] : "", to: width)
                    }))
        }
        return lines
    }

    /// The heads of a level above the columns they span, and the rules below them; nothing where none is here.
    private func lines(of level: [DisplayTable.Spanner]) -> [String] {
        var spans: [(spanner: DisplayTable.Spanner?, width: Int)] = []
        for column in columns.columns {
            let spanner = level.first { $0.columns.contains(column.position) }
            if let spanner, spans.last?.spanner == spanner {
                spans[spans.count - 1].width += Self.gap + column.width
            } else {
                spans.append((spanner, column.width))
            }
        }
        guard spans.contains(where: { $0.spanner != nil }) else { return [] }
        let cells = spans.map { spanner, width in
            let title = spanner.map { wrapped(visible($0.title), width: width) } ?? []
            return (titles: title + (spanner?.n.map { [spannerN($0)] } ?? []), width: width, isRuled: spanner != nil)
        }
        let height = cells.map(\.titles.count).max() ?? 0
        let blank = hasStub ? [padded("", to: stub)] : []
        var lines = (0..<height).map { line in
            joined(
                blank
                    + cells.map { cell in
                        let position = line - (height - cell.titles.count)
                        return Self.centred(position >= 0 ? cell.titles[position] : "", cell.width)
                    })
        }
        lines.append(joined(blank + cells.map { String(repeating: $0.isRuled ? "─" : " ", count: $0.width) }))
        return lines
    }

    private func lines(of row: DisplayTable.Row) -> [String] {
        let indent = String(repeating: "  ", count: max(0, row.indent))
        // Without a label column, a row that only heads others has the whole width.
        let room = hasStub ? stub : width
        let label = wrapped(visible(row.label), width: room - indent.count, hanging: 2).map { indent + $0 }
        if row.cells.isEmpty { return label.map { joined([padded($0, to: room)]) } }
        let cells = (hasStub ? [label] : []) + columns.columns.map { text(of: row, in: $0) }
        let widths = (hasStub ? [stub] : []) + widths
        return (0..<max(1, cells.map(\.count).max() ?? 1)).map { line in
            joined(zip(cells, widths).map { padded(line < $0.count ? $0[line] : "", to: $1) })
        }
    }

    private func text(of row: DisplayTable.Row, in column: TextColumns.Column) -> [String] {
        guard column.position < row.cells.count else { return [] }
        let cell = row.cells[column.position]
        if table.columns[column.position].alignment == .text {
            return cell.paragraphs.flatMap { wrapped($0, width: column.width) }
        }
        var text = padded(visible(cell.main), to: column.main, right: true)
        if column.detail > 0 { text += " " + padded(visible(cell.detail), to: column.detail, right: true) }
        return [padded(text, to: column.width, right: true)]
    }

    /// A line of cells without spaces at its end.
    private func joined(_ cells: [String]) -> String {
        var line = cells.joined(separator: String(repeating: " ", count: Self.gap))
        while line.last == " " { line.removeLast() }
        return line
    }

    private static func centred(_ text: String, _ width: Int) -> String {
        let free = max(0, width - displayWidth(text))
        return String(repeating: " ", count: free / 2) + text + String(repeating: " ", count: free - free / 2)
    }
}
