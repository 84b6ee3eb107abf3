import Safety

/// The observations of subjects with the events of selections, from packed columns, in one pass over the chunks.
///
/// Chunks hold whole subjects, so that counters of different chunks add up to the counter of all (`join`). Arms are
/// those of the selection, of the study where it names none; a selection of the total alone has no arm.
package struct SubjectTimesCounter: Sendable {
    /// Whose events are asked for.
    package struct Request: Sendable {
        package var rules: RuleSet
        package var selection: EventSelection

        package init(rules: RuleSet, selection: EventSelection) {
            self.rules = rules
            self.selection = selection
        }
    }

    /// The observations of the subjects of a chunk, by the key of the first of which they are put in order.
    private struct Observed: Sendable {
        var first: Int
        var times: SubjectTimeList
    }

    private struct Share: Sendable {
        var judge: EventJudge
        var filter: EventFilter
        let arms: [Arm]
        /// By position of the arm among those of the study; -1 where it is not asked for.
        let column: [Int32]
        var observed: [[Observed]]

        mutating func add(_ chunk: SafetyColumns) {
            judge.judge(chunk)
            let verdicts = filter.verdicts(chunk, judge)
            var own = arms.map { _ in SubjectTimeList() }
            var days: [Int] = []
            for subject in chunk.subjectID.indices {
                let arm = judge.arm[subject]
                let first = chunk.firstDose[subject]
                let key = chunk.subjectID[subject]
                guard arm >= 0, column[Int(arm)] >= 0, first != SafetyColumns.noDay,
                    filter.selection.subjects?.contains(key) ?? true
                else { continue }
                let followUp = judge.followUp(ofSubject: subject, chunk)
                let end = followUp.end ?? first
                days.removeAll(keepingCapacity: true)
                for event in Int(chunk.eventStart[subject])..<Int(chunk.eventStart[subject + 1])
                where verdicts[event] & filter.deciding == filter.needed {
                    let day = judge.day(ofEvent: event, subject: subject, chunk) ?? first
                    days.append(Int(max(first, min(day, end))) - Int(first) + 1)
                }
                own[Int(column[Int(arm)])].add(end: Int(end) - Int(first) + 1, died: followUp.died, events: days)
            }
            for arm in own.indices where !own[arm].isEmpty {
                observed[arm].append(Observed(first: chunk.subjectID.first ?? 0, times: own[arm]))
            }
        }
    }

    private let frame: ColumnFrame
    private let wanted: ColumnSet
    private var shares: [Share]

    /// Throws where subjects count in groups: of overlapping groups a subject would be several observations.
    package init(_ requests: [Request], frame: ColumnFrame) throws(IncidenceError) {
        guard requests.allSatisfy({ $0.rules.armBasis != .groups }) else { throw .timesInGroups }
        self.frame = frame
        wanted = Self.wanted(requests)
        shares = requests.map { request in
            let arms = request.selection.arms.map { frame.arms.chosen($0) } ?? frame.arms
            let count = CountRequest(rules: request.rules, selection: request.selection)
            return Share(
                judge: Self.judge(request),
                filter: EventFilter(
                    request.selection, rules: request.rules, mustCount: true,
                    codings: RequestCount.codings(count, frame: frame)),
                arms: arms, column: frame.arms.columns(arms), observed: arms.map { _ in [] })
        }
    }

    /// The columns that requests need.
    package static func wanted(_ requests: [Request]) -> ColumnSet {
        requests.reduce(into: ColumnSet()) { wanted, request in
            let judge = judge(request)
            wanted.formUnion(judge.wanted.union(judge.wantedForFollowUp))
            wanted.formUnion(EventFilter.wanted(request.selection, judge: judge))
        }
    }

    private static func judge(_ request: Request) -> EventJudge {
        EventJudge(request.rules, judgesCausality: request.selection.related)
    }

    /// Adds a chunk; no subject comes twice. Throws when its columns contradict themselves.
    package mutating func add(_ chunk: SafetyColumns) throws(IncidenceError) {
        try chunk.check(wanted, arms: frame.arms.count, groups: frame.groups.count, codings: frame.codings.count)
        for share in shares.indices { shares[share].add(chunk) }
    }

    /// Adds what a counter of the same requests found in other chunks.
    package mutating func join(_ other: SubjectTimesCounter) {
        for share in shares.indices {
            for arm in shares[share].observed.indices {
                shares[share].observed[arm] += other.shares[share].observed[arm]
            }
        }
    }

    /// The observations for each request, in the order of the requests.
    package var times: [SubjectTimes] {
        shares.map { share in
            SubjectTimes(
                arms: share.arms,
                byArm: share.observed.map { pieces in
                    SubjectTimeList(joining: pieces.sorted { $0.first < $1.first }.map(\.times))
                })
        }
    }
}
