/// A document put on pages.
///
/// Contents come first, where there is more than one display, and what made the document last. The title and the heads of
/// the columns stand on every page of a display. So do footnotes of at most five lines. Longer ones stand in full on the
/// last page of their display only, with at least its last rows; its other pages have the first footnote, where that takes
/// at most two lines, and a line that says where all are.
struct DocumentLayout {
    let document: Document
    let paper: Paper
    let faces: Faces
    private let title: Typeface
    private let foot: Typeface

    init(_ document: Document, on paper: Paper) {
        self.document = document
        self.paper = paper
        faces = Faces(paper: paper)
        title = Typeface(size: paper.titleSize, isBold: true)
        foot = Typeface(size: paper.footSize)
    }

    func laidOut() -> LaidOutDocument {
        let displays = document.displays.indices.map(pages(ofDisplay:))
        var contents: [LaidOutPage] = []
        if displays.count > 1 {
            // How many pages the contents take does not depend on the numbers in them.
            var first = pages(ofContents: displays.map { _ in 1 }).count + 1
            var numbers: [Int] = []
            for pages in displays {
                numbers.append(first)
                first += pages.count
            }
            contents = pages(ofContents: numbers)
        }
        var pages = contents + displays.joined() + provenancePages
        let name = visible(document.titles.first ?? "")
        let head = ([document.mark.map { visible($0) }, name].compactMap(\.self)).joined(separator: " · ")
        for position in pages.indices {
            pages[position].headRight = "Page \(position + 1) of \(pages.count)"
            let room = paper.textWidth - faces.plain.width(pages[position].headRight) - 24
            pages[position].headLeft = shortened(faces.plain.lines(of: head, width: room), to: 1).first ?? ""
        }
        return LaidOutDocument(paper: paper, title: name, pages: pages)
    }

    // MARK: Displays

    private func pages(ofDisplay position: Int) -> [LaidOutPage] {
        let numbered = document.displays[position]
        let display = numbered.display
        let table = display.table
        let measures = ColumnMeasures(table, faces: faces, room: paper.textWidth)
        let panels = PanelColumns.panels(of: table, measures: measures, room: paper.textWidth).map {
            PanelRows(table: table, panel: $0, measures: measures, faces: faces)
        }
        var rows = panels.map { panel in table.rows.indices.map(panel.row) }
        if let sentence = table.sentence {
            for place in panels.indices { rows[place].append(panels[place].sentence(sentence)) }
        }
        let heads = panels.map(\.heads)
        var blank = LaidOutPage(headLeft: "", headRight: "")
        blank.display = position
        let ownTitles = [numbered.label] + display.titles.prefix(1)
        let titles = ownTitles.flatMap(titleLines)
        blank.titles = shortened(titles + display.titles.dropFirst().flatMap(titleLines), to: 7)
        blank.boldTitles = min(titles.count, blank.titles.count)
        blank.foot = shortened(display.trailer.suffix(1).flatMap { noteLines($0, foot) }, to: 3)
        let notes = PageNotes(
            display.notes.map { noteLines($0, faces.plain) },
            atEnd: display.trailer.dropLast().flatMap { noteLines($0, faces.plain) }, kind: numbered.kind)

        let room = paper.lineCount - lines(of: blank) - (heads.map { $0.reduce(0) { $0 + $1.height } }.max() ?? 0)
        let breaks = PageBreaks(breakRows(table, rows: rows, panels: panels))
        let stretches = breaks.pages(
            room: max(3, room - notes.height(notes.onEveryPage)), last: room - notes.height(notes.onLastPage))
        var pages: [LaidOutPage] = []
        for (number, stretch) in stretches.enumerated() {
            let isLast = number == stretches.count - 1
            if stretch.pieces.isEmpty && isLast && number > 0 {
                pages += notes.ownPages(like: blank, room: room)
                continue
            }
            for place in panels.indices {
                var page = blank
                page.table = LaidOutTable(
                    columnWidths: panels[place].widths, roles: panels[place].roles, heads: heads[place],
                    rows: printed(stretch, of: rows[place], panel: panels[place]))
                page.notes = isLast && place == panels.indices.last ? notes.onLastPage : notes.onEveryPage
                pages.append(page)
            }
        }
        if !pages.isEmpty { pages[0].bookmark = "display_\(position + 1)" }
        return pages
    }

    /// The rows of a page: heads that are continued, then its pieces.
    private func printed(_ page: PageBreaks.Page, of rows: [LaidOutRow], panel: PanelRows) -> [LaidOutRow] {
        var printed = page.continued.map(panel.continued)
        for (place, piece) in page.pieces.enumerated() {
            let isApart = piece.row < panel.table.rows.count ? panel.table.rows[piece.row].isApart : true
            if place > 0, isApart, piece.lines.lowerBound == 0 {
                printed.append(LaidOutRow(cells: [LaidOutCell([], span: panel.widths.count)]))
            }
            printed.append(rows[piece.row].part(piece.lines))
        }
        return printed
    }

    /// What the breaks between pages depend on: the same for all panels, so that they show the same rows.
    private func breakRows(
        _ table: DisplayTable, rows: [[LaidOutRow]], panels: [PanelRows]
    ) -> [PageBreaks.Row] {
        let count = rows.first?.count ?? 0
        return (0..<count).map { position in
            let lines = rows.map { $0[position].height }.max() ?? 1
            guard position < table.rows.count else { return PageBreaks.Row(lines: lines, indent: 0, isApart: true) }
            var row = PageBreaks.Row(
                lines: lines, indent: table.rows[position].indent, isApart: table.rows[position].isApart)
            if table.isHead(position) { row.continued = panels.map { $0.continued(position).height }.max() ?? 1 }
            return row
        }
    }

    // MARK: Lines

    func titleLines(_ text: String) -> [String] { title.lines(of: visible(text), width: paper.textWidth) }

    func noteLines(_ text: String, _ face: Typeface) -> [String] {
        let lines = face.lines(of: visible(text), width: paper.textWidth, hanging: face.width("  "))
        return lines.enumerated().map { $0 == 0 ? $1 : "  " + $1 }
    }

    /// The lines of a page but those of its table and notes.
    func lines(of page: LaidOutPage) -> Int {
        2 + page.titles.count + 1 + (page.foot.isEmpty ? 0 : page.foot.count + 1)
    }
}

extension Document {
    /// The document on pages of a paper, each line and column in its place.
    package func laidOut(on paper: Paper) -> LaidOutDocument { DocumentLayout(self, on: paper).laidOut() }
}

extension LaidOutRow {
    /// Some lines of a row that is broken between pages; all of it as it is.
    func part(_ lines: Range<Int>) -> LaidOutRow {
        guard lines.lowerBound > 0 || lines.upperBound < height else { return self }
        var part = self
        for place in cells.indices {
            let all = cells[place].lines
            part.cells[place].lines = Array(all[min(lines.lowerBound, all.count)..<min(lines.upperBound, all.count)])
            if lines.lowerBound > 0 {
                part.cells[place].inset += cells[place].hanging
                part.cells[place].hanging = 0
            }
        }
        return part
    }
}
