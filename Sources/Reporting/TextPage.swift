extension Display {
    /// The display as plain text of at most `width` columns (never less than 60), in panels of some columns each when
    /// all do not fit beside the labels.
    func text(width: Int) -> String {
        let width = max(width, OutputFormat.leastWidth)
        let layout = TextLayout(page: PageGroups(table: table))
        let panels = layout.panels(width: width)
        let tableWidth = panels.map { layout.width(of: $0) }.max() ?? width
        var lines = titles.flatMap { wrapped(visible($0), width: width, hanging: 2) }
        for panel in panels {
            if !lines.isEmpty { lines.append("") }
            lines += layout.lines(of: panel)
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

/// Column widths of a page and the lines they give.
private struct TextLayout {
    /// Labels are not squeezed below this many columns while a panel can give up another group.
    private static let comfortableStub = 20
    private static let leastStub = 12
    private static let gap = 2

    let page: PageGroups
    /// Per group and column: the widths of a cell's number and of its bracket.
    private let parts: [[(main: Int, detail: Int)]]
    private let columns: [[Int]]
    private let naturalStub: Int

    struct Panel {
        var groups: Range<Int>
        var stub: Int
    }

    init(page: PageGroups) {
        self.page = page
        let cellParts = page.groups.indices.map { group in
            page.groups[group].heads.indices.map { column in
                let cells = page.rows.compactMap { $0.cells.isEmpty ? nil : $0.cells[group][column] }
                return (
                    main: cells.map { displayWidth($0.main) }.max() ?? 0,
                    detail: cells.map { displayWidth($0.detail) }.max() ?? 0
                )
            }
        }
        parts = cellParts
        columns = page.groups.indices.map { position in
            let group = page.groups[position]
            var widths = zip(group.heads, cellParts[position]).map { head, part in
                max(Self.headWidth(head), part.main + (part.detail > 0 ? part.detail + 1 : 0))
            }
            for inner in group.inner { Self.widen(&widths, inner.columns, for: inner.title, n: inner.n) }
            Self.widen(&widths, widths.indices, for: group.title, n: group.n)
            return widths
        }
        let heads = page.stubHeads.enumerated().map { displayWidth($1) + 2 * $0 }
        let labels = page.rows.map { displayWidth(visible($0.label)) + 2 * $0.indent }
        naturalStub = (heads + labels).max() ?? 0
    }

    /// The least width at which a head takes no more than two lines, or one when it is short.
    private static func headWidth(_ head: String) -> Int {
        if displayWidth(head) <= 8 { return displayWidth(head) }
        let words = head.split(separator: " ").map { displayWidth(String($0)) }
        let least = words.max() ?? 0
        return (least...max(least, displayWidth(head))).first { wrapped(head, width: $0).count <= 2 } ?? least
    }

    private static func n(_ n: Int?) -> String { n.map { "(N = \($0))" } ?? "" }

    /// Makes room for a head above columns: its longest word and "(N = ...)" must fit.
    private static func widen(_ widths: inout [Int], _ columns: Range<Int>, for title: String, n: Int?) {
        guard let first = columns.first, columns.upperBound <= widths.count else { return }
        let words = visible(title).split(separator: " ").map { displayWidth(String($0)) }
        let wanted = max(min(words.max() ?? 0, 20), displayWidth(Self.n(n)))
        let missing = wanted - columns.reduce(gap * (columns.count - 1)) { $0 + widths[$1] }
        if missing > 0 { widths[first] += missing }
    }

    private func width(ofGroup group: Int) -> Int {
        columns[group].reduce(Self.gap * max(0, columns[group].count - 1), +)
    }

    func width(of panel: Panel) -> Int { panel.groups.reduce(panel.stub) { $0 + Self.gap + width(ofGroup: $1) } }

    /// Groups in their order, as many to a panel as fit; every panel has the same label column.
    func panels(width: Int) -> [Panel] {
        let wanted = min(naturalStub, Self.comfortableStub)
        var panels: [Panel] = []
        var start = 0
        var used = 0
        for group in page.groups.indices {
            let more = Self.gap + self.width(ofGroup: group)
            if group > start && wanted + used + more > width {
                panels.append(Panel(groups: start..<group, stub: 0))
                start = group
                used = 0
            }
            used += more
        }
        panels.append(Panel(groups: start..<page.groups.count, stub: 0))
        let widest = panels.map { self.width(of: $0) }.max() ?? 0
        let stub = max(min(naturalStub, width - widest), min(naturalStub, Self.leastStub))
        return panels.map { Panel(groups: $0.groups, stub: stub) }
    }

    func lines(of panel: Panel) -> [String] {
        let rule = String(repeating: "─", count: width(of: panel))
        var lines = [rule] + heads(of: panel) + [rule]
        for row in page.rows { lines += self.lines(of: row, in: panel) }
        if let sentence = page.sentence { lines += wrapped(sentence, width: width(of: panel)) }
        return lines + [rule]
    }

    private func heads(of panel: Panel) -> [String] {
        var titles: [[String]] = []
        var heads: [[String]] = []
        var inner: [[[String]]] = []
        for group in panel.groups {
            let width = width(ofGroup: group)
            let title =
                wrapped(visible(page.groups[group].title), width: width)
                + [Self.n(page.groups[group].n)].filter { !$0.isEmpty }
            titles.append(title.map { Self.centred($0, width) })
            inner.append(page.groups[group].inner.map { self.lines(of: $0, in: group) })
            for (head, column) in zip(page.groups[group].heads, columns[group]) {
                heads.append(wrapped(head, width: column).map { padded($0, to: column, right: true) })
            }
        }
        let span = panel.groups.map { String(repeating: "─", count: width(ofGroup: $0)) }
        let widths = panel.groups.map { width(ofGroup: $0) }
        var lines = bottomAligned(titles, widths: widths).map { join("", $0, panel) }
        lines.append(join("", span, panel))
        lines += innerHeads(inner, panel)
        let stub = page.stubHeads.enumerated().flatMap { depth, head in
            wrapped(head, width: panel.stub - 2 * depth).map { String(repeating: "  ", count: depth) + $0 }
        }
        let below = bottomAligned(heads, widths: panel.groups.flatMap { columns[$0] })
        let height = max(stub.count, below.count)
        for line in 0..<height {
            let label = line - (height - stub.count)
            let cells = line - (height - below.count)
            let blank = panel.groups.flatMap { columns[$0] }.map { String(repeating: " ", count: $0) }
            lines.append(join(label >= 0 ? stub[label] : "", cells >= 0 ? below[cells] : blank, panel))
        }
        return lines
    }

    /// The lines of a head between that of a group and those of its columns.
    private func lines(of head: DisplayTable.Spanner, in group: Int) -> [String] {
        let width = width(of: head.columns, in: group)
        let lines = wrapped(visible(head.title), width: width) + [Self.n(head.n)].filter { !$0.isEmpty }
        return lines.map { Self.centred($0, width) }
    }

    private func width(of columns: Range<Int>, in group: Int) -> Int {
        columns.reduce(Self.gap * max(0, columns.count - 1)) { $0 + self.columns[group][$1] }
    }

    /// The lines of all heads between groups and columns, and the rules below them; none where no group has any.
    private func innerHeads(_ heads: [[[String]]], _ panel: Panel) -> [String] {
        guard heads.contains(where: { !$0.isEmpty }) else { return [] }
        var cells: [[String]] = []
        var widths: [Int] = []
        for (group, own) in zip(panel.groups, heads) {
            guard !own.isEmpty else {
                cells.append([])
                widths.append(width(ofGroup: group))
                continue
            }
            cells += own
            widths += page.groups[group].inner.map { width(of: $0.columns, in: group) }
        }
        let rules = zip(cells, widths).map { String(repeating: $0.isEmpty ? " " : "─", count: $1) }
        return bottomAligned(cells, widths: widths).map { join("", $0, panel) } + [join("", rules, panel)]
    }

    private func lines(of row: PageGroups.Row, in panel: Panel) -> [String] {
        let indent = String(repeating: "  ", count: row.indent)
        let label = wrapped(visible(row.label), width: panel.stub - indent.count, hanging: 2)
        var cells: [String] = []
        for group in panel.groups where !row.cells.isEmpty {
            for (column, cell) in row.cells[group].enumerated() {
                let part = parts[group][column]
                var text = padded(cell.main, to: part.main, right: true)
                if part.detail > 0 { text += " " + padded(cell.detail, to: part.detail, right: true) }
                cells.append(padded(text, to: columns[group][column], right: true))
            }
        }
        return label.enumerated().map { position, text in
            join(indent + text, position == 0 ? cells : [], panel)
        }
    }

    /// A line of a label and cells without spaces at its end.
    private func join(_ label: String, _ cells: [String], _ panel: Panel) -> String {
        let gap = String(repeating: " ", count: Self.gap)
        var line = ([padded(label, to: panel.stub)] + cells).joined(separator: gap)
        while line.last == " " { line.removeLast() }
        return line
    }

    private func bottomAligned(_ cells: [[String]], widths: [Int]) -> [[String]] {
        let height = cells.map(\.count).max() ?? 0
        return (0..<height).map { line in
            zip(cells, widths).map { cell, width in
                let position = line - (height - cell.count)
                return position >= 0 ? cell[position] : String(repeating: " ", count: width)
            }
        }
    }

    private static func centred(_ text: String, _ width: Int) -> String {
        let free = max(0, width - displayWidth(text))
        return String(repeating: " ", count: free / 2) + text + String(repeating: " ", count: free - free / 2)
    }
}
