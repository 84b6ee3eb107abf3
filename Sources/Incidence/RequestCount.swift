import Safety

/// The count of one request while chunks are added to it.
struct RequestCount {
    private var filter: EventFilter
    let subjects: SubjectSet?
    /// The arms or groups that are columns, and by position of the arm its column; -1 where it is none.
    private let columns: [Arm]
    let columnOfArm: [Int32]
    private let countsGroups: Bool
    let showsTotalAlone: Bool
    let index: RowIndex
    /// By coding: the path's position plus one, 0 for an event that is not coded.
    let terms: [Int32]
    var tally: Tally
    private var personTime: PersonTimeCount?
    private(set) var subjectsBefore = 0
    /// Memory for the positions of the events that a chunk has for this request.
    private var admitted: [Int32] = []

    init(_ request: CountRequest, frame: ColumnFrame) {
        let selection = request.selection
        filter = EventFilter(
            selection, rules: request.rules, mustCount: true, codings: Self.codings(request, frame: frame))
        subjects = selection.subjects
        terms = frame.terms(for: request.rules.dictionary)
        let arms = frame.studyArms.counted(by: request.rules.armBasis)
        countsGroups = request.rules.armBasis == .groups
        showsTotalAlone = selection.arms?.isEmpty ?? false
        // Groups may be thousands, so that none has cells that nobody asks for.
        columns = showsTotalAlone ? (countsGroups ? [] : arms) : selection.arms.map { arms.chosen($0) } ?? arms
        columnOfArm = arms.columns(columns)
        index = RowIndex(paths: frame.paths, groups: request.groups)
        tally = Tally(rows: index.count, columns: columns.count + 1)
        if request.countsPersonTime { personTime = PersonTimeCount(rows: index.count, columns: columns.count + 1) }
    }

    /// By coding whether the selection holds its path; nil when it holds every path.
    static func codings(_ request: CountRequest, frame: ColumnFrame) -> [Bool]? {
        request.selection.paths.map { selected in
            frame.terms(for: request.rules.dictionary).map {
                selected.contains($0 == 0 ? CodedPath.uncoded : frame.paths[Int($0) - 1].id)
            }
        }
    }

    /// Adds a chunk that the request's rules have judged.
    mutating func add(_ chunk: SafetyColumns, judge: EventJudge) {
        let events = select(judge.counted, filter.verdicts(chunk, judge))
        if countsGroups { countGroups(chunk, judge, events) } else { count(chunk, judge, events) }
        if personTime != nil { countPersonTime(chunk, judge, events) }
        admitted = events
        subjectsBefore += chunk.subjectID.count
    }

    private mutating func count(_ chunk: SafetyColumns, _ judge: EventJudge, _ events: [Int32]) {
        let columnOfSubject = columns(of: judge.arm, chunk)
        let total = columns.count
        let width = total + 1
        // Copies, because the closure must not look at what holds the tally.
        let index = index
        let terms = terms
        let subjectsBefore = subjectsBefore
        let hasGroups = index.hasGroups
        let firstPathRow = index.firstPathRow
        tally.withCells { cells, last in
            @inline(__always)
            func add(_ row: Int, _ column: Int, _ subject: Int) {
                let cell = row &* width
                // Whether a subject has had a term before is not to be foreseen: no branch asks for it.
                let isFirst = (last[row] ^ subject).zeroIfZero
                last[row] = subject
                cells[cell &+ column].events &+= 1
                cells[cell &+ column].subjects &+= isFirst
                cells[cell &+ total].events &+= 1
                cells[cell &+ total].subjects &+= isFirst
            }
            reading(judge.owner, chunk.coding, terms, index.socRow) { owner, codings, terms, socs in
                reading(events, columnOfSubject) { events, columns in
                    for event in events {
                        let own = Int(owner[Int(event)])
                        let column = Int(columns[own])
                        guard column >= 0 else { continue }
                        let subject = subjectsBefore &+ own
                        let term = Int(terms[Int(codings[Int(event)])])
                        add(RowIndex.any, column, subject)
                        add(socs[term], column, subject)
                        add(firstPathRow &+ term, column, subject)
                        if hasGroups {
                            for group in index.groups(ofPath: term) { add(group, column, subject) }
                        }
                    }
                }
            }
        }
    }

