/// The columns that stand side by side on a page, with their widths in points.
struct PanelColumns {
    /// Positions of the table's columns, in order.
    let columns: [Int]
    let stub: Double?
    /// The width of each of `columns`.
    let widths: [Double]
    /// Before which of `columns` an empty column stands, since other heads span what is left and right of it.
    let gaps: Set<Int>

    /// A table's columns divided between panels that are no wider than the room, each beside the labels.
    static func panels(of table: DisplayTable, measures: ColumnMeasures, room: Double) -> [PanelColumns] {
        PanelDivision.panels(of: table, room: room) { measures.leastWidth(of: $0) }.map {
            PanelColumns(columns: $0, measures: measures, room: room)
        }
    }

    private init(columns: [Int], measures: ColumnMeasures, room: Double) {
        self.columns = columns
        gaps = measures.gaps(in: columns)
        let shown = measures.columns(columns)
        let all = (measures.stub.map { [$0] } ?? []) + shown
        let free = room - Double(gaps.count) * ColumnMeasures.gap
        var filled = Self.fill(all, least: all.map(\.least), wanted: all.map(\.wanted), room: free)
        // Columns of numbers are equally wide where there is room, and what is left goes to all alike. A table of few columns
        // is narrower than the page rather than have its numbers far apart.
        let number = shown.filter { $0.kind != .text }.map(\.wanted).max() ?? 0
        let even = zip(all, filled).map { $0.kind == .text ? $1 : max($1, number) }
        filled = Self.fill(all, least: filled, wanted: even, room: free)
        let left = free - filled.reduce(0, +)
        if left > 0 {
            filled = filled.map { $0 + min(left / Double(max(1, filled.count)), ColumnMeasures.comfort) }
        } else if left < -1 {
            filled = filled.map { $0 * free / (free - left) }
        }
        let rounded = filled.map { ($0 * 20 + 0.001).rounded(.down) / 20 }
        stub = measures.stub == nil ? nil : rounded.first
        widths = Array(measures.stub == nil ? rounded[...] : rounded.dropFirst())
    }

    /// Widths between the least and the wanted ones that fill the room as far as they can: what columns do not all have is
    /// divided by their needs.
    private static func fill(
        _ columns: [ColumnMeasures.Column], least: [Double], wanted: [Double], room: Double
    ) -> [Double] {
        if wanted.reduce(0, +) <= room { return wanted }
        func widths(_ level: Double) -> [Double] {
            columns.indices.map { min(max(least[$0], level * columns[$0].need), max(least[$0], wanted[$0])) }
        }
        // At the highest level every column has what it wants.
        var (low, high) = (0.0, columns.indices.map { wanted[$0] / columns[$0].need }.max() ?? 0)
        for _ in 0..<40 {
            let middle = (low + high) / 2
            if widths(middle).reduce(0, +) <= room { low = middle } else { high = middle }
        }
        return widths(low)
    }
}
