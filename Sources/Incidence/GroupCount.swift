import Safety

/// Counting by groups, of which a subject may have several: an event counts once in each group of its subject, and once
/// in the total of all columns.
extension RequestCount {
    /// Adds the selected events of a chunk, and its subjects to N.
    mutating func countGroups(_ chunk: SafetyColumns, _ judge: EventJudge, _ events: [Int32]) {
        var columns: [Int] = []
        for subject in chunk.subjectID.indices {
            findColumns(ofSubject: subject, chunk, judge, into: &columns)
            for column in columns { tally.n[column] += 1 }
        }
        var owner = -1
        for event in events {
            let own = Int(judge.owner[Int(event)])
            if own != owner {
                owner = own
                findColumns(ofSubject: own, chunk, judge, into: &columns)
            }
            guard !columns.isEmpty else { continue }
            let term = Int(terms[Int(chunk.coding[Int(event)])])
            let subject = subjectsBefore + own
            add(RowIndex.any, columns, subject)
            add(index.socRow[term], columns, subject)
            add(index.firstPathRow + term, columns, subject)
            for group in index.groups(ofPath: term) { add(group, columns, subject) }
        }
    }

    /// Adds an event to the cells of a row. All events of a subject fall into the same columns, so that a subject is new
    /// to the row in all of them or in none.
    private mutating func add(_ row: Int, _ columns: [Int], _ subject: Int) {
        let isFirst = tally.lastSubject[row] == subject ? 0 : 1
        tally.lastSubject[row] = subject
        let cell = row * tally.width
        for column in columns {
            tally.cells[cell + column].events += 1
            tally.cells[cell + column].subjects += isFirst
        }
    }
}

extension [Arm] {
    /// By position of the arm its column, or -1 where it is none.
    func columns(_ columns: [Arm]) -> [Int32] {
        let byKey = Dictionary(
            columns.enumerated().map { ($1.id, Int32(truncatingIfNeeded: $0)) }, uniquingKeysWith: { first, _ in first }
        )
        return map { byKey[$0.id] ?? -1 }
    }
}
