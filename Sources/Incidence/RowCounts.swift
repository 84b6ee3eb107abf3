import Safety

/// The counts of a row in a block of columns: the arms, then the total.
package struct BlockCounts: Sendable, Equatable {
    package var cells: [CellCount]
    /// Days at risk of a first event of the row; empty where person-time was not counted.
    package var daysAtRisk: [Int]
    /// Days of observation, the same in every row.
    package var daysObserved: [Int]

    package init(cells: [CellCount], daysAtRisk: [Int] = [], daysObserved: [Int] = []) {
        self.cells = cells
        self.daysAtRisk = daysAtRisk
        self.daysObserved = daysObserved
    }

    /// These counts without those of a category that holds what is worse: subjects then count by their worst event.
    func without(_ worse: BlockCounts?) -> BlockCounts {
        guard let worse else { return self }
        return BlockCounts(
            cells: cells.indices.map { position in
                let other = position < worse.cells.count ? worse.cells[position] : CellCount()
                return CellCount(
                    events: cells[position].events - other.events, subjects: cells[position].subjects - other.subjects)
            })
    }
}

/// The counts of a row: in the columns as a whole, and in them by category where they are divided.
package struct RowCounts: Sendable, Equatable {
    package var whole: BlockCounts
    package var parts: [BlockCounts]

    package init(whole: BlockCounts, parts: [BlockCounts] = []) {
        self.whole = whole
        self.parts = parts
    }

    package init(cells: [CellCount]) { self.init(whole: BlockCounts(cells: cells)) }

    /// Of the columns as a whole.
    package var cells: [CellCount] { whole.cells }

    /// The counts of one row in the answers to a choice, the first of which is whole and the others by category.
    ///
    /// - Parameter isWorst: whether each category holds those after it, so that its own are a difference.
    init(_ blocks: [BlockCounts], isWorst: Bool) {
        whole = blocks.first ?? BlockCounts(cells: [])
        let parts = Array(blocks.dropFirst())
        self.parts =
            isWorst
            ? parts.indices.map { parts[$0].without($0 + 1 < parts.count ? parts[$0 + 1] : nil) } : parts
    }
}

/// The answers to one choice of a plan: whole, then by category; they give the counts of any row of it.
struct ChoiceAnswers {
    let answers: [IncidenceCounts]
    let isWorst: Bool

    init(_ answers: [IncidenceCounts], isWorst: Bool) {
        self.answers = answers
        self.isWorst = isWorst
    }

    var any: RowCounts {
        row {
            $0.any
        } time: {
            $0.afterAny
        }
    }
    func soc(_ key: Int) -> RowCounts {
        row {
            $0.soc[key]
        } time: {
            $0.afterSOC[key]
        }
    }
    func path(_ key: Int) -> RowCounts {
        row {
            $0.path[key]
        } time: {
            $0.afterPath[key]
        }
    }
    func group(_ position: Int) -> RowCounts {
        row {
            position < $0.groups.count ? $0.groups[position] : nil
        } time: {
            position < $0.afterGroup.count ? $0.afterGroup[position] : nil
        }
    }

    private func row(
        _ cells: (IncidenceCounts) -> [CellCount]?, time after: (PersonTime) -> [Int]?
    ) -> RowCounts {
        RowCounts(
            answers.map { answer in
                let none = [CellCount](repeating: CellCount(), count: answer.n.count)
                guard let time = answer.personTime else { return BlockCounts(cells: cells(answer) ?? none) }
                let after = after(time)
                return BlockCounts(
                    cells: cells(answer) ?? none,
                    daysAtRisk: time.observed.indices.map { time.observed[$0] - (after?[$0] ?? 0) },
                    daysObserved: time.observed)
            }, isWorst: isWorst)
    }
}
