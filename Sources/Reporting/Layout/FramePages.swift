extension DocumentLayout {
    /// A table of contents: the number, the title and the first page of every display.
    func pages(ofContents numbers: [Int]) -> [LaidOutPage] {
        let labels = document.displays.map { visible($0.label) }
        let number = faces.plain.width("Page 00000")
        let label = min(labels.map { faces.plain.width($0) }.max() ?? 0, paper.textWidth / 3) + 2 * faces.step
        let widths = twips([label, paper.textWidth - label - number, number])
        let rows = document.displays.enumerated().map { position, numbered in
            let title = visible(numbered.display.titles.first ?? numbered.display.name)
            return LaidOutRow(cells: [
                LaidOutCell(faces.plain.lines(of: labels[position], width: widths[0] - faces.step), target: position),
                LaidOutCell(faces.plain.lines(of: title, width: widths[1] - faces.step), target: position),
                LaidOutCell([String(numbers[position])], alignment: .right, target: position),
            ])
        }
        let heads = LaidOutRow(
            cells: [LaidOutCell([]), LaidOutCell(["Title"]), LaidOutCell(["Page"], alignment: .right)], isBold: true)
        let table = LaidOutTable(
            columnWidths: widths, roles: widths.map { _ in .text }, heads: [heads], rows: rows)
        var pages = pages(of: table, title: "Contents")
        pages[0].bookmark = "contents"
        return pages
    }

    /// What made the document, a row for each thing; none where nothing is known.
    var provenancePages: [LaidOutPage] {
        guard !document.provenance.isEmpty else { return [] }
        let names = document.provenance.map { visible($0.name) }
        let name = min(names.map { faces.plain.width($0) }.max() ?? 0, paper.textWidth / 3) + 2 * faces.step
        let widths = twips([name, paper.textWidth - name])
        let rows = document.provenance.enumerated().map { position, item in
            LaidOutRow(cells: [
                LaidOutCell(faces.plain.lines(of: names[position], width: widths[0] - faces.step)),
                LaidOutCell(faces.plain.lines(of: visible(item.value), width: widths[1])),
            ])
        }
        let table = LaidOutTable(columnWidths: widths, roles: [.text, .text], heads: [], rows: rows)
        var pages = pages(of: table, title: "Provenance")
        pages[0].bookmark = "provenance"
        return pages
    }

    /// Pages of rows that have no heads among them, below the titles of the document.
    private func pages(of table: LaidOutTable, title: String) -> [LaidOutPage] {
        var blank = LaidOutPage(headLeft: "", headRight: "")
        let titles = document.titles.flatMap(titleLines)
        blank.titles = shortened(titles, to: 6) + ["", title]
        blank.boldTitles = blank.titles.count
        let room = paper.lineCount - lines(of: blank) - table.heads.reduce(0) { $0 + $1.height }
        let rows = table.rows.map { PageBreaks.Row(lines: $0.height, indent: 0) }
        return PageBreaks(rows).pages(room: max(3, room), last: max(3, room)).map { stretch in
            var page = blank
            page.table = table
            page.table?.rows = stretch.pieces.map { table.rows[$0.row].part($0.lines) }
            return page
        }
    }

    /// Lengths in whole twentieths of a point, as word processors have them.
    private func twips(_ lengths: [Double]) -> [Double] { lengths.map { ($0 * 20).rounded(.down) / 20 } }
}
