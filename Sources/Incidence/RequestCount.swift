import Safety

/// The count of one request while chunks are added to it.
struct RequestCount {
    private let selection: EventSelection
    /// The bits of a verdict that decide, and how they must be.
    private let deciding: UInt8
    private let needed: UInt8
    /// By coding: whether the selection holds its path; nil admits every path.
    private let isSelected: [Bool]?
    /// Bit `Severity.rawValue` is set for each severity selected; nil admits every event.
    private let severities: UInt8?
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
    /// Verdicts narrowed by the selection, where it asks for more than verdicts say.
    private var narrowed: [UInt8] = []
    /// Memory for the positions of the events that a chunk has for this request.
    private var admitted: [Int32] = []

    init(_ request: CountRequest, frame: ColumnFrame) {
        selection = request.selection
        (deciding, needed) = EventJudge.Verdict.bits(selection, mustCount: true)
        terms = frame.terms(for: request.rules.dictionary)
        isSelected = Self.codings(request, frame: frame)
        severities = selection.severity.map { $0.reduce(0) { $0 | 1 << UInt8($1.rawValue) } }
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

    /// The columns that the selection needs, beyond those by which events are judged.
    static func wanted(_ selection: EventSelection, judge: EventJudge) -> ColumnSet {
        var wanted: ColumnSet = selection.severity == nil ? [] : .severity
        if selection.events != nil { wanted.insert(.eventID) }
        if selection.from != nil || selection.to != nil { wanted.formUnion(judge.wantedForDays) }
        return wanted
    }

    /// Adds a chunk that the request's rules have judged.
    mutating func add(_ chunk: SafetyColumns, judge: EventJudge) {
        if selection.needsNarrowing {
            narrow(chunk, judge)
            count(chunk, judge, narrowed)
        } else {
            count(chunk, judge, judge.verdict)
        }
        subjectsBefore += chunk.subjectID.count
    }

    /// Takes back the verdict "counted" from events that the selection does not hold.
    private mutating func narrow(_ chunk: SafetyColumns, _ judge: EventJudge) {
        narrowed = judge.verdict
        if let isSelected {
            for event in narrowed.indices where !isSelected[Int(chunk.coding[event])] { narrowed[event] = 0 }
        }
        if let severities {
            for event in narrowed.indices {
                let severity = chunk.severity[event]
                if severity == 0 || severity > 7 || severities & (1 << severity) == 0 { narrowed[event] = 0 }
            }
        }
        if let events = selection.events {
            for event in narrowed.indices where !events.contains(chunk.eventID[event]) { narrowed[event] = 0 }
        }
        guard selection.from != nil || selection.to != nil || selection.subject != nil else { return }
        for subject in chunk.subjectID.indices {
            let isOther = selection.subject.map { $0 != chunk.subjectID[subject] } ?? false
            for event in Int(chunk.eventStart[subject])..<Int(chunk.eventStart[subject + 1])
            where isOther || !isInPeriod(event, subject, chunk, judge) {
                narrowed[event] = 0
            }
        }
    }

    private func isInPeriod(
        _ event: Int, _ subject: Int, _ chunk: SafetyColumns, _ judge: EventJudge
    ) -> Bool {
        guard selection.from != nil || selection.to != nil else { return true }
        guard let day = judge.day(ofEvent: event, subject: subject, chunk) else { return false }
        return Int(day) >= selection.from?.number ?? Int.min && Int(day) <= selection.to?.number ?? Int.max
    }

    private mutating func count(_ chunk: SafetyColumns, _ judge: EventJudge, _ verdicts: [UInt8]) {
        if countsGroups { return countGroups(chunk, judge, select(judge.counted, verdicts)) }
        let columnOfSubject = columns(of: judge.arm)
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
    private mutating func columns(of arms: [Int16]) -> [Int32] {
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
        let needed = needed
        let deciding = deciding
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

extension EventSelection {
    /// Whether an event must be looked at beyond its verdict.
    fileprivate var needsNarrowing: Bool {
        paths != nil || severity != nil || events != nil || from != nil || to != nil || subject != nil
    }
}
