/// What the columns of a table take in characters, and how they are divided into panels.
struct TextColumns {
    static let gap = 2
    /// Labels are not squeezed below this many columns while a panel can give up another group.
    private static let comfortableStub = 20
    private static let leastStub = 12
    /// A text is not given more than this, and a longer word is broken.
    private static let widestText = 36
    private static let longestWord = 20

    struct Column {
        /// Among the table's columns.
        var position: Int
        var width: Int
        /// How wide a text would be at most.
        var wanted: Int
        /// Of a number, and of its bracket.
        var main = 0
        var detail = 0
    }

    struct Panel {
        /// nil for a listing, whose rows have no label.
        var stub: Int?
        var columns: [Column]

        var width: Int {
            let all = (stub.map { [$0] } ?? []) + columns.map(\.width)
            return all.reduce(TextColumns.gap * max(0, all.count - 1), +)
        }
    }

    /// A head of several columns and the width that it needs.
    private struct Spanner {
        var columns: Range<Int>
        var width: Int
    }

    private let table: DisplayTable
    private let columns: [Column]
    /// The innermost first.
    private let spanners: [Spanner]
    private let naturalStub: Int?

    init(_ table: DisplayTable) {
        self.table = table
        columns = table.columns.indices.map { Self.column($0, of: table) }
        spanners = table.spanners.reversed().joined().map { spanner in
            // The title's longest word and "(N = ...)" must fit above the columns.
            let words = visible(spanner.title).split(separator: " ").map { displayWidth($0) }
            let n = spanner.n.map { displayWidth(spannerN($0)) } ?? 0
            return Spanner(columns: spanner.columns, width: max(min(words.max() ?? 0, Self.longestWord), n))
        }
        guard table.hasStub else {
            naturalStub = nil
            return
        }
        let heads = table.stubHeads.enumerated().map { displayWidth($1) + 2 * $0 }
        let labels = table.rows.map { displayWidth(visible($0.label)) + 2 * max(0, $0.indent) }
        naturalStub = (heads + labels).max() ?? 0
    }

    private static func column(_ position: Int, of table: DisplayTable) -> Column {
        let head = table.columns[position].head
        let cells = table.rows.compactMap { position < $0.cells.count ? $0.cells[position] : nil }
        if table.columns[position].alignment == .text {
            let paragraphs = cells.flatMap(\.paragraphs)
            let words = ([head] + paragraphs).flatMap { $0.split(separator: " ").map { displayWidth($0) } }
            let least = min(longestWord, words.max() ?? 0)
            let longest = ([head] + paragraphs).map { displayWidth($0) }.max() ?? 0
            return Column(position: position, width: least, wanted: max(least, min(widestText, longest)))
        }
        let main = cells.map { displayWidth(visible($0.main)) }.max() ?? 0
        let detail = cells.map { displayWidth(visible($0.detail)) }.max() ?? 0
        let width = max(headWidth(head), main + (detail > 0 ? detail + 1 : 0))
        return Column(position: position, width: width, wanted: width, main: main, detail: detail)
    }

    /// The least width at which a head takes no more than two lines, or one when it is short.
    private static func headWidth(_ head: String) -> Int {
        if displayWidth(head) <= 8 { return displayWidth(head) }
        let words = head.split(separator: " ").map { displayWidth($0) }
        let least = words.max() ?? 0
        return (least...max(least, displayWidth(head))).first { wrapped(head, width: $0).count <= 2 } ?? least
    }

    /// Every panel has the same label column, or of a listing its first column. Texts have what is left.
    func panels(width: Int) -> [Panel] {
        let wanted = naturalStub.map { min($0, Self.comfortableStub) }
        let divided = PanelDivision.panels(of: table, room: Double(width)) { Double(panel($0, stub: wanted).width) }
        let widest = divided.map { panel($0, stub: naturalStub.map { _ in 0 }).width }.max() ?? 0
        let stub = naturalStub.map { max(min($0, width - widest), min($0, Self.leastStub)) }
        return divided.map { widened(panel($0, stub: stub), to: width) }
    }

    private func panel(_ positions: [Int], stub: Int?) -> Panel {
        var panel = Panel(stub: stub, columns: positions.map { columns[$0] })
        for spanner in spanners {
            let places = positions.indices.filter { spanner.columns.contains(positions[$0]) }
            guard let first = places.first else { continue }
            let missing = spanner.width - places.reduce(Self.gap * (places.count - 1)) { $0 + panel.columns[$1].width }
            panel.columns[first].width += max(0, missing)
        }
        return panel
    }

    /// Gives the narrowest text that wants more a column, as long as there is one.
    private func widened(_ panel: Panel, to width: Int) -> Panel {
        var panel = panel
        var free = width - panel.width
        while free > 0 {
            let wanting = panel.columns.indices.filter { panel.columns[$0].width < panel.columns[$0].wanted }
            guard let next = wanting.min(by: { panel.columns[$0].width < panel.columns[$1].width }) else { break }
            panel.columns[next].width += 1
            free -= 1
        }
        return panel
    }
}
