import Safety

/// Days of observation by column, and by row those that follow a subject's first event of the row, while chunks are
/// added.
struct PersonTimeCount {
    private let width: Int
    private var observed: [Int]
    private var withoutEnd: [Int]
    private var withoutStart: [Int]
    /// Row by row.
    private var after: [Int]
    /// By row the day of the first event of the subject at work; `Int32.max` without one.
    private var firstDay: [Int32]
    /// The rows in which the subject at work has events.
    private var rows: [Int] = []

    init(rows: Int, columns: Int) {
        width = columns
        observed = [Int](repeating: 0, count: columns)
        withoutEnd = observed
        withoutStart = observed
        after = [Int](repeating: 0, count: rows * columns)
        firstDay = [Int32](repeating: .max, count: rows)
    }

    /// Adds a subject of the chunk judged last.
    ///
    /// - Parameters:
    ///   - columns: those in which it counts; nothing is added without one.
    ///   - events: the positions of its selected events.
    ///   - eachRow: calls a body with every row of an event.
    mutating func add(
        _ subject: Int, columns: [Int], events: ArraySlice<Int32>, _ chunk: SafetyColumns, _ judge: EventJudge,
        eachRow: (_ event: Int, _ body: (Int) -> Void) -> Void
    ) {
        guard !columns.isEmpty else { return }
        let first = chunk.firstDose[subject]
        guard first != SafetyColumns.noDay else {
            for column in columns { withoutStart[column] += 1 }
            return
        }
        let followUp = judge.followUp(ofSubject: subject, chunk)
        let end = followUp.end ?? first
        for column in columns {
            observed[column] += Int(end) - Int(first) + 1
            if !followUp.isKnown { withoutEnd[column] += 1 }
        }
        for event in events {
            let day = judge.day(ofEvent: Int(event), subject: subject, chunk) ?? first
            eachRow(Int(event)) { row in
                if firstDay[row] == .max { rows.append(row) }
                firstDay[row] = min(firstDay[row], day)
            }
        }
        for row in rows {
            let days = Int(end) - Int(max(first, min(firstDay[row], end)))
            for column in columns { after[row * width + column] += days }
            firstDay[row] = .max
        }
        rows.removeAll(keepingCapacity: true)
    }

    /// Adds what was counted of other subjects.
    mutating func join(_ other: PersonTimeCount) {
        for column in observed.indices {
            observed[column] += other.observed[column]
            withoutEnd[column] += other.withoutEnd[column]
            withoutStart[column] += other.withoutStart[column]
        }
        for cell in after.indices { after[cell] += other.after[cell] }
    }

    /// The days by key; rows without an event in the tally are left out of the dictionaries.
    func personTime(_ index: RowIndex, _ tally: Tally) -> PersonTime {
        let days = index.keyed(empty: [Int](repeating: 0, count: width)) { row in
            tally.cells(ofRow: row).map { _ in Array(after[row * width..<(row + 1) * width]) }
        }
        return PersonTime(
            observed: observed, withoutEnd: withoutEnd, withoutStart: withoutStart, afterAny: days.any,
            afterSOC: days.soc, afterPath: days.path, afterGroup: days.groups)
    }
}
