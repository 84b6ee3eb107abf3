import Safety

/// Counts from the packed columns, in one pass over the subjects and without memory taken per event.
package enum PackedCounter {
    /// The counts of a request.
    ///
    /// A subject is in the population when the rules say so and it has an arm. N counts such subjects, with or without
    /// events; a selected subject does not change N, a selected arm does. Throws when the columns contradict
    /// themselves.
    package static func count(
        _ request: CountRequest, in columns: SafetyColumns
    ) throws(IncidenceError) -> IncidenceCounts {
        let screen = try EventScreen(rules: request.rules, columns: columns)
        let filter = EventFilter(selection: request.selection, columns: columns)
        let layout = ArmLayout(arms: columns.arms, selected: request.selection.arm)
        let rows = RowIndex(paths: columns.paths, groups: request.groups)
        var tally = Tally(rows: rows.count, columns: layout.columns.count + 1)

        for subject in 0..<columns.subjectID.count {
            guard let arm = screen.arm(ofSubject: subject), let column = layout.column[arm] else { continue }
            tally.addSubject(column: column)
            let events = columns.eventStart[subject]..<columns.eventStart[subject + 1]
            guard !events.isEmpty, filter.admits(subject: subject) else { continue }
            let window = screen.window(ofSubject: subject)
            for event in events {
                let path = Int(columns.eventPath[event]) + 1
                guard rows.pathRange.contains(path) else {
                    throw IncidenceError.columns(detail: "an event's path is not among the paths")
                }
                guard filter.admits(path: path),
                    screen.disposition(ofEvent: event, subject: subject, window: window) == .counted,
                    filter.admits(event: event, firstDose: window.firstDose, screen: screen)
                else { continue }
                tally.add(row: RowIndex.any, column: column, subject: subject)
                tally.add(row: rows.soc(ofPath: path), column: column, subject: subject)
                tally.add(row: rows.row(ofPath: path), column: column, subject: subject)
                for group in rows.groups(ofPath: path) { tally.add(row: group, column: column, subject: subject) }
            }
        }
        return rows.counts(from: tally, arms: layout.columns)
    }
}

/// Which arms are columns, and which column a subject's arm is counted in.
private struct ArmLayout {
    var columns: [Arm]
    /// By position of the arm among the declared ones; nil when the arm is not a column.
    var column: [Int?]

    init(arms: [Arm], selected: Int?) {
        columns = []
        column = []
        for arm in arms {
            guard selected == nil || arm.id == selected else {
                column.append(nil)
                continue
            }
            column.append(columns.count)
            columns.append(arm)
        }
    }
}

/// Counts by row and column, with the last subject seen in each row so that a subject is added once a row.
struct Tally {
    /// Columns of a row: one per arm and, at last, the total.
    private let width: Int
    private(set) var n: [Int]
    /// Row by row, so that the cells of a row share a cache line.
    private var cells: [CellCount]
    private var lastSubject: [Int]

    init(rows: Int, columns: Int) {
        width = columns
        n = [Int](repeating: 0, count: columns)
        cells = [CellCount](repeating: CellCount(), count: rows * columns)
        lastSubject = [Int](repeating: -1, count: rows)
    }

    mutating func addSubject(column: Int) {
        n[column] += 1
        n[width - 1] += 1
    }

    /// Adds an event of a subject to its arm and to the total. Subjects must come in ascending order.
    @inline(__always)
    mutating func add(row: Int, column: Int, subject: Int) {
        let cell = row * width + column
        let total = row * width + width - 1
        cells[cell].events += 1
        cells[total].events += 1
        guard lastSubject[row] != subject else { return }
        lastSubject[row] = subject
        cells[cell].subjects += 1
        cells[total].subjects += 1
    }

    /// The cells of a row, or nil when it has no event.
    func cells(ofRow row: Int) -> [CellCount]? {
        guard lastSubject[row] >= 0 else { return nil }
        return Array(cells[row * width..<(row + 1) * width])
    }

    var emptyCells: [CellCount] { [CellCount](repeating: CellCount(), count: width) }
}
