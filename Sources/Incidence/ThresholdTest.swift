import Safety

extension Threshold {
    /// Whether a row is shown, tested on whole numbers. `cells` and `n` have one element per arm, then the total.
    package func admits(_ cells: [CellCount], n: [Int]) -> Bool {
        let columns = decidingColumns(of: n.count)
        return columns.contains { column in
            guard column < cells.count, let least = minimumSubjects(of: n[column]) else { return false }
            return cells[column].subjects >= least
        }
    }

    /// The least number of subjects of N that passes, at least 1; nil when N is 0 or not even N of N passes.
    package func minimumSubjects(of n: Int) -> Int? {
        guard n > 0, denominator > 0, numerator >= 0 else { return nil }
        let share = Int128(numerator) * Int128(n)
        let whole = 100 * Int128(denominator)
        let least =
            switch comparator {
            case .moreThan: share / whole + 1
            case .atLeast: max(1, (share + whole - 1) / whole)
            }
        return least <= Int128(n) ? Int(least) : nil
    }

    /// The columns that decide, of `count` columns with the total at last.
    package func decidingColumns(of count: Int) -> Range<Int> {
        guard count > 0 else { return 0..<0 }
        return basis == .total || count == 1 ? count - 1..<count : 0..<count - 1
    }
}
