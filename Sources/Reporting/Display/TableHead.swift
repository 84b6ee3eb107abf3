/// The heads of a table's columns as a grid: levels from the top, and in each the cells that begin there.
///
/// A column that no spanner stands above reaches up to the first level, so that its head stands beside those of others
/// and not below a gap.
struct TableHead {
    var levels: [[Cell]]

    struct Cell {
        var content: Content
        var columns: Range<Int>
        /// Levels that it reaches down, itself among them.
        var depth: Int
    }

    enum Content {
        case spanner(DisplayTable.Spanner)
        case column(DisplayTable.Column)
        /// Above columns whose spanners begin further down.
        case blank
    }

    init(_ table: DisplayTable) {
        let count = table.spanners.count
        /// Per column the level at which its own head begins: below its last spanner.
        var start = table.columns.map { _ in 0 }
        for (level, spanners) in table.spanners.enumerated() {
            for column in spanners.flatMap({ $0.columns.clamped(to: table.columns.indices) }) {
                start[column] = level + 1
            }
        }
        levels = (0...count).map { level in
            let spanners = level < count ? table.spanners[level] : []
            var cells: [Cell] = []
            var column = 0
            while column < table.columns.count {
                if let spanner = spanners.first(where: { $0.columns.lowerBound == column && !$0.columns.isEmpty }) {
                    let columns = spanner.columns.clamped(to: table.columns.indices)
                    cells.append(Cell(content: .spanner(spanner), columns: columns, depth: 1))
                    column = columns.upperBound
                } else if start[column] == level {
                    cells.append(
                        Cell(
                            content: .column(table.columns[column]), columns: column..<column + 1,
                            depth: count + 1 - level))
                    column += 1
                } else if start[column] < level {
                    column += 1
                } else if let last = cells.last, case .blank = last.content, last.columns.upperBound == column {
                    cells[cells.count - 1].columns = last.columns.lowerBound..<column + 1
                    column += 1
                } else {
                    cells.append(Cell(content: .blank, columns: column..<column + 1, depth: 1))
                    column += 1
                }
            }
            return cells
        }
    }
}

extension DisplayTable.Row {
    /// The cell of a column; an empty one in a row that only heads others.
    func cell(_ column: Int) -> DisplayTable.Cell {
        column < cells.count ? cells[column] : DisplayTable.Cell("")
    }
}

extension DisplayTable.Cell {
    /// What the cell says, a text for each of its paragraphs; one at least.
    var paragraphs: [String] {
        let text = text
        guard text.utf8.contains(10) else { return [visible(text)] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }
    }
}
