/// A display on a sheet: titles, heads over one another, rows, and notes below.
struct TableSheet {
    private static let widestLabel = 60
    private static let widestText = 40

    private let display: Display
    private let label: String
    private let table: DisplayTable
    private let sheet: WorkbookSheet
    private let contents: String
    /// In letters.
    private let widths: [Int]

    init(display: Document.NumberedDisplay, sheet: WorkbookSheet, contents: String) {
        self.display = display.display
        label = display.label
        table = display.display.table
        self.sheet = sheet
        self.contents = contents
        widths = Self.widths(display.display.table)
    }

    private var hasLabels: Bool { !table.stubHeads.isEmpty }
    /// The sheet's column of a column of the table.
    private func place(_ column: Int) -> Int { column + (hasLabels ? 1 : 0) }
    private var lastColumn: Int { max(0, widths.count - 1) }

    private static func widths(_ table: DisplayTable) -> [Int] {
        func width(_ texts: [String]) -> Int { texts.map { displayWidth(visible($0)) }.max() ?? 0 }
        let labels = table.rows.map { displayWidth(visible($0.label)) + 2 * $0.indent } + [width(table.stubHeads) + 4]
        let columns = table.columns.indices.map { column in
            let head = table.columns[column].head.split(separator: " ").map(String.init)
            let cells = table.rows.flatMap { $0.cell(column).paragraphs }
            return max(8, min(max(width(head), width(cells)) + 2, widestText))
        }
        return (table.stubHeads.isEmpty ? [] : [min((labels.max() ?? 0) + 2, widestLabel)]) + columns
    }

    func write() throws(ReportingError) {
        for (column, width) in widths.enumerated() { try sheet.setWidth(width, column: column) }
        try sheet.write(label, linkTo: contents, row: 0, column: 0, CellStyle())
        var row = 1
        for (position, title) in display.titles.enumerated() {
            try sheet.write(title, row: row, column: 0, CellStyle(isBold: position == 0, isTitle: position == 0))
            row += 1
        }
        let heads = row + 1...row + 1 + table.spanners.count
        try writeHeads(from: heads.lowerBound)
        try sheet.keepInSight(heads: heads, hasLabels: hasLabels)
        row = heads.upperBound + 1
        let isGrouped = table.rows.contains { $0.indent > 0 }
        for (position, line) in table.rows.enumerated() {
            let isLast = position == table.rows.count - 1 && table.sentence == nil
            try write(line, row: row, isBold: isGrouped && line.indent == 0, isLast: isLast)
            row += 1
        }
        if let sentence = table.sentence {
            let style = CellStyle(isItalic: true, alignment: .left, hasRuleBelow: true)
            try sheet.merge(sentence, rows: row...row, columns: 0...lastColumn, style)
            row += 1
        }
        row += 1
        for note in display.notes { try writeNote(note, row: &row, CellStyle(alignment: .left, isWrapped: true)) }
        if !display.notes.isEmpty, !display.trailer.isEmpty { row += 1 }
        for line in display.trailer {
            try writeNote(line, row: &row, CellStyle(isGrey: true, alignment: .left, isWrapped: true))
        }
        try sheet.setPrinting()
    }

    /// A note across the table, as high as its lines are when broken at that width.
    private func writeNote(_ note: String, row: inout Int, _ style: CellStyle) throws(ReportingError) {
        let width = max(widths.reduce(0, +), 80)
        // Beside a narrow table a note takes further columns of the usual width.
        let last = widths.reduce(0, +) < 80 ? lastColumn + (80 - widths.reduce(0, +)) / 8 + 1 : lastColumn
        try sheet.merge(note, rows: row...row, columns: 0...last, style)
        try sheet.setHeight(Double(wrapped(visible(note), width: width).count), row: row)
        row += 1
    }
}

