/// The heads and rows of a table in the columns of one panel, every text broken.
struct PanelRows {
    /// Heads are cut rather than take the page from the rows: those of spanners to this many lines a level, those of
    /// columns to twice as many.
    private static let mostHeadLines = 5

    let table: DisplayTable
    let panel: PanelColumns
    let measures: ColumnMeasures
    let faces: Faces
    /// Of the columns as they are printed: labels, and for each column its gap, its number or text, and its bracket.
    let widths: [Double]
    let roles: [LaidOutTable.Role]

    init(table: DisplayTable, panel: PanelColumns, measures: ColumnMeasures, faces: Faces) {
        self.table = table
        self.panel = panel
        self.measures = measures
        self.faces = faces
        var widths = panel.stub.map { [$0] } ?? []
        var roles: [LaidOutTable.Role] = panel.stub == nil ? [] : [.text]
        for (place, column) in panel.columns.enumerated() {
            if panel.gaps.contains(place) {
                widths.append(ColumnMeasures.gap)
                roles.append(.gap)
            }
            let width = panel.widths[place]
            guard case .number(let main, let detail) = measures.columns[column].kind, detail > 0 else {
                widths.append(width)
                roles.append(.text)
                continue
            }
            // The number and its bracket stand as one block in the middle of the column.
            let behind = max(0, width - faces.block(main: main, detail: detail)) / 2
            let second = ((faces.space + detail + behind) * 20).rounded() / 20
            widths += [max(0, width - second), second]
            roles += [.text, .detail]
        }
        self.widths = widths
        self.roles = roles
    }

    // MARK: Rows

    func row(_ position: Int) -> LaidOutRow {
        let row = table.rows[position]
        guard !row.cells.isEmpty else { return head(visible(row.label), indent: row.indent) }
        var cells: [LaidOutCell] = []
        cells.reserveCapacity(widths.count)
        if let width = panel.stub { cells.append(label(visible(row.label), indent: row.indent, width: width)) }
        for (place, column) in panel.columns.enumerated() {
            if panel.gaps.contains(place) { cells.append(LaidOutCell([])) }
            let cell = column < row.cells.count ? row.cells[column] : DisplayTable.Cell("")
            let width = panel.widths[place]
            switch measures.columns[column].kind {
            case .text:
                let room = width - ColumnMeasures.behindText
                cells.append(LaidOutCell(cell.paragraphs.flatMap { faces.plain.lines(of: $0, width: room) }))
            case .number(let main, let detail):
                let behind = max(0, width - faces.block(main: main, detail: detail)) / 2
                cells.append(
                    LaidOutCell([visible(cell.main)], alignment: .right, inset: detail > 0 ? 0 : behind))
                if detail > 0 {
                    let lines = cell.detail.isEmpty ? [] : [visible(cell.detail)]
                    cells.append(LaidOutCell(lines, alignment: .right, inset: behind))
                }
            }
        }
        return LaidOutRow(cells: cells)
    }

    /// A head that stands again on a further page, without its numbers: they stand once.
    func continued(_ position: Int) -> LaidOutRow {
        head("\(visible(table.rows[position].label)) (cont.)", indent: table.rows[position].indent)
    }

    /// A row of one text over all columns.
    private func head(_ text: String, indent: Int) -> LaidOutRow {
        var cell = label(text, indent: indent, width: widths.reduce(0, +))
        cell.span = widths.count
        return LaidOutRow(cells: [cell])
    }

    /// A sentence below the rows, or in their place.
    func sentence(_ text: String) -> LaidOutRow {
        let lines = faces.plain.lines(of: visible(text), width: widths.reduce(0, +))
        guard table.rows.isEmpty else { return LaidOutRow(cells: [LaidOutCell(lines, span: widths.count)]) }
        return LaidOutRow(cells: [LaidOutCell([""] + lines + [""], span: widths.count, alignment: .centre)])
    }

    private func label(_ text: String, indent: Int, width: Double) -> LaidOutCell {
        // Deep rows do not walk out of a narrow column.
        let inset = min(Double(max(0, indent)) * faces.step, width / 2)
        let room = width - inset - ColumnMeasures.behindText
        let lines = faces.plain.lines(of: text, width: room, hanging: faces.hanging)
        return LaidOutCell(lines, inset: inset, hanging: faces.hanging)
    }

    // MARK: Heads

    var heads: [LaidOutRow] {
        let levels = table.spanners.compactMap(spannerRow)
        return levels + [columnHeads]
    }

    private var columnHeads: LaidOutRow {
        var cells: [LaidOutCell] = []
        if let width = panel.stub {
            let lines = table.stubHeads.enumerated().flatMap { depth, head in
                faces.bold.lines(of: visible(head), width: width - Double(min(depth, 1)) * faces.step)
            }
            cells.append(LaidOutCell(cut(lines, to: 2 * Self.mostHeadLines), hanging: faces.step))
        }
        for (place, column) in panel.columns.enumerated() {
            if panel.gaps.contains(place) { cells.append(LaidOutCell([])) }
            let isText = measures.columns[column].kind == .text
            let room = panel.widths[place] - (isText ? ColumnMeasures.behindText : 2)
            let lines = faces.bold.lines(of: visible(table.columns[column].head), width: room)
            cells.append(
                LaidOutCell(
                    cut(lines, to: 2 * Self.mostHeadLines), span: printed(place).count,
                    alignment: isText ? .left : .centre))
        }
        return LaidOutRow(cells: cells, isBold: true)
    }

    /// The heads of a level above the columns of this panel; nil where none of them is here.
    private func spannerRow(_ level: [DisplayTable.Spanner]) -> LaidOutRow? {
        var cells: [LaidOutCell] = []
        var covered = 0
        for spanner in level.sorted(by: { $0.columns.lowerBound < $1.columns.lowerBound }) {
            let places = panel.columns.indices.filter { spanner.columns.contains(panel.columns[$0]) }
            guard let first = places.first, let last = places.last, printed(first).lowerBound >= covered else {
                continue
            }
            let range = printed(first).lowerBound..<printed(last).upperBound
            cells += (covered..<range.lowerBound).map { _ in LaidOutCell([]) }
            let room = widths[range].reduce(0, +) - 2
            let title = cut(faces.bold.lines(of: visible(spanner.title), width: room), to: Self.mostHeadLines)
            cells.append(
                LaidOutCell(
                    title + (spanner.n.map { [spannerN($0)] } ?? []), span: range.count, alignment: .centre,
                    isRuled: true))
            covered = range.upperBound
        }
        guard covered > 0 else { return nil }
        cells += (covered..<widths.count).map { _ in LaidOutCell([]) }
        return LaidOutRow(cells: cells, isBold: true)
    }

    /// The printed columns of one of the panel's.
    private func printed(_ place: Int) -> Range<Int> {
        var next = panel.stub == nil ? 0 : 1
        for earlier in 0..<place { next += count(of: earlier) + (panel.gaps.contains(earlier) ? 1 : 0) }
        next += panel.gaps.contains(place) ? 1 : 0
        return next..<next + count(of: place)
    }

    private func count(of place: Int) -> Int {
        if case .number(_, let detail) = measures.columns[panel.columns[place]].kind, detail > 0 { return 2 }
        return 1
    }

    private func cut(_ lines: [String], to most: Int) -> [String] { shortened(lines, to: most) }
}

/// The first lines of a text, with an ellipsis where some are left out.
func shortened(_ lines: [String], to most: Int) -> [String] {
    guard lines.count > most, let last = lines.prefix(most).last else { return lines }
    return lines.prefix(most).dropLast() + [last.dropLast(2) + "…"]
}
