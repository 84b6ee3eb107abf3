/// What the columns of a table need of a page's width, in points.
struct ColumnMeasures {
    /// Beside a number, on either side; behind a text; between columns below different heads.
    static let side = 5.0
    static let behindText = 8.0
    static let gap = 8.0
    /// What a column has beyond its needs at most, where there is room.
    static let comfort = 12.0
    /// Longer words are broken rather than have a column kept wide: a part of the room, and where that is too much for all
    /// columns side by side as little as this.
    private static let longestWord = 0.25
    private static let shortestBroken = 48.0
    /// The head of a number, or a part of one above several columns, does not make a column wider than this.
    private static let longestHead = 96.0
    /// The head of a text takes no more lines, as long as words need not be broken.
    private static let mostHeadLines = 4

    struct Column {
        var kind: Kind
        /// Below which the column is not squeezed, and from which on it gains nothing.
        var least: Double
        var wanted: Double
        /// Columns share by it what they do not all have.
        ///
        /// The fourth root of the mean cube of the lengths of its texts: widths in this proportion make the sum of the cubes of
        /// the lines of all cells least, and so rows low, whose highest cell counts.
        var need: Double

        /// Lengths are whole twentieths of a point, as word processors have them.
        fileprivate init(kind: Kind, least: Double, wanted: Double, need: Double) {
            self.kind = kind
            self.least = (least * 20).rounded(.up) / 20
            self.wanted = max((wanted * 20).rounded(.up) / 20, self.least)
            self.need = max(need, 1)
        }

        /// A text whose words are broken at a width.
        fileprivate func broken(at width: Double) -> Column {
            guard kind == .text else { return self }
            return Column(kind: kind, least: min(least, width + behindText), wanted: wanted, need: need)
        }
    }

    enum Kind: Equatable {
        /// The widths of the longest number and of the longest bracket, which is 0 where no cell has one.
        case number(main: Double, detail: Double)
        case text
    }

    private struct Spanner {
        var columns: Range<Int>
        /// Of the title's longest word, of the title on two lines, and of N.
        var word: Double
        var title: Double
        var n: Double
    }

    /// Each as it is without the heads above it and others.
    private(set) var columns: [Column]
    /// The innermost first.
    private let spanners: [Spanner]
    /// Positions of columns at which a head of several columns begins, or right behind one.
    private let edges: Set<Int>
    /// nil for a listing, whose rows have no label.
    let stub: Column?

    init(_ table: DisplayTable, faces: Faces, room: Double) {
        spanners = table.spanners.reversed().joined().map { spanner in
            let title = visible(spanner.title)
            return Spanner(
                columns: spanner.columns, word: faces.bold.longestWord(title),
                title: faces.bold.leastWidth(title, lines: 2), n: spanner.n.map { faces.bold.width(spannerN($0)) } ?? 0)
        }
        edges = Set(table.spanners.joined().flatMap { [$0.columns.lowerBound, $0.columns.upperBound] })
        stub = Self.stub(of: table, faces: faces, room: room)
        columns = table.columns.indices.map { Self.column($0, of: table, faces: faces, room: room) }
        breakWords(room: room)
    }

    /// Breaks words that are too long, and shorter ones where all columns are then beside each other.
    private mutating func breakWords(room: Double) {
        let all = columns
        var longest = room * Self.longestWord
        columns = all.map { $0.broken(at: longest) }
        let whole = columns
        while leastWidth(of: Array(all.indices)) > room {
            longest -= 6
            guard longest >= Self.shortestBroken else {
                columns = whole
                return
            }
            columns = all.map { $0.broken(at: longest) }
        }
    }

    // MARK: Columns side by side

    /// Columns side by side, wide enough for the heads above them.
    func columns(_ positions: [Int]) -> [Column] {
        var shown = positions.map { columns[$0] }
        for spanner in spanners {
            let places = positions.indices.filter { spanner.columns.contains(positions[$0]) }
            guard !places.isEmpty else { continue }
            let count = Double(places.count)
            let least = max(min(spanner.word, Self.longestHead), spanner.n) + Self.side
            let wanted = max(min(spanner.title, Self.longestHead * count), spanner.n) + Self.side
            let missing = max(0, least - places.reduce(0) { $0 + shown[$1].least }) / count
            let missed = max(0, wanted - places.reduce(0) { $0 + shown[$1].wanted }) / count
            for place in places {
                let column = shown[place]
                shown[place] = Column(
                    kind: column.kind, least: column.least + missing, wanted: column.wanted + missed, need: column.need)
            }
        }
        return shown
    }

    /// The least width of columns side by side, with the labels.
    func leastWidth(of positions: [Int]) -> Double {
        let between = (stub?.least ?? 0) + Double(gaps(in: positions).count) * Self.gap
        return columns(positions).reduce(between) { $0 + $1.least }
    }

    /// Before which of some columns an empty column stands, since other heads span what is left and right of it.
    func gaps(in positions: [Int]) -> Set<Int> {
        Set(
            positions.indices.dropFirst().filter {
                edges.contains(positions[$0]) || edges.contains(positions[$0 - 1] + 1)
            })
    }

    // MARK: One column

    private static func column(_ position: Int, of table: DisplayTable, faces: Faces, room: Double) -> Column {
        let column = table.columns[position]
        let cells = table.rows.lazy.compactMap { position < $0.cells.count ? $0.cells[position] : nil }
        let head = visible(column.head)
        if column.alignment == .number {
            var (main, detail) = (0.0, 0.0)
            for cell in cells {
                main = max(main, faces.plain.width(visible(cell.main)))
                if !cell.detail.isEmpty { detail = max(detail, faces.plain.width(visible(cell.detail))) }
            }
            let block = faces.block(main: main, detail: detail)
            if block <= room / 3 {
                let width = max(block, min(faces.bold.leastWidth(head, lines: 2), longestHead)) + 2 * side
                return Column(
                    kind: .number(main: main, detail: detail), least: width, wanted: width,
                    need: need(meanCube: width * width * width))
            }
        }
        var word = faces.bold.leastWidth(head, lines: mostHeadLines)
        var longest = min(faces.bold.leastWidth(head, lines: 2), longestHead)
        var cubes = 0.0
        for cell in cells {
            var length = 0.0
            for paragraph in cell.paragraphs {
                let width = faces.plain.width(paragraph)
                length += width
                longest = max(longest, width)
                if width > word { word = max(word, faces.plain.longestWord(paragraph)) }
            }
            cubes += length * length * length
        }
        return Column(
            kind: .text, least: word + behindText, wanted: min(longest, room) + behindText,
            need: need(meanCube: cubes / Double(max(1, table.rows.count))))
    }

    private static func need(meanCube: Double) -> Double { meanCube.squareRoot().squareRoot() }

    private static func stub(of table: DisplayTable, faces: Faces, room: Double) -> Column? {
        guard table.hasStub else { return nil }
        var longest = 0.0
        for (depth, head) in table.stubHeads.enumerated() {
            longest = max(longest, faces.bold.width(visible(head)) + Double(depth) * faces.step)
        }
        for row in table.rows where !row.cells.isEmpty {
            longest = max(longest, faces.plain.width(visible(row.label)) + Double(row.indent) * faces.step)
        }
        let wanted = min(longest, room * 0.6) + behindText
        return Column(
            kind: .text, least: min(wanted, room * 0.22), wanted: wanted, need: need(meanCube: wanted * wanted * wanted)
        )
    }
}
