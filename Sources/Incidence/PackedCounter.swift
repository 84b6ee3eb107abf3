import Safety

/// Counts any number of requests from packed columns, in one pass over the chunks and without memory taken per event.
///
/// A subject is in the population when the rules say so and it has an arm. N counts such subjects, with or without
/// events; a selected subject does not change N, a selected arm does. Requests with equal rules share one judgement of
/// every event.
package struct PackedCounter {
    /// What one rule set makes of the events, and the requests that count by it.
    private struct Share {
        var judge: EventJudge
        var dispositions: DispositionTally
        var requests: [Int]
    }

    private let frame: ColumnFrame
    private var shares: [Share] = []
    private var counting: [RequestCount] = []
    private let wanted: ColumnSet

    package init(_ requests: [CountRequest], frame: ColumnFrame) {
        self.frame = frame
        for (position, request) in requests.enumerated() {
            counting.append(RequestCount(request, frame: frame))
            if let share = shares.firstIndex(where: { $0.judge.rules == request.rules }) {
                shares[share].requests.append(position)
            } else {
                shares.append(
                    Share(
                        judge: Self.judge(of: request.rules, for: requests),
                        dispositions: DispositionTally(request.rules, frame: frame), requests: [position]))
            }
        }
        wanted = Self.wanted(requests)
    }

    /// The columns that requests need.
    package static func wanted(_ requests: [CountRequest]) -> ColumnSet {
        requests.reduce(into: ColumnSet()) { wanted, request in
            let judge = judge(of: request.rules, for: requests)
            wanted.formUnion(judge.wanted)
            wanted.formUnion(RequestCount.wanted(request.selection, judge: judge))
        }
    }

    private static func judge(of rules: RuleSet, for requests: [CountRequest]) -> EventJudge {
        EventJudge(rules, judgesCausality: requests.contains { $0.rules == rules && $0.selection.related })
    }

    /// Adds a chunk; chunks come in the order of subjects. Throws when its columns contradict themselves.
    package mutating func add(_ chunk: SafetyColumns) throws(IncidenceError) {
        try chunk.check(wanted, arms: frame.arms.count, codings: frame.codings.count)
        for share in shares.indices {
            shares[share].judge.judge(chunk)
            shares[share].dispositions.add(shares[share].judge.disposition, chunk)
            for request in shares[share].requests { counting[request].add(chunk, judge: shares[share].judge) }
        }
    }

    /// The counts of each request, in the order of the requests.
    package var counts: [IncidenceCounts] { counting.map(\.counts) }

    /// How all stored events divide under the rules of a request, by its position; `rejectedRows` is handed through.
    ///
    /// The disagreements of seriousness compare the flag with the criteria that the rules name, over counted events.
    package func dispositions(ofRequest position: Int, rejectedRows: Int = 0) -> DispositionCounts? {
        shares.first { $0.requests.contains(position) }?.dispositions.counts(rejectedRows: rejectedRows)
    }
}
