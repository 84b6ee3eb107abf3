/// The cells of a display for machines: of listings and characteristics, whose texts are what was delivered or computed.
extension Display {
    /// A line for each row that has cells: the labels that lead to it, then each column below its heads.
    var tidyCSV: String {
        let table = table
        let hasLabels = !table.stubHeads.isEmpty
        var text = csvLine((hasLabels ? ["row"] : []) + table.columns.indices.map(table.columnName))
        for (row, path) in zip(table.rows, table.rowPaths) where !row.cells.isEmpty {
            text += csvLine((hasLabels ? [path.joined(separator: " / ")] : []) + row.cells.map(\.text))
        }
        return text
    }

    var tidyJSON: JSONText {
        let table = table
        let names = table.columns.indices.map(table.columnName)
        let rows = zip(table.rows, table.rowPaths).filter { !$0.0.cells.isEmpty }.map { row, path in
            JSONText.line(
                (table.stubHeads.isEmpty ? [] : [("row", .strings(path))])
                    + zip(names, row.cells).map { ($0, .string($1.text)) })
        }
        return .members([
            ("name", .string(name)), ("titles", .strings(titles)), ("rows", .list(rows)),
            ("notes", .strings(notes + trailer)),
        ])
    }
}

extension DisplayTable {
    /// The heads above a column, from the outermost, and its own.
    fileprivate func columnName(_ column: Int) -> String {
        let above = spanners.compactMap { level in level.first { $0.columns.contains(column) }?.title }
        return (above + [columns[column].head]).filter { !$0.isEmpty }.joined(separator: " / ")
    }

    /// For each row its label and those of the rows that head it, outermost first.
    fileprivate var rowPaths: [[String]] {
        var path: [(indent: Int, label: String)] = []
        return rows.map { row in
            path.removeAll { $0.indent >= row.indent }
            path.append((row.indent, row.label))
            return path.map(\.label)
        }
    }
}
