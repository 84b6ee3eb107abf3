/// A table as groups of columns, each below one of its outermost spanners.
struct PageGroups {
    var stubHeads: [String]
    var groups: [Group]
    var rows: [Row]
    var sentence: String?

    struct Group {
        var title: String
        var n: Int?
        var heads: [String]
        /// Heads between the group's and those of columns, with the columns of the group that they span.
        var inner: [DisplayTable.Spanner] = []
    }

    struct Row {
        var label: String
        var indent: Int
        /// A cell per group and column of it; empty for a row that only heads those under it.
        var cells: [[DisplayTable.Cell]]
    }

    init(table: DisplayTable) {
        stubHeads = table.stubHeads
        sentence = table.sentence
        let spanners = table.spanners.first ?? []
        groups = spanners.map { spanner in
            let inner = table.spanners.dropFirst().first?.filter { spanner.columns.contains($0.columns.lowerBound) } ?? []
            let start = spanner.columns.lowerBound
            return Group(
                title: spanner.title, n: spanner.n, heads: spanner.columns.map { table.columns[$0].head },
                inner: inner.map {
                    DisplayTable.Spanner(
                        title: $0.title, n: $0.n, columns: $0.columns.lowerBound - start..<$0.columns.upperBound - start)
                })
        }
        rows = table.rows.map { row in
            Row(
                label: row.label, indent: row.indent,
                cells: row.cells.isEmpty ? [] : spanners.map { Array(row.cells[$0.columns]) })
        }
    }
}
