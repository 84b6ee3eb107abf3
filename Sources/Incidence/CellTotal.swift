import Safety

extension IncidenceCounts {
    /// How many cells the counts hold, N apart: events and subjects of a row and column are one cell.
    package var cellTotal: Int { (1 + soc.count + path.count + groups.count) * (arms.count + 1) }
}
