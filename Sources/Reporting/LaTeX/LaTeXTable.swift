extension DisplayTable {
    /// The table as a `longtable`, which repeats its heads on every page.
    func latex() -> String {
        LaTeXTable(self).text
    }
}

/// Columns of LaTeX and the rows that fill them.
private struct LaTeXTable {
    /// Width of the text, size of the letters and usual width of one, in points.
    private static let textWidth = 735.0
    private static let letterSize = 8.0
    private static let letterWidth = 4.3
    private static let gap = 8.0
    private static let leastStub = 28
    private static let widestText = 40

    let table: DisplayTable
    /// Per column its longest bracket, whose room all others take, so that numbers stand below one another.
    let brackets: [String]
    /// Width of the labels and of each column of text, in letters.
    private let stub: Int
    private let textWidths: [Int]
    /// What letters are made smaller by, so that all columns fit.
    private let scale: Double

    init(_ table: DisplayTable) {
        self.table = table
        brackets = table.columns.indices.map { column in
            table.rows.map { $0.cell(column).detail }.max { displayWidth($0) < displayWidth($1) } ?? ""
        }
        textWidths = table.columns.indices.map { column in
            let texts = table.rows.flatMap { $0.cell(column).paragraphs } + [table.columns[column].head]
            return min(Self.widestText, texts.map { displayWidth(visible($0)) }.max() ?? 0)
        }
        let labels =
            table.rows.map { displayWidth(visible($0.label)) + 2 * $0.indent }
            + table.stubHeads.map { displayWidth(visible($0)) }
        let natural = (labels.max() ?? 0) + 2
        let taken = textWidths.reduce(0.0) { $0 + Double($1) * Self.letterWidth + Self.gap }
        let left = Int((Self.textWidth - taken - Self.gap) / Self.letterWidth)
        stub = table.stubHeads.isEmpty ? 0 : min(natural, max(left, Self.leastStub))
        let needed = taken + Double(stub) * Self.letterWidth + Self.gap
        scale = min(1, Self.textWidth / needed)
    }

    var text: String {
        let size = Self.letterSize * scale
        var text = "{\\fontsize{\(Self.decimal(size))}{\(Self.decimal(size * 1.25))}\\selectfont\n"
        if scale < 1 { text += "\\setlength\\tabcolsep{\(Self.decimal(Self.gap / 2 * scale))pt}\n" }
        text += "\\begin{longtable}{@{}\(columns)@{}}\n\\toprule\n\(heads)\\midrule\n\\endhead\n"
        text += "\\bottomrule\n\\endfoot\n"
        for (position, row) in table.rows.enumerated() {
            if row.isApart, position > 0 { text += "\\addlinespace\n" }
            // No page ends with a row that heads others.
            text += cells(of: row).joined(separator: " & ") + (table.isHead(position) ? " \\\\*\n" : " \\\\\n")
        }
        if let sentence = table.sentence {
            text += "\\multicolumn{\(columnCount)}{@{}l}{\\textit{\(latexText(sentence))}} \\\\\n"
        }
        return text + "\\end{longtable}}\n"
    }

    private var columnCount: Int {
        max(1, (table.stubHeads.isEmpty ? 0 : 1) + table.columns.count)
    }

    private var columns: String {
        func paragraph(_ letters: Int) -> String {
            ">{\\raggedright\\hangindent=1em\\arraybackslash}p{\(points(letters))pt}"
        }
        let stub = table.stubHeads.isEmpty ? "" : paragraph(stub)
        let rest = table.columns.indices.map { column in
            switch table.columns[column].alignment {
            case .text: paragraph(textWidths[column])
            case .number: "r"
            }
        }
        return columnCount == 1 && rest.isEmpty && stub.isEmpty ? "l" : stub + rest.joined()
    }

    private func points(_ letters: Int) -> String {
        Self.decimal(Double(max(1, letters)) * Self.letterWidth * scale)
    }

    private static func decimal(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension LaTeXTable {
    /// Heads with lines of their own for every line of a head, the last of them on the same line.
    private var heads: String {
        var text = ""
        for cells in TableHead(table).levels.dropLast() {
            var entries: [(columns: Range<Int>, lines: [String])] = []
            var rules = ""
            for cell in cells {
                guard case .spanner(let spanner) = cell.content else { continue }
                let room = cell.columns.reduce(-1) { $0 + textWidths[$1] + 1 }
                let lines = wrapped(visible(spanner.title), width: room) + (spanner.n.map { [spannerN($0)] } ?? [])
                entries.append((cell.columns, lines))
                let first = (table.stubHeads.isEmpty ? 1 : 2) + cell.columns.lowerBound
                rules += "\\cmidrule(lr){\(first)-\(first + cell.columns.count - 1)}"
            }
            let height = entries.map(\.lines.count).max() ?? 0
            for line in 0..<height { text += self.line(line, height: height, stub: "", entries, alignment: "c") }
            text += rules + "\n"
        }
        let entries = table.columns.indices.map { column in
            (
                columns: column..<column + 1,
                lines: wrapped(visible(table.columns[column].head), width: textWidths[column])
            )
        }
        let stub = table.stubHeads.enumerated().map { depth, head in
            "\\hspace*{\(depth)em}" + latexText(head)
        }
        let height = max(stub.count, entries.map(\.lines.count).max() ?? 0)
        for line in 0..<height {
            let label = line - (height - stub.count)
            text += self.line(line, height: height, stub: label >= 0 ? stub[label] : "", entries, alignment: "r")
        }
        return text
    }

    /// A line of heads that stand on their last line.
    private func line(
        _ line: Int, height: Int, stub: String, _ entries: [(columns: Range<Int>, lines: [String])], alignment: String
    ) -> String {
        var cells = table.stubHeads.isEmpty ? [] : [stub]
        var column = 0
        for entry in entries {
            cells += Array(repeating: "", count: entry.columns.lowerBound - column)
            let place = line - (height - entry.lines.count)
            let isText = entry.columns.count == 1 && table.columns[entry.columns.lowerBound].alignment == .text
            let side = alignment == "r" && isText ? "l" : alignment
            let text = place >= 0 ? latexText(entry.lines[place]) : ""
            cells.append("\\multicolumn{\(entry.columns.count)}{\(side)}{\(text)}")
            column = entry.columns.upperBound
        }
        return cells.joined(separator: " & ") + " \\\\*\n"
    }

    private func cells(of row: DisplayTable.Row) -> [String] {
        var cells: [String] = []
        if !table.stubHeads.isEmpty {
            let label = latexText(row.label)
            cells.append(row.indent > 0 ? "\\indented{\(row.indent)}\(label)" : label)
        }
        for column in table.columns.indices {
            let cell = row.cell(column)
            if table.columns[column].alignment == .number, !brackets[column].isEmpty {
                let bracket = "\\bracket{\(latexText(brackets[column]))}{\(latexText(cell.detail))}"
                cells.append(latexText(cell.main) + " " + bracket)
            } else {
                cells.append(cell.paragraphs.map(latexText).joined(separator: "\\newline "))
            }
        }
        return cells.isEmpty ? [""] : cells
    }
}
