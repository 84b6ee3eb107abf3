extension DisplayTable {
    /// Per column the room that its brackets take, in halves of a digit's width; 0 where there are none.
    ///
    /// Brackets of one width leave the numbers before them below one another.
    var detailWidths: [Int] {
        columns.indices.map { column in
            var widest = 0
            for row in rows where column < row.cells.count {
                widest = max(widest, row.cells[column].detail.unicodeScalars.reduce(0) { $0 + $1.tenthsOfDigit })
            }
            return (widest + 4) / 5
        }
    }

    /// The head and the rows; a SOC and its terms are a group of rows.
    func appendHTML(to page: inout String) {
        appendHead(to: &page)
        let details = detailWidths
        let isGrouped = rows.contains { $0.indent > 0 }
        page += "<tbody>\n"
        for (position, row) in rows.enumerated() {
            if isGrouped, row.indent == 0, position > 0 { page += "</tbody>\n<tbody>\n" }
            append(row, isHead: isHead(position), isGrouped: isGrouped, details: details, to: &page)
        }
        if let sentence {
            let width = columns.count + (stubHeads.isEmpty ? 0 : 1)
            page += "<tr><td class=\"sentence\" colspan=\"\(max(1, width))\">\(htmlText(sentence))</td></tr>\n"
        }
        page += "</tbody>\n"
    }

    private func appendHead(to page: inout String) {
        let head = TableHead(self)
        page += "<thead>\n"
        for (level, cells) in head.levels.enumerated() {
            page += "<tr>"
            if level == 0, !stubHeads.isEmpty {
                page += "<th scope=\"col\" class=\"stub\"\(Self.span("row", head.levels.count))>"
                for (depth, text) in stubHeads.enumerated() {
                    page += "<span class=\"i\(min(depth, 9))\">\(htmlText(text))</span>"
                }
                page += "</th>"
            }
            for cell in cells {
                switch cell.content {
                case .blank: page += "<td\(Self.span("col", cell.columns.count))></td>"
                case .column(let column):
                    let name = column.alignment == .text ? " class=\"text\"" : ""
                    page += "<th scope=\"col\"\(name)\(Self.span("row", cell.depth))>\(htmlText(column.head))</th>"
                case .spanner(let spanner):
                    page += "<th scope=\"colgroup\" class=\"spanner\"\(Self.span("col", cell.columns.count))><span>"
                    page += htmlText(spanner.title)
                    if let n = spanner.n { page += " <span class=\"size\">\(spannerN(n))</span>" }
                    page += "</span></th>"
                }
            }
            page += "</tr>\n"
        }
        page += "</thead>\n"
    }

    private static func span(_ direction: String, _ count: Int) -> String {
        count > 1 ? " \(direction)span=\"\(count)\"" : ""
    }

    private func append(_ row: Row, isHead: Bool, isGrouped: Bool, details: [Int], to page: inout String) {
        var names: [String] = []
        if isHead { names.append("head") }
        if isGrouped, row.indent == 0 { names.append("outer") }
        if row.isApart { names.append("apart") }
        page += names.isEmpty ? "<tr>" : "<tr class=\"\(names.joined(separator: " "))\">"
        if !stubHeads.isEmpty {
            let scope = isHead && row.indent == 0 ? "rowgroup" : "row"
            let indent = row.indent > 0 ? " class=\"i\(min(row.indent, 9))\"" : ""
            page += "<th scope=\"\(scope)\"\(indent)>\(htmlText(row.label))</th>"
        }
        if row.cells.isEmpty {
            page += "<td\(Self.span("col", columns.count))></td>"
        } else {
            for (column, detail) in zip(columns.indices, details) {
                append(row.cell(column), alignment: columns[column].alignment, detail: detail, to: &page)
            }
        }
        page += "</tr>\n"
    }

    private func append(_ cell: Cell, alignment: Alignment, detail: Int, to page: inout String) {
        switch alignment {
        case .text:
            page += "<td class=\"text\">"
            page += cell.paragraphs.map(htmlText).joined(separator: "<br>")
        case .number:
            page += "<td>\(htmlText(cell.main))"
            if detail > 0 { page += " <span class=\"w\(detail)\">\(htmlText(cell.detail))</span>" }
        }
        page += "</td>"
    }
}

extension Unicode.Scalar {
    /// Its usual width where digits take ten: signs less, letters more.
    fileprivate var tenthsOfDigit: Int {
        switch value {
        case 0x30...0x39: 10
        case 0x20...0x2F, 0x3A...0x3B, 0x2013: 6
        case 0x1100...: 20
        default: 12
        }
    }
}
