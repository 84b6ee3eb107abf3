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
            Group(title: spanner.title, n: spanner.n, heads: spanner.columns.map { table.columns[$0].head })
        }
        rows = table.rows.map { row in
            Row(
                label: row.label, indent: row.indent,
                cells: row.cells.isEmpty ? [] : spanners.map { Array(row.cells[$0.columns]) })
        }
    }
}
