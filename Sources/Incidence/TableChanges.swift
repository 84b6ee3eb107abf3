import Safety

/// A cell that differs between two tables of one definition.
package struct CellChange: Sendable, Equatable {
    /// SOC and PT of the row, "any event", or the label of an overview's row.
    package var row: String
    /// The arm, or "Total".
    package var column: String
    /// Nil where a table does not show the row.
    package var before: CellCount?
    package var after: CellCount?
    package var nBefore: Int
    package var nAfter: Int
}

extension IncidenceTable {
    /// The cells in which this table differs from an earlier one, in the order of rows of both. Remainder rows are
    /// compared by their SOC, columns by their names. With one arm its cells are those of the total, which are then left
    /// out.
    package func changes(from earlier: IncidenceTable) -> [CellChange] {
        let new = namedRows
        let old = earlier.namedRows
        let oldCells = Dictionary(old, uniquingKeysWith: { first, _ in first })
        let newCells = Dictionary(new, uniquingKeysWith: { first, _ in first })
        let names = old.map(\.0) + new.map(\.0).filter { oldCells[$0] == nil }
        return names.flatMap { name in
            columns.indices.filter { columns.count != 2 || $0 == 0 }.compactMap { column -> CellChange? in
                guard let old = earlier.columns.firstIndex(where: { $0.arm == columns[column].arm }) else { return nil }
                let before = oldCells[name].map { $0[old] }
                let after = newCells[name].map { $0[column] }
                let n = (before: earlier.columns[old].n, after: columns[column].n)
                guard before != after || n.before != n.after else { return nil }
                return CellChange(
                    row: name, column: columns[column].name, before: before, after: after, nBefore: n.before,
                    nAfter: n.after)
            }
        }
    }

    private var namedRows: [(String, [CellCount])] {
        switch body {
        case .overview(let rows): return rows.map { ($0.label, $0.cells) }
        case .terms(let rows):
            var named = [("any event", rows.any.cells)]
            for block in rows.blocks {
                let lead = block.name.isEmpty ? "" : "\(block.name), "
                if !block.name.isEmpty { named.append((block.name, block.cells)) }
                named += block.terms.map { ("\(lead)\($0.path.pt.name)", $0.cells) }
                if let rest = block.remainder { named.append(("\(lead)further terms", rest.cells)) }
            }
            return named
        }
    }
}
