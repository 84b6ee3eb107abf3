/// The columns of laid-out tables in characters.
struct CharacterColumns {
    private static let gap = 2

    /// The width of a digit in points, by which lengths on paper become characters.
    private let digit: Double
    /// Of each column: the spaces before it, its texts, and what a wider head adds behind them.
    private var before: [Int] = []
    private var widths: [Int] = []
    private var behind: [Int] = []

    var width: Int { region(0..<widths.count) }

    /// For tables of the same columns.
    init(_ tables: [LaidOutTable], digit: Double) {
        self.digit = digit
        guard let roles = tables.first?.roles else { return }
        before = roles.enumerated().map { $0 == 0 || $1 == .gap ? 0 : $1 == .detail ? 1 : Self.gap }
        widths = roles.map { _ in 0 }
        behind = widths
        for table in tables {
            for row in table.rows {
                forEachCell(of: row) { all, cell, columns in
                    if columns.count == 1 { all.widen(columns.lowerBound, to: cell) }
                }
            }
        }
        for row in (tables.first?.heads ?? []).reversed() {
            forEachCell(of: row) { all, cell, columns in
                if columns.count == 1 && cell.alignment != .centre {
                    all.widen(columns.lowerBound, to: cell)
                } else {
                    all.widen(columns, to: all.width(of: cell), roles: roles)
                }
            }
        }
    }

    private mutating func widen(_ column: Int, to cell: LaidOutCell) {
        widths[column] = max(widths[column], width(of: cell))
    }

    /// Makes room for a head: the columns of a spanner share what is missing, and the numbers of one column move to its
    /// middle.
    private mutating func widen(_ columns: Range<Int>, to width: Int, roles: [LaidOutTable.Role]) {
        let parts = columns.filter { roles[$0] == .text }
        let missing = width - region(columns)
        guard missing > 0, let first = parts.first, let last = columns.last else { return }
        if parts.count == 1 {
            widths[first] += missing - missing / 2
            behind[last] += missing / 2
        } else {
            for step in 0..<missing { widths[parts[step % parts.count]] += 1 }
        }
    }

    private mutating func forEachCell(
        of row: LaidOutRow, _ body: (inout CharacterColumns, LaidOutCell, Range<Int>) -> Void
    ) {
        var next = 0
        for cell in row.cells {
            let columns = next..<min(next + cell.span, widths.count)
            next = columns.upperBound
            body(&self, cell, columns)
        }
    }

    /// From the first of some columns to the end of the last.
    private func region(_ columns: Range<Int>) -> Int {
        columns.reduce(0) { $0 + ($1 == columns.lowerBound ? 0 : before[$1]) + widths[$1] + behind[$1] }
    }

    private func width(of cell: LaidOutCell) -> Int {
        var longest = 0
        for (place, line) in cell.lines.enumerated() {
            longest = max(longest, displayWidth(line) + (cell.alignment == .left ? indent(of: cell, line: place) : 0))
        }
        return longest
    }

    private func indent(of cell: LaidOutCell, line: Int) -> Int {
        Int(((cell.inset + (line > 0 ? cell.hanging : 0)) / digit).rounded())
    }

    func lines(of row: LaidOutRow, isHead: Bool) -> [String] {
        var lines = (0..<row.height).map { line in
            joined(row) { cell, width, behind in
                let position = isHead ? line - (row.height - cell.lines.count) : line
                guard cell.lines.indices.contains(position) else { return "" }
                let text = cell.lines[position]
                switch cell.alignment {
                case .left: return String(repeating: " ", count: indent(of: cell, line: position)) + text
                case .right: return padded(text, to: width - behind, right: true)
                case .centre: return String(repeating: " ", count: max(0, width - displayWidth(text)) / 2) + text
                }
            }
        }
        if row.cells.contains(where: \.isRuled) {
            lines.append(joined(row) { cell, width, _ in cell.isRuled ? String(repeating: "─", count: width) : "" })
        }
        return lines
    }

    /// A line of a row: of each cell its text in the width of its columns.
    private func joined(_ row: LaidOutRow, _ text: (LaidOutCell, Int, Int) -> String) -> String {
        var line = ""
        var used = 0
        var start = 0
        var next = 0
        for cell in row.cells {
            let columns = next..<min(next + cell.span, widths.count)
            guard let last = columns.last else { continue }
            next = columns.upperBound
            start += before[columns.lowerBound]
            let width = region(columns)
            let text = text(cell, width, behind[last])
            if !text.isEmpty {
                if start > used { line += String(repeating: " ", count: start - used) }
                line += text
                used = max(start, used) + displayWidth(text)
            }
            start += width
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