    private mutating func countPersonTime(_ chunk: SafetyColumns, _ judge: EventJudge, _ events: [Int32]) {
        guard var time = personTime else { return }
        // Chunks are added to it where it is, not to a copy.
        personTime = nil
        var rest = events[...]
        var columns: [Int] = []
        for subject in chunk.subjectID.indices {
            findColumns(ofSubject: subject, chunk, judge, into: &columns)
            let end = chunk.eventStart[subject + 1]
            let own = rest.prefix { $0 < end }
            rest = rest.dropFirst(own.count)
            time.add(subject, columns: columns, events: own, chunk, judge) { event, body in
                let term = Int(terms[Int(chunk.coding[event])])
                body(RowIndex.any)
                body(index.socRow[term])
                body(index.firstPathRow + term)
                for group in index.groups(ofPath: term) { body(group) }
            }
        }
        personTime = time
    }

    /// The columns of a subject, the total at last; none for one that is not counted.
    func findColumns(
        ofSubject subject: Int, _ chunk: SafetyColumns, _ judge: EventJudge, into found: inout [Int]
    ) {
        found.removeAll(keepingCapacity: true)
        guard judge.arm[subject] >= 0, subjects?.contains(chunk.subjectID[subject]) ?? true else { return }
        func add(_ column: Int32) { if column >= 0 { found.append(Int(column)) } }
        if countsGroups {
            for membership in Int(chunk.groupStart[subject])..<Int(chunk.groupStart[subject + 1]) {
                add(columnOfArm[Int(chunk.group[membership])])
            }
        } else {
            add(columnOfArm[Int(judge.arm[subject])])
        }
        if !found.isEmpty || showsTotalAlone { found.append(tally.width - 1) }
    }

    /// The column of each subject, -1 outside the columns; subjects in them are added to N.
    private mutating func columns(of arms: [Int16], _ chunk: SafetyColumns) -> [Int32] {
        let arms =
            subjects.map { subjects in
                zip(arms, chunk.subjectID).map { subjects.contains($1) ? $0 : -1 }
            } ?? arms
        // The last place stands for subjects outside the columns.
        var n = [Int](repeating: 0, count: tally.width)
        let columns = arms.map { arm -> Int32 in
            let column = arm < 0 ? -1 : columnOfArm[Int(arm)]
            n[column < 0 ? n.count - 1 : Int(column)] &+= 1
            return column
        }
        for column in 0..<tally.width - 1 {
            tally.n[column] += n[column]
            tally.n[tally.width - 1] += n[column]
        }
        return columns
    }

    /// Those of the counted events that have the verdict needed, without a branch on any.
    private mutating func select(_ counted: [Int32], _ verdicts: [UInt8]) -> [Int32] {
        let needed = filter.needed
        let deciding = filter.deciding
        var result = [Int32].reused(&admitted, count: counted.count)
        var found = 0
        result.withUnsafeMutableBufferPointer { list in
            reading(counted, verdicts) { counted, verdict in
                for event in counted {
                    list[found] = event
                    found &+= Int(((verdict[Int(event)] & deciding) ^ needed).oneIfZero)
                }
            }
        }
        result.removeLast(result.count - found)
        return result
    }

    /// Adds what the same request counted in other chunks.
    mutating func join(_ other: RequestCount) {
        tally.join(other.tally)
        if let time = other.personTime { personTime?.join(time) }
        // Numbers of subjects that come yet are beyond those of both.
        subjectsBefore += other.subjectsBefore
    }

    /// The counts by key.
    var counts: IncidenceCounts {
        var counts = index.counts(from: tally, arms: columns)
        counts.personTime = personTime?.personTime(index, tally)
        return showsTotalAlone ? counts.totalAlone : counts
    }
}

extension Tally {
    /// Gives cells and last subjects to a body that adds to them; rows and columns are its own to keep in bounds.
    mutating func withCells(_ body: (UnsafeMutablePointer<CellCount>, UnsafeMutablePointer<Int>) -> Void) {
        cells.withUnsafeMutableBufferPointer { cells in
            lastSubject.withUnsafeMutableBufferPointer { last in
                guard let cells = cells.baseAddress, let last = last.baseAddress else { return }
                body(cells, last)
            }
        }
    }
}
