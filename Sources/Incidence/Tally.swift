import Safety

/// Counts by row and column over all chunks, with the last subject seen in each row so that a subject is added once a
/// row.
struct Tally {
    /// Columns of a row: one per arm and, at last, the total, which is counted without the arm.
    let width: Int
    var n: [Int]
    /// Row by row, so that the cells of a row share a cache line.
    var cells: [CellCount]
    /// By row, the number of the subject seen last, from 0 in the order of the pass.
    var lastSubject: [Int]

    init(rows: Int, columns: Int) {
        width = columns
        n = [Int](repeating: 0, count: columns)
        cells = [CellCount](repeating: CellCount(), count: rows * columns)
        lastSubject = [Int](repeating: -1, count: rows)
    }

    /// Adds what was counted of other subjects; their numbers and those given here need not differ.
    mutating func join(_ other: Tally) {
        for column in n.indices { n[column] += other.n[column] }
        for cell in cells.indices {
            cells[cell].events += other.cells[cell].events
            cells[cell].subjects += other.cells[cell].subjects
        }
        for row in lastSubject.indices { lastSubject[row] = max(lastSubject[row], other.lastSubject[row]) }
    }

    /// The cells of a row, or nil when it has no event.
    func cells(ofRow row: Int) -> [CellCount]? {
        guard lastSubject[row] >= 0 else { return nil }
        return Array(cells[row * width..<(row + 1) * width])
    }

    var emptyCells: [CellCount] { [CellCount](repeating: CellCount(), count: width) }
}
