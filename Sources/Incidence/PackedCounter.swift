import Safety

/// Counts any number of requests from packed columns, in one pass over the chunks and without memory taken per event.
///
/// Chunks hold whole subjects, so that counters of different chunks add up to the counter of all (`join`).
///
/// A subject is in the population when the rules say so and it has an arm. N counts such subjects, with or without
/// events; a selected subject does not change N, a selected arm does. Requests with equal rules share one judgement of
/// every event.
package struct PackedCounter: Sendable {
    /// What one rule set makes of the events, and the requests that count by it.
    private struct Share {
        var judge: EventJudge
        /// Nil when nobody asks how the events divide.
        var dispositions: DispositionTally?
        var requests: [Int]
    }

    private let frame: ColumnFrame
    private var shares: [Share] = []
    private var counting: [RequestCount] = []
    private let wanted: ColumnSet

    /// - Parameter divides: whether all stored events are divided into counted and left out.
    package init(_ requests: [CountRequest], frame: ColumnFrame, divides: Bool = true) {
        self.frame = frame
        for (position, request) in requests.enumerated() {
            counting.append(RequestCount(request, frame: frame))
            if let share = shares.firstIndex(where: { $0.judge.rules == request.rules }) {
                shares[share].requests.append(position)
            } else {
                shares.append(
                    Share(
                        judge: Self.judge(of: request.rules, for: requests),
                        dispositions: divides ? DispositionTally(request.rules, frame: frame) : nil,
                        requests: [position]))
            }
        }
        wanted = Self.wanted(requests)
    }

    /// The columns that requests need.
    package static func wanted(_ requests: [CountRequest]) -> ColumnSet {
        requests.reduce(into: ColumnSet()) { wanted, request in
            let judge = judge(of: request.rules, for: requests)
            wanted.formUnion(judge.wanted)
            wanted.formUnion(EventFilter.wanted(request.selection, judge: judge))
            if request.countsPersonTime { wanted.formUnion(judge.wantedForFollowUp) }
        }
    }

    /// By coding whether any request selects its events; nil when one needs events whatever their path.
    ///
    /// A counter that does not divide all events gives the same counts over chunks without the events of other codings.
    package static func codings(_ requests: [CountRequest], frame: ColumnFrame) -> [Bool]? {
        var isSelected = [Bool](repeating: false, count: frame.codings.count)
        for request in requests {
            // Where follow-up has no known end, the last counted event of any path tells.
            guard request.selection.lastingOver == nil, !request.countsPersonTime,
                let own = RequestCount.codings(request, frame: frame)
            else {
                return nil
            }
            for coding in own.indices where own[coding] { isSelected[coding] = true }
        }
        return isSelected
    }

    private static func judge(of rules: RuleSet, for requests: [CountRequest]) -> EventJudge {
        EventJudge(rules, judgesCausality: requests.contains { $0.rules == rules && $0.selection.related })
    }

    /// Adds a chunk; no subject comes twice. Throws when its columns contradict themselves.
    package mutating func add(_ chunk: SafetyColumns) throws(IncidenceError) {
        try chunk.check(wanted, arms: frame.arms.count, groups: frame.groups.count, codings: frame.codings.count)
        for share in shares.indices {
            shares[share].judge.judge(chunk)
            let placed = shares[share].judge.disposition
            shares[share].dispositions?.add(placed, chunk)
            for request in shares[share].requests { counting[request].add(chunk, judge: shares[share].judge) }
        }
    }

    /// Adds what a counter of the same requests counted in other chunks.
    package mutating func join(_ other: PackedCounter) {
        for share in shares.indices {
            if let dispositions = other.shares[share].dispositions { shares[share].dispositions?.join(dispositions) }
        }
        for request in counting.indices { counting[request].join(other.counting[request]) }
    }

    /// The counts of each request, in the order of the requests.
    package var counts: [IncidenceCounts] { counting.map(\.counts) }

    /// How all stored events divide under the rules of a request, by its position, where the counter divides them;
    /// `rejectedRows` is handed through.
    ///
    /// The disagreements of seriousness compare the flag with the criteria that the rules name, over counted events.
    package func dispositions(ofRequest position: Int, rejectedRows: Int = 0) -> DispositionCounts? {
        shares.first { $0.requests.contains(position) }?.dispositions?.counts(rejectedRows: rejectedRows)
    }
}