extension TableSheet {
    private func writeHeads(from first: Int) throws(ReportingError) {
        let levels = TableHead(table).levels
        let last = first + levels.count - 1
        if hasLabels {
            let text = table.stubHeads.enumerated()
                .map { String(repeating: "  ", count: $0) + visible($1) }.joined(separator: "\n")
            try sheet.merge(text, rows: first...last, columns: 0...0, head(.left, top: true, bottom: true))
        }
        for (level, cells) in levels.enumerated() {
            let row = first + level
            var lines = 1
            for cell in cells {
                let columns = place(cell.columns.lowerBound)...place(cell.columns.upperBound - 1)
                let room = max(1, columns.reduce(0) { $0 + widths[$1] } - 1)
                switch cell.content {
                case .blank:
                    try sheet.merge("", rows: row...row, columns: columns, head(nil, top: level == 0, bottom: false))
                case .column(let column):
                    let style = head(column.alignment == .text ? .left : .right, top: level == 0, bottom: true)
                    try sheet.merge(visible(column.head), rows: row...last, columns: columns, style)
                    if cell.depth == 1 { lines = max(lines, wrapped(visible(column.head), width: room).count) }
                case .spanner(let spanner):
                    let text = visible(spanner.title) + (spanner.n.map { "\n" + spannerN($0) } ?? "")
                    let style = head(.centre, top: level == 0, bottom: true)
                    try sheet.merge(text, rows: row...row, columns: columns, style)
                    lines = max(
                        lines, wrapped(visible(spanner.title), width: room).count + (spanner.n == nil ? 0 : 1))
                }
            }
            // The last row gives the heads of the labels what the rows above leave.
            if row == last { lines = max(lines, table.stubHeads.count - (levels.count - 1)) }
            try sheet.setHeight(Double(lines), row: row)
        }
    }

    private func head(_ alignment: CellStyle.Alignment?, top: Bool, bottom: Bool) -> CellStyle {
        CellStyle(
            isBold: true, alignment: alignment, isWrapped: true, isAtFoot: true, hasRuleAbove: top, hasRuleBelow: bottom
        )
    }

    private func write(_ line: DisplayTable.Row, row: Int, isBold: Bool, isLast: Bool) throws(ReportingError) {
        if hasLabels {
            let style = CellStyle(
                isBold: isBold, alignment: .left, indent: line.indent, isWrapped: true, hasRuleBelow: isLast)
            try sheet.write(visible(line.label), row: row, column: 0, style)
        }
        for column in table.columns.indices {
            let cell = line.cell(column)
            let isText = table.columns[column].alignment == .text
            let style = CellStyle(alignment: isText ? .left : .right, isWrapped: isText, hasRuleBelow: isLast)
            if !isText, cell.detail.isEmpty, let number = PlainNumber(cell.main) {
                try sheet.write(number, row: row, column: place(column), style)
            } else if !cell.text.isEmpty || isLast {
                try sheet.write(cell.paragraphs.joined(separator: "\n"), row: row, column: place(column), style)
            }
        }
        let lines = lines(of: line, isBold: isBold)
        // Not every program finds the height of a row with broken texts by itself.
        if lines > 1 { try sheet.setHeight(Double(lines), row: row) }
    }

    /// How many lines the texts of a row take when broken at the widths of their columns.
    private func lines(of line: DisplayTable.Row, isBold: Bool) -> Int {
        var lines = 1
        if hasLabels {
            let label = visible(line.label)
            // Bold capitals are wider than the letter by which widths are counted.
            let isWide = isBold && !label.contains(where: \.isLowercase)
            let room = widths[0] - 2 * line.indent - 1
            lines = wrapped(label, width: max(1, isWide ? room * 5 / 6 : room)).count
        }
        for column in table.columns.indices where table.columns[column].alignment == .text {
            let room = max(1, widths[place(column)] - 1)
            lines = max(
                lines, line.cell(column).paragraphs.reduce(0) { $0 + wrapped(visible($1), width: room).count })
        }
        return lines
    }
}
