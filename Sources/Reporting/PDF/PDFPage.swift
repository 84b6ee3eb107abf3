/// How the parts of a page stand on its sheet.
struct PDFPage {
    /// Where the letters of a line stand in its height, from above.
    private static let baseline = 0.76
    /// Between a rule and the line below it, or above the last rule. It is taken from the half line below a table.
    private static let gap = 1.4

    let paper: Paper
    /// By display, the target that links to it lead to.
    let targets: [Int: String]

    private var left: Double { paper.margin }
    private var right: Double { paper.width - paper.margin }

    func draw(_ page: LaidOutPage, on canvas: borrowing PDFCanvas) {
        var top = paper.margin
        let head = PDFCanvas.Style(size: paper.letterSize, ink: .grey)
        let room = canvas.width(of: page.headRight, head) + 12
        draw(page.headLeft, top: top, to: max(left + 1, right - room), style: head, on: canvas)
        draw(page.headRight, top: top, alignment: .right, style: head, on: canvas)
        top += 2 * paper.lineHeight
        for (position, title) in page.titles.enumerated() {
            let style = PDFCanvas.Style(size: paper.titleSize, isBold: position < page.boldTitles)
            draw(title, top: top, alignment: .centre, style: style, on: canvas)
            top += paper.lineHeight
        }
        top += paper.lineHeight
        if let table = page.table {
            draw(table, top: &top, on: canvas)
            top += paper.lineHeight / 2 - 3 * Self.gap
        }
        for note in page.notes {
            draw(note, top: top, style: PDFCanvas.Style(size: paper.letterSize), on: canvas)
            top += paper.lineHeight
        }
        top = paper.height - paper.margin - Double(page.foot.count) * paper.lineHeight
        for line in page.foot {
            draw(line, top: top, style: PDFCanvas.Style(size: paper.footSize, ink: .grey), on: canvas)
            top += paper.lineHeight
        }
    }

    /// A line across the page; spaces that it begins with move it in.
    private func draw(
        _ text: String, top: Double, to edge: Double? = nil, alignment: LaidOutCell.Alignment = .left,
        style: PDFCanvas.Style, on canvas: borrowing PDFCanvas
    ) {
        canvas.draw(
            text, from: left, to: edge ?? right, baseline: top + Self.baseline * paper.lineHeight,
            alignment: alignment, style: style)
    }

    private func draw(_ table: LaidOutTable, top: inout Double, on canvas: borrowing PDFCanvas) {
        let start = left + table.inset(on: paper)
        let edges = table.columnWidths.reduce(into: [start]) { $0.append(($0.last ?? start) + $1) }
        let end = edges.last ?? right
        canvas.rule(from: start, to: end, at: top)
        top += Self.gap
        for row in table.heads {
            draw(row, isHead: true, edges: edges, top: top, on: canvas)
            top += Double(row.height) * paper.lineHeight
        }
        if !table.heads.isEmpty { canvas.rule(from: start, to: end, at: top) }
        top += Self.gap
        for row in table.rows {
            draw(row, isHead: false, edges: edges, top: top, on: canvas)
            top += Double(row.height) * paper.lineHeight
        }
        top += Self.gap
        canvas.rule(from: start, to: end, at: top)
    }

    private func draw(
        _ row: LaidOutRow, isHead: Bool, edges: [Double], top: Double, on canvas: borrowing PDFCanvas
    ) {
        var column = 0
        for cell in row.cells {
            guard column < edges.count - 1 else { return }
            let from = edges[column]
            column = min(column + max(1, cell.span), edges.count - 1)
            let to = edges[column]
            let target = cell.target.flatMap { targets[$0] }
            let style = PDFCanvas.Style(
                size: paper.letterSize, isBold: row.isBold, ink: target == nil ? .black : .blue)
            let first = isHead ? row.height - cell.lines.count : 0
            for (position, line) in cell.lines.enumerated() {
                let inset = cell.inset + (position > 0 ? cell.hanging : 0)
                let isRight = cell.alignment == .right
                canvas.draw(
                    line, from: isRight ? from : from + inset, to: isRight ? to - inset : to,
                    baseline: top + (Double(first + position) + Self.baseline) * paper.lineHeight,
                    alignment: cell.alignment, style: style)
            }
            let height = Double(row.height) * paper.lineHeight
            if cell.isRuled { canvas.rule(from: from, to: to, at: top + height) }
            if let target, !cell.lines.isEmpty { canvas.link(to: target, from: from, to: to, top: top, height: height) }
        }
    }
}
