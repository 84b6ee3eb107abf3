import TestSupport
import Testing

@testable import Reporting

struct PageBreaksTests {
    private func rows(_ indents: [Int], lines: Int = 1) -> [PageBreaks.Row] {
        indents.map { PageBreaks.Row(lines: lines, indent: $0) }
    }

    private func starts(_ pages: [PageBreaks.Page]) -> [Int?] { pages.map { $0.pieces.first?.row } }

    @Test("No SOC row stands last on a page: it goes to the next with its terms")
    func stranded() {
        // Five terms, then a SOC whose six terms do not fit on any page of seven lines with it... but for one.
        let pages = PageBreaks(rows([0, 1, 1, 1, 1, 0, 1, 1, 1])).pages(room: 6, last: 6)
        #expect(starts(pages) == [0, 5])
    }

    @Test("A SOC that fits on a page is not divided")
    func whole() {
        let pages = PageBreaks(rows([0, 1, 1, 0, 1, 1, 0, 1, 1])).pages(room: 8, last: 8)
        #expect(starts(pages) == [0, 6])
    }

    @Test("A SOC higher than a page begins at once, goes on below its name, and ends where it ends")
    func tall() {
        let pages = PageBreaks(rows([0, 1, 0, 1, 1, 1, 1, 1, 1, 1])).pages(room: 5, last: 5)
        #expect(starts(pages) == [0, 5, 9])
        #expect(pages.map(\.continued) == [[], [2], [2]])
    }

    @Test("Below a SOC, a group of terms is kept whole before the SOC is")
    func nested() {
        // A SOC with two groups of three terms: nine rows, seven lines a page.
        let pages = PageBreaks(rows([0, 1, 2, 2, 2, 1, 2, 2, 2])).pages(room: 7, last: 7)
        #expect(starts(pages) == [0, 5])
        #expect(pages[1].continued == [0])
    }

    @Test("A narrative longer than a page goes on line by line, and nothing of it is lost or shown twice")
    func longRow() {
        let pages = PageBreaks([
            PageBreaks.Row(lines: 2, indent: 0), PageBreaks.Row(lines: 25, indent: 0),
            PageBreaks.Row(lines: 1, indent: 0),
        ]).pages(room: 10, last: 10)
        #expect(
            pages.map { $0.pieces.map(\.lines) } == [[0..<2], [0..<10], [10..<20], [20..<25, 0..<1]])
    }

    @Test("Rows that leave no room for the last page's notes are divided, so that the notes do not stand alone")
    func notes() {
        let pages = PageBreaks(rows(Array(repeating: 0, count: 9))).pages(room: 10, last: 6)
        #expect(pages.map(\.pieces.count) == [8, 1])
    }

    @Test("A SOC that does not fit beside the last page's notes goes on there below its name")
    func notesBesideBlock() {
        let pages = PageBreaks(rows([0, 1, 1, 1, 1, 1, 1, 1, 1])).pages(room: 10, last: 6)
        #expect(pages.map(\.pieces.count) == [8, 1])
        #expect(pages.map(\.continued) == [[], [0]])
    }

    @Test("A SOC that fits beside the last page's notes goes there whole")
    func notesBelowWholeBlock() {
        let pages = PageBreaks(rows([0, 1, 1, 0, 1, 1, 1])).pages(room: 10, last: 5)
        #expect(starts(pages) == [0, 3])
    }

    @Test("Where notes leave no line for a row below its SOC, an empty page follows for them")
    func notesAlone() {
        let pages = PageBreaks(rows([0, 1, 1, 1, 1, 1, 1, 1, 1])).pages(room: 10, last: 1)
        #expect(pages.map(\.pieces.count) == [9, 0])
    }

    @Test("On random tables every line of every row stands once, in order, on pages that are not too high")
    func random() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<400 {
            let room = random.whole(3...20)
            var indent = 0
            let rows = (0..<random.whole(0...60)).map { _ in
                indent = random.whole(0...min(3, indent + 1))
                let lines = random.oneIn(12) ? random.whole(1...50) : random.whole(1...3)
                return PageBreaks.Row(
                    lines: lines, indent: indent, isApart: random.oneIn(5), continued: random.oneIn(9) ? 2 : 1)
            }
            let last = random.whole(-3...room)
            let pages = PageBreaks(rows).pages(room: room, last: last)
            var next = (row: 0, line: 0)
            for (number, page) in pages.enumerated() {
                var height = page.continued.reduce(0) { $0 + rows[$1].continued }
                for (place, piece) in page.pieces.enumerated() {
                    #expect(piece.row == next.row && piece.lines.lowerBound == next.line)
                    height += piece.lines.count
                    if place > 0, rows[piece.row].isApart { height += 1 }
                    next =
                        piece.lines.upperBound == rows[piece.row].lines
                        ? (piece.row + 1, 0) : (piece.row, piece.lines.upperBound)
                }
                #expect(height <= room)
                // Before the last page a block may be divided that does not fit on it.
                expectGood(page, of: rows, room: number == pages.count - 2 ? min(room, last) : room)
            }
            #expect(next == (rows.count, 0))
        }
    }

    /// Heads above the first row are its own, from the outermost on; and no head stands last, and no block that fits on a
    /// page is left in the middle, where rows are as low as rows are.
    private func expectGood(_ page: PageBreaks.Page, of rows: [PageBreaks.Row], room: Int) {
        guard let first = page.pieces.first, let last = page.pieces.last else { return }
        let heads = heads(of: first.row, in: rows)
        #expect(page.continued == heads || page.continued.isEmpty)
        guard rows.allSatisfy({ $0.lines * 4 <= room }), last.row + 1 < rows.count else { return }
        #expect(rows[last.row + 1].indent <= rows[last.row].indent)
        for head in self.heads(of: last.row + 1, in: rows) where head >= first.row {
            let end = rows.indices.first { $0 > head && rows[$0].indent <= rows[head].indent } ?? rows.count
            let block = rows[head..<end].reduce(rows[head].isApart ? -1 : 0) { $0 + $1.lines + ($1.isApart ? 1 : 0) }
            let above = self.heads(of: head, in: rows).reduce(0) { $0 + rows[$1].continued }
            #expect(block + above > room)
        }
    }

    private func heads(of row: Int, in rows: [PageBreaks.Row]) -> [Int] {
        var heads: [Int] = []
        var indent = rows[row].indent
        for earlier in rows[..<row].indices.reversed() where rows[earlier].indent < indent {
            heads.insert(earlier, at: 0)
            indent = rows[earlier].indent
        }
        return heads
    }
}
