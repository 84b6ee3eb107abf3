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
        count(chunk, judge, filter.verdicts(chunk, judge))
        subjectsBefore += chunk.subjectID.count
    }

    private mutating func count(_ chunk: SafetyColumns, _ judge: EventJudge, _ verdicts: [UInt8]) {
        if countsGroups { return countGroups(chunk, judge, select(judge.counted, verdicts)) }
        let columnOfSubject = columns(of: judge.arm, chunk)
        let events = select(judge.counted, verdicts)
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
        admitted = events
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
        // Numbers of subjects that come yet are beyond those of both.
        subjectsBefore += other.subjectsBefore
    }

    /// The counts by key.
    var counts: IncidenceCounts {
        let counts = index.counts(from: tally, arms: columns)
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
