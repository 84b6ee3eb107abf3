/// What the columns of a table need of a page's width, in points.
struct ColumnMeasures {
    /// Beside a number, on either side; behind a text; between columns below different heads.
    static let side = 5.0
    static let behindText = 8.0
    static let gap = 8.0
    /// Words longer than this are broken rather than have a column kept wide.
    private static let longestWord = 96.0

    struct Column {
        var kind: Kind
        /// Below which the column is not squeezed, and from which on it gains nothing.
        var least: Double
        var wanted: Double

        /// Lengths are whole twentieths of a point, as word processors have them.
        fileprivate init(kind: Kind, least: Double, wanted: Double) {
            self.kind = kind
            self.least = (least * 20).rounded(.up) / 20
            self.wanted = max((wanted * 20).rounded(.up) / 20, self.least)
        }
    }

    enum Kind: Equatable {
        /// The widths of the longest number and of the longest bracket, which is 0 where no cell has one.
        case number(main: Double, detail: Double)
        case text
    }

    let columns: [Column]
    /// nil for a listing, whose rows have no label.
    let stub: Column?

    init(_ table: DisplayTable, faces: Faces, room: Double) {
        var measured = table.columns.indices.map { Self.column($0, of: table, faces: faces, room: room) }
        for level in table.spanners.reversed() {
            for spanner in level { Self.widen(&measured, below: spanner, faces: faces) }
        }
        columns = measured
        stub = Self.stub(of: table, faces: faces, room: room)
    }

    private static func column(
        _ position: Int, of table: DisplayTable, faces: Faces, room: Double
    ) -> Column {
        let column = table.columns[position]
        let head = visible(column.head)
        let headLeast = min(faces.bold.leastWidth(head, lines: 2), longestWord)
        if column.alignment == .number {
            var (main, detail) = (0.0, 0.0)
            for row in table.rows where position < row.cells.count {
                main = max(main, faces.plain.width(visible(row.cells[position].main)))
                let bracket = row.cells[position].detail
                if !bracket.isEmpty { detail = max(detail, faces.plain.width(visible(bracket))) }
            }
            let block = faces.block(main: main, detail: detail)
            if block <= room / 3 {
                let width = max(block, headLeast) + 2 * side
                return Column(kind: .number(main: main, detail: detail), least: width, wanted: width)
            }
        }
        var (word, longest) = (headLeast, headLeast)
        for row in table.rows where position < row.cells.count {
            for paragraph in row.cells[position].paragraphs {
                let width = faces.plain.width(paragraph)
                longest = max(longest, width)
                if word < longestWord && width > word { word = max(word, faces.plain.longestWord(paragraph)) }
            }
        }
        return Column(
            kind: .text, least: min(word, longestWord) + behindText, wanted: min(longest, room) + behindText)
    }

    /// Gives the columns below a spanner the width that it needs, each the same part of it.
    private static func widen(_ columns: inout [Column], below spanner: DisplayTable.Spanner, faces: Faces) {
        let range = spanner.columns.clamped(to: columns.indices)
        guard !range.isEmpty else { return }
        let title = visible(spanner.title)
        let n = spanner.n.map { faces.bold.width(spannerN($0)) } ?? 0
        let least = max(min(faces.bold.longestWord(title), longestWord), n) + side
        let wanted = max(min(faces.bold.leastWidth(title, lines: 2), longestWord * Double(range.count)), n) + side
        let missing = least - columns[range].reduce(0) { $0 + $1.least }
        let missed = wanted - columns[range].reduce(0) { $0 + $1.wanted }
        for position in range {
            let column = columns[position]
            columns[position] = Column(
                kind: column.kind, least: column.least + max(0, missing) / Double(range.count),
                wanted: column.wanted + max(0, missed) / Double(range.count))
        }
    }

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
        return Column(kind: .text, least: min(wanted, room * 0.22), wanted: wanted)
    }
}

/// The letters of a table's heads and rows, and the lengths that go with them.
struct Faces {
    let plain: Typeface
    let bold: Typeface
    /// How far a row stands further in than its head: two digits.
    let step: Double
    /// How much further in a broken label goes on.
    let hanging: Double
    /// Between a number and its bracket.
    let space: Double

    init(paper: Paper) {
        plain = Typeface(size: paper.letterSize)
        bold = Typeface(size: paper.letterSize, isBold: true)
        step = paper.letterSize * 1.112
        hanging = step / 2
        space = plain.width(" ") + 0.6
    }

    /// A number with its bracket.
    func block(main: Double, detail: Double) -> Double { main + (detail > 0 ? space + detail : 0) }
}

/// N as it stands below the name of an arm.
func spannerN(_ n: Int) -> String { "(N = \(n))" }
