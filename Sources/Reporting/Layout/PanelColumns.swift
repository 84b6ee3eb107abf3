/// The columns that stand side by side on a page, with their widths in points.
struct PanelColumns {
    /// Positions of the table's columns, in order.
    let columns: [Int]
    let stub: Double?
    /// The width of each of `columns`.
    let widths: [Double]
    /// Before which of `columns` an empty column stands, since other heads span what is left and right of it.
    let gaps: Set<Int>

    /// As many of a table's columns to a panel as fit beside the labels: those below an outermost spanner together, unless
    /// they alone are too wide. Panels of a listing repeat its first column.
    static func panels(of table: DisplayTable, measures: ColumnMeasures, room: Double) -> [PanelColumns] {
        let stub = measures.stub?.least ?? 0
        let edges = edges(of: table)
        func least(_ columns: [Int]) -> Double {
            let gaps = Double(gaps(in: columns, edges: edges).count) * ColumnMeasures.gap
            return columns.reduce(stub + gaps) { $0 + measures.columns[$1].least }
        }
        let key = measures.stub == nil && !table.columns.isEmpty ? [0] : []
        var panels: [[Int]] = []
        var current: [Int] = []
        for unit in table.units {
            let isWhole = least(key + unit) <= room
            for part in isWhole ? [unit] : unit.map({ [$0] }) {
                if !current.isEmpty, current != key, least(current + part) > room {
                    panels.append(current)
                    current = key
                }
                current += part
            }
        }
        if !current.isEmpty || panels.isEmpty { panels.append(current) }
        return panels.map { PanelColumns(columns: $0, edges: edges, measures: measures, room: room) }
    }

    private init(columns: [Int], edges: Set<Int>, measures: ColumnMeasures, room: Double) {
        self.columns = columns
        gaps = Self.gaps(in: columns, edges: edges)
        let shown = columns.map { measures.columns[$0] }
        let all = (measures.stub.map { [$0] } ?? []) + shown
        let free = room - Double(gaps.count) * ColumnMeasures.gap
        var filled = Self.fill(least: all.map(\.least), wanted: all.map(\.wanted), room: free)
        // Columns of numbers are equally wide where there is room, and what is left goes to all alike.
        let number = shown.filter { $0.kind != .text }.map(\.wanted).max() ?? 0
        let even = zip(all, filled).map { $0.kind == .text ? $1 : max($1, number) }
        filled = Self.fill(least: filled, wanted: even, room: free)
        let left = free - filled.reduce(0, +)
        if left > 0 {
            filled = filled.map { $0 + left / Double(max(1, filled.count)) }
        } else if left < -1 {
            filled = filled.map { $0 * free / (free - left) }
        }
        let rounded = filled.map { ($0 * 20 + 0.001).rounded(.down) / 20 }
        stub = measures.stub == nil ? nil : rounded.first
        widths = Array(measures.stub == nil ? rounded[...] : rounded.dropFirst())
    }

    /// Widths between the least and the wanted ones that fill the room as far as they can: narrow columns have what they
    /// want first, and wide ones share the rest alike.
    private static func fill(least: [Double], wanted: [Double], room: Double) -> [Double] {
        if wanted.reduce(0, +) <= room { return wanted }
        func widths(_ level: Double) -> [Double] { zip(least, wanted).map { min(max($0, level), max($0, $1)) } }
        var (low, high) = (0.0, room)
        for _ in 0..<40 {
            let middle = (low + high) / 2
            if widths(middle).reduce(0, +) <= room { low = middle } else { high = middle }
        }
        return widths(low)
    }

    /// Positions of columns at which a head of several columns begins, or right behind one.
    private static func edges(of table: DisplayTable) -> Set<Int> {
        Set(table.spanners.joined().flatMap { [$0.columns.lowerBound, $0.columns.upperBound] })
    }

    private static func gaps(in columns: [Int], edges: Set<Int>) -> Set<Int> {
        Set(columns.indices.dropFirst().filter { edges.contains(columns[$0]) || edges.contains(columns[$0 - 1] + 1) })
    }
}
