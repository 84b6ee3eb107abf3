import Incidence
import Safety

/// The columns of a page: which statistic each shows of which arm and category, and the heads above them.
struct ColumnLayout {
    /// Where the counts of a column stand in a row.
    struct Place: Equatable {
        /// The position of the arm or the total.
        var column: Int
        /// The position of the category; nil is all of them.
        var part: Int?
    }

    enum Content {
        case counted(Statistic, Place)
        /// A statistic of the comparison at a position.
        case compared(Comparison.Statistic, Int)
    }

    struct Column {
        var head: String
        var content: Content
    }

    private(set) var columns: [Column] = []
    private(set) var spanners: [[DisplayTable.Spanner]]

    init(_ report: TableReport) {
        let shown = report.shownColumns
        let parts = report.shownParts
        let isAlone = shown.count == 1 && parts.isEmpty && report.table.comparisons.isEmpty
        let heads = report.definition.statistics.map { $0.head(isAlone: isAlone, of: report.participants) }
        let width = heads.count
        func add(_ place: Place) {
            for (statistic, head) in zip(report.definition.statistics, heads) {
                columns.append(Column(head: head, content: .counted(statistic, place)))
            }
        }
        guard !parts.isEmpty else {
            spanners = [[]]
            for column in shown {
                add(Place(column: column))
                spanners[0].append(
                    DisplayTable.Spanner(
                        title: report.title(ofColumn: column), n: report.n(ofColumn: column),
                        columns: columns.count - width..<columns.count))
            }
            addComparisons(report)
            return
        }
        spanners = [[], []]
        let isArmsOutside = report.definition.split?.order != .armsInCategories
        func armSpanner(_ column: Int, part: Int??, _ range: Range<Int>) -> DisplayTable.Spanner {
            DisplayTable.Spanner(
                title: report.title(ofColumn: column), n: part.map { report.n(ofColumn: column, part: $0) } ?? nil,
                columns: range)
        }
        for outer in isArmsOutside ? shown : Array(parts.indices) {
            let start = columns.count
            for inner in isArmsOutside ? Array(parts.indices) : shown {
                let (column, part) = isArmsOutside ? (outer, parts[inner]) : (inner, parts[outer])
                add(Place(column: column, part: part.position))
                let range = columns.count - width..<columns.count
                if isArmsOutside {
                    let n = report.isDividedBySubjects ? report.n(ofColumn: column, part: part.position) : nil
                    spanners[1].append(DisplayTable.Spanner(title: part.label, n: n, columns: range))
                } else {
                    spanners[1].append(armSpanner(column, part: .some(part.position), range))
                }
            }
            let range = start..<columns.count
            spanners[0].append(
                isArmsOutside
                    ? armSpanner(outer, part: .some(nil), range)
                    : DisplayTable.Spanner(title: parts[outer].label, columns: range))
        }
    }

    private mutating func addComparisons(_ report: TableReport) {
        guard let comparison = report.definition.comparison else { return }
        for (position, compared) in report.table.comparisons.enumerated() {
            let start = columns.count
            for statistic in comparison.statistics {
                columns.append(Column(head: statistic.head, content: .compared(statistic, position)))
            }
            let names = [compared.arm, compared.reference].map { report.table.columns[$0].name }
            spanners[0].append(
                DisplayTable.Spanner(title: names.joined(separator: " v "), columns: start..<columns.count))
        }
    }
}

extension TableReport {
    /// Positions of the columns shown. With one arm the total repeats it, so only the arm is shown beside its name.
    var shownColumns: [Int] {
        let all = Array(table.columns.indices)
        // Groups overlap, so that no column is their total.
        if rules.armBasis == .groups { return Array(all.dropLast()) }
        let arms = definition.columns.arms ? all.dropLast() : []
        let showsTotal = definition.columns.total && arms.count != 1
        return showsTotal || arms.isEmpty ? arms + all.suffix(1) : Array(arms)
    }

    /// The categories in the order of columns, that of all together at last; empty where columns are not divided.
    var shownParts: [(label: String, position: Int?)] {
        guard let split = definition.split else { return [] }
        let order = split.columnOrder ?? Array(table.parts.indices)
        let parts = order.filter(table.parts.indices.contains).map {
            (label: table.parts[$0].label, position: Int?.some($0))
        }
        return parts + (split.overall.map { [(label: $0, position: nil)] } ?? [])
    }

    /// Whether categories are of subjects, so that each has its own N.
    var isDividedBySubjects: Bool { table.parts.contains { $0.n != table.columns.map(\.n) } }

    /// The name of an arm or the total; without data with the form of its N.
    func title(ofColumn column: Int) -> String {
        table.columns[column].name + (isShell && hasDenominators ? " (N = xx)" : "")
    }

    /// The N of a column in a category, or of the column as a whole; nil where it is no denominator.
    func n(ofColumn column: Int, part: Int? = nil) -> Int? {
        guard hasDenominators, !isShell else { return nil }
        guard let part, table.parts.indices.contains(part), column < table.parts[part].n.count else {
            return table.columns[column].n
        }
        return table.parts[part].n[column]
    }
}

/// The numbers of a cell, from which every statistic is printed.
struct CellFigures {
    var count: CellCount
    var share: IncidenceProportion
    /// Subjects in the time until their first event, and events in all the time; nil where it was not counted.
    var atRisk: IncidenceRate?
    var observed: IncidenceRate?
}

extension ColumnLayout.Place {
    init(column: Int) { self.init(column: column, part: nil) }

    /// What a row has in this place.
    func figures(of counts: RowCounts, _ report: TableReport) -> CellFigures {
        let block = part.map { $0 < counts.parts.count ? counts.parts[$0] : BlockCounts(cells: []) } ?? counts.whole
        let count = column < block.cells.count ? block.cells[column] : CellCount()
        let n = part.map { report.table.parts[$0].n[column] } ?? report.table.columns[column].n
        let year = report.rules.daysPerYear
        return CellFigures(
            count: count, share: IncidenceProportion(subjects: count.subjects, n: n),
            atRisk: column < block.daysAtRisk.count
                ? IncidenceRate(count: count.subjects, days: block.daysAtRisk[column], daysPerYear: year) : nil,
            observed: column < block.daysObserved.count
                ? IncidenceRate(count: count.events, days: block.daysObserved[column], daysPerYear: year) : nil)
    }
}
