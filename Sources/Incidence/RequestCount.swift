import Safety

/// The count of one request while chunks are added to it.
struct RequestCount {
    private let selection: EventSelection
    /// The bits of a verdict that an event must have.
    private let needed: UInt8
    /// By coding: whether the selection holds its path; nil admits every path.
    private let isSelected: [Bool]?
    /// Bit `Severity.rawValue` is set for each severity selected; nil admits every event.
    private let severities: UInt8?
    /// The arms that are columns, and by position of the arm its column; -1 where it is none.
    private let columns: [Arm]
    private let columnOfArm: [Int]
    private let index: RowIndex
    /// By coding: the path's position plus one, 0 for an event that is not coded.
    private let terms: [Int32]
    private var tally: Tally
    private var subjectsBefore = 0
    /// Verdicts narrowed by the selection, where it asks for more than verdicts say.
    private var narrowed: [UInt8] = []

    init(_ request: CountRequest, frame: ColumnFrame) {
        selection = request.selection
        var needed = EventJudge.Verdict.counted
        if selection.serious { needed |= EventJudge.Verdict.serious }
        if selection.related { needed |= EventJudge.Verdict.related }
        if selection.fatal { needed |= EventJudge.Verdict.fatal }
        self.needed = needed
        let terms = frame.terms(for: request.rules.dictionary)
        self.terms = terms
        isSelected = selection.paths.map { selected in
            terms.map { selected.contains($0 == 0 ? CodedPath.uncoded : frame.paths[Int($0) - 1].id) }
        }
        severities = selection.severity.map { $0.reduce(0) { $0 | 1 << UInt8($1.rawValue) } }
        let arm = selection.arm
        let columns = frame.arms.filter { arm == nil || $0.id == arm }
        columnOfArm = frame.arms.map { columns.firstIndex(of: $0) ?? -1 }
        self.columns = columns
        index = RowIndex(paths: frame.paths, groups: request.groups)
        tally = Tally(rows: index.count, columns: columns.count + 1)
    }

    /// The columns that the selection needs, beyond those by which events are judged.
    static func wanted(_ selection: EventSelection, judge: EventJudge) -> ColumnSet {
        var wanted: ColumnSet = selection.severity == nil ? [] : .severity
        if selection.from != nil || selection.to != nil { wanted.formUnion(judge.wantedForDays) }
        return wanted
    }

    /// Adds a chunk that the request's rules have judged.
    mutating func add(_ chunk: SafetyColumns, judge: EventJudge) {
        if selection.needsNarrowing {
            narrow(chunk, judge)
            count(chunk, judge.arm, narrowed)
        } else {
            count(chunk, judge.arm, judge.verdict)
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

    private mutating func count(_ chunk: SafetyColumns, _ arms: [Int16], _ verdicts: [UInt8]) {
        let needed = needed
        let total = columns.count
        let width = total + 1
        let any = RowIndex.any
        let starts = chunk.eventStart.span
        let codings = chunk.coding.span
        let verdict = verdicts.span
        let arm = arms.span
        // Copies, because the closure must not look at what holds the tally.
        let index = index
        let columnOfArm = columnOfArm
        let subjectsBefore = subjectsBefore
        let termOfCoding = self.terms
        let terms = termOfCoding.span
        let hasGroups = index.hasGroups
        let socs = index.socRow.span
        let firstPathRow = index.firstPathRow
        tally.withCells { cells, last, n in
            @inline(__always)
            func add(_ row: Int, _ column: Int, _ subject: Int) {
                let cell = row &* width
                cells[cell &+ column].events &+= 1
                cells[cell &+ total].events &+= 1
                if last[row] != subject {
                    last[row] = subject
                    cells[cell &+ column].subjects &+= 1
                    cells[cell &+ total].subjects &+= 1
                }
            }
            for position in 0..<arm.count {
                let armPosition = Int(arm[unchecked: position])
                guard armPosition >= 0 else { continue }
                let column = columnOfArm[armPosition]
                guard column >= 0 else { continue }
                n[column] &+= 1
                n[total] &+= 1
                let subject = subjectsBefore &+ position
                let end = Int(starts[unchecked: position + 1])
                var event = Int(starts[unchecked: position])
                while event < end {
                    defer { event &+= 1 }
                    guard verdict[unchecked: event] & needed == needed else { continue }
                    let term = Int(terms[unchecked: Int(codings[unchecked: event])])
                    add(any, column, subject)
                    add(socs[unchecked: term], column, subject)
                    add(firstPathRow &+ term, column, subject)
                    if hasGroups {
                        for group in index.groups(ofPath: term) { add(group, column, subject) }
                    }
                }
            }
        }
    }

    /// The counts by key.
    var counts: IncidenceCounts { index.counts(from: tally, arms: columns) }
}

extension Tally {
    /// Gives cells, last subjects and N to a body that adds to them; rows and columns are its own to keep in bounds.
    mutating func withCells(
        _ body: (UnsafeMutablePointer<CellCount>, UnsafeMutablePointer<Int>, UnsafeMutablePointer<Int>) -> Void
    ) {
        cells.withUnsafeMutableBufferPointer { cells in
            lastSubject.withUnsafeMutableBufferPointer { last in
                n.withUnsafeMutableBufferPointer { n in
                    guard let cells = cells.baseAddress, let last = last.baseAddress, let n = n.baseAddress else {
                        return
                    }
                    body(cells, last, n)
                }
            }
        }
    }
}

extension EventSelection {
    /// Whether an event must be looked at beyond its verdict.
    fileprivate var needsNarrowing: Bool {
        paths != nil || severity != nil || from != nil || to != nil || subject != nil
    }
}
