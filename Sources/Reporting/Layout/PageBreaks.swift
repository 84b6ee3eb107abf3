/// Where the rows of a table are divided between pages, by their heights alone.
///
/// A block, which is a head with the rows under it, stays whole where it fits on a page. Where it does not, it is broken at
/// its smaller blocks and then at its rows, never right below a head, and what follows stands below its heads again. Only
/// a row that is higher than a page is itself broken.
struct PageBreaks {
    struct Row {
        /// The height in lines.
        var lines: Int
        /// Steps to the right: a row is the head of those that follow it with more.
        var indent: Int
        /// Whether an empty line stands above it, but for the top of a page.
        var isApart = false
        /// The height where it stands again at the top of a page, as a head that is continued.
        var continued = 1
    }

    struct Page: Equatable {
        /// Heads that stand again at its top, outermost first.
        var continued: [Int] = []
        var pieces: [Piece] = []
    }

    /// A row, or some lines of one that is higher than a page.
    struct Piece: Equatable {
        var row: Int
        var lines: Range<Int>
    }

    private let rows: [Row]
    /// The height of all rows before a position, with the empty lines above them.
    private var heights = [0]
    /// The position of the row that is a row's head.
    private var parents: [Int?] = []
    /// Where the block of a row ends; right behind the row where it heads none.
    private var ends: [Int]

    init(_ rows: [Row]) {
        self.rows = rows
        ends = Array(repeating: rows.count, count: rows.count)
        var open: [Int] = []
        for (position, row) in rows.enumerated() {
            heights.append(heights[position] + row.lines + (row.isApart ? 1 : 0))
            while let last = open.last, rows[last].indent >= row.indent {
                ends[last] = position
                open.removeLast()
            }
            parents.append(open.last)
            open.append(position)
        }
    }

    /// Pages for `room` lines each, of which the last holds at most `last`; every line of every row stands on one of them.
    ///
    /// Where the last rows leave no room for what the last page has to hold besides, some of them go to a page before it: whole
    /// blocks, or a part of a block that is itself higher than `last`. Where that is not enough, an empty page follows.
    func pages(room: Int, last: Int) -> [Page] {
        let room = max(1, room)
        var pages: [Page] = []
        var start = (row: 0, line: 0)
        while start.row < rows.count {
            var page = Page(continued: continued(before: start.row, room: room))
            let free = room - page.continued.reduce(0) { $0 + rows[$1].continued }
            let rest = height(from: start, to: rows.count)
            let isLast = rest <= free - (room - last)
            var end: Int?
            if rest <= free {
                end =
                    isLast
                    ? rows.count : breakBeforeLast(from: start, room: rest - 1, page: room, last: last) ?? rows.count
            }
            end = end ?? goodBreak(from: start, room: free, page: room)
            let whole = end ?? lastFitting(from: start, room: free)
            for row in start.row..<whole {
                page.pieces.append(Piece(row: row, lines: (row == start.row ? start.line : 0)..<rows[row].lines))
            }
            // No good place to break: what still fits of the next row, which is higher than the page leaves room for.
            let line = whole == start.row ? start.line : 0
            start = (whole, line)
            if end == nil, whole < rows.count {
                let apart = rows[whole].isApart && !page.pieces.isEmpty ? 1 : 0
                let used = page.pieces.isEmpty ? 0 : height(of: page.pieces)
                let part = min(free - used - apart, rows[whole].lines - line)
                if part > 0 {
                    page.pieces.append(Piece(row: whole, lines: line..<line + part))
                    start.line += part
                }
                if start.line >= rows[whole].lines { start = (whole + 1, 0) }
            }
            pages.append(page)
            if start.row == rows.count, end == rows.count, !isLast { pages.append(Page()) }
        }
        return pages.isEmpty ? [Page()] : pages
    }

    private func height(of pieces: [Piece]) -> Int {
        pieces.enumerated().reduce(0) {
            $0 + $1.element.lines.count + ($1.offset > 0 && rows[$1.element.row].isApart ? 1 : 0)
        }
    }

    /// Of the rows from a line of one to another, at the top of a page.
    private func height(from start: (row: Int, line: Int), to end: Int) -> Int {
        guard end > start.row else { return 0 }
        return heights[end] - heights[start.row] - start.line - (rows[start.row].isApart ? 1 : 0)
    }

    /// The heads of a row, unless they would fill half of the page.
    private func continued(before row: Int, room: Int) -> [Int] {
        var heads: [Int] = []
        var next = parents[row]
        while let head = next {
            heads.insert(head, at: 0)
            next = parents[head]
        }
        return heads.reduce(0) { $0 + rows[$1].continued } * 2 > room ? [] : heads
    }

    /// The first row that does not fit; the first one at the top where that does not.
    private func lastFitting(from start: (row: Int, line: Int), room: Int) -> Int {
        var end = start.row
        while end < rows.count, height(from: start, to: end + 1) <= room { end += 1 }
        return end
    }

    /// The last row before which a page may end: all before it fit, none of them is a head that loses its rows, and no
    /// block is divided that would fit on a page of its own.
    private func goodBreak(from start: (row: Int, line: Int), room: Int, page: Int) -> Int? {
        var end = lastFitting(from: start, room: room)
        while end > start.row {
            if isGood(end, from: start.row, page: page) { return end }
            end -= 1
        }
        return nil
    }

    /// The last row before which the last page but one may end, so that those from it on fit on the last.
    private func breakBeforeLast(from start: (row: Int, line: Int), room: Int, page: Int, last: Int) -> Int? {
        for block in [page, last] {
            guard let end = goodBreak(from: start, room: room, page: block) else { continue }
            let above = continued(before: end, room: page).reduce(0) { $0 + rows[$1].continued }
            if above + height(from: (end, 0), to: rows.count) <= last { return end }
        }
        return nil
    }

    private func isGood(_ end: Int, from start: Int, page: Int) -> Bool {
        guard end < rows.count else { return true }
        var head = parents[end]
        guard head != end - 1 else { return false }
        while let block = head, block >= start {
            let above = continued(before: block, room: page).reduce(0) { $0 + rows[$1].continued }
            if above + height(from: (block, 0), to: ends[block]) <= page { return false }
            head = parents[block]
        }
        return true
    }
}
