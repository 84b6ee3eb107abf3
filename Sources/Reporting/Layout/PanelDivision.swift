/// How the columns of a table are divided between panels, whatever widths are measured in.
///
/// Columns below an outermost spanner stay together. A spanner that alone is too wide has panels of its own, divided
/// between the spanners below it and at last between its columns. No division takes more panels than it must, and
/// panels are as even as that allows: seven equal groups on two panels are four and three.
struct PanelDivision {
    private let spanners: [[DisplayTable.Spanner]]
    /// The column that all panels of a listing begin with, since its rows have no labels.
    private let key: [Int]
    private let room: Double
    /// The width of columns side by side, with the labels.
    private let width: ([Int]) -> Double

    /// The positions of the columns of each panel; never none.
    static func panels(of table: DisplayTable, room: Double, width: @escaping ([Int]) -> Double) -> [[Int]] {
        let key = table.hasStub ? [] : [0]
        let division = PanelDivision(spanners: table.spanners, key: key, room: room, width: width)
        let panels = division.panels(of: Array(table.columns.indices.dropFirst(key.count)), level: 0)
        return panels.isEmpty ? [key] : panels
    }

    private func panels(of columns: [Int], level: Int) -> [[Int]] {
        var panels: [[Int]] = []
        var beside: [[Int]] = []
        for group in groups(of: columns, level: level) {
            if group.count == 1 || width(key + group) <= room {
                beside.append(group)
                continue
            }
            panels += even(beside) + self.panels(of: group, level: level + 1)
            beside = []
        }
        return panels + even(beside)
    }

    /// Columns that stay side by side at a level: those below each of its spanners, and others as further levels say.
    private func groups(of columns: [Int], level: Int) -> [[Int]] {
        guard level < spanners.count else { return columns.map { [$0] } }
        var groups: [[Int]] = []
        var rest = columns
        for spanner in spanners[level].sorted(by: { $0.columns.lowerBound < $1.columns.lowerBound }) {
            let below = rest.filter { spanner.columns.contains($0) }
            guard let first = below.first, let last = below.last else { continue }
            groups += self.groups(of: rest.filter { $0 < first }, level: level + 1)
            groups.append(below)
            rest = rest.filter { $0 > last }
        }
        return groups + self.groups(of: rest, level: level + 1)
    }

    /// Groups in their order on as few panels as the room allows, as even as can be: with the least sum of squared widths.
    private func even(_ groups: [[Int]]) -> [[Int]] {
        struct Division {
            var panels: Int
            var squares: Double
            /// Where its last panel begins.
            var start: Int
        }
        // Of the first groups, none to all.
        var best = [Division(panels: 0, squares: 0, start: 0)]
        for end in 1..<groups.count + 1 {
            var division: Division?
            var panel: [Int] = []
            for start in (0..<end).reversed() {
                panel = groups[start] + panel
                let width = width(key + panel)
                if let division, width > room || best[start].panels + 1 > division.panels { break }
                let squares = best[start].squares + width * width
                if division.map({ best[start].panels + 1 < $0.panels || squares < $0.squares }) ?? true {
                    division = Division(panels: best[start].panels + 1, squares: squares, start: start)
                }
            }
            if let division { best.append(division) }
        }
        var panels: [[Int]] = []
        var end = groups.count
        while end > 0 {
            panels.insert(key + groups[best[end].start..<end].joined(), at: 0)
            end = best[end].start
        }
        return panels
    }
}
