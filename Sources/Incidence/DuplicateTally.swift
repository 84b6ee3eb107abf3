import Safety

/// Counts, chunk by chunk, the pairs of events of one subject that may be one event recorded twice.
package struct DuplicateTally: Sendable {
    package private(set) var counts = DuplicateCounts()
    /// By the key of a coding a number that codings to the same PT share, 0 where there is no term.
    private let terms: [Int32]
    private var spans: [Span] = []

    /// The days on which an event can have gone on.
    private struct Span {
        let term: Int32
        let first: Int32
        let last: Int32
    }

    /// - Parameter key: what two names of one PT have in common.
    package init(_ frame: ColumnFrame, key: (String) -> String) {
        var numbers: [String: Int32] = [:]
        let ofPath = frame.paths.map { path in
            let number = numbers[key(path.pt.name)] ?? Int32(truncatingIfNeeded: numbers.count + 1)
            numbers[key(path.pt.name)] = number
            return number
        }
        terms = frame.codings.map { $0.path < 0 ? 0 : ofPath[Int($0.path)] }
    }

    package mutating func add(_ chunk: SafetyColumns) {
        for subject in chunk.subjectID.indices {
            spans.removeAll(keepingCapacity: true)
            for event in Int(chunk.eventStart[subject])..<Int(chunk.eventStart[subject + 1]) {
                if chunk.marks[event].contains(.duplicate) {
                    counts.exact += 1
                    continue
                }
                let coding = Int(chunk.coding[event])
                guard terms.indices.contains(coding), terms[coding] != 0 else { continue }
                let (onset, end) = (chunk.onsetEarliest[event], chunk.endLatest[event])
                spans.append(
                    Span(
                        term: terms[coding],
                        first: onset == SafetyColumns.noDay ? SafetyColumns.days.lowerBound : onset,
                        last: end == SafetyColumns.noDay ? SafetyColumns.days.upperBound : end))
            }
            counts.near += pairs()
        }
    }

    /// The pairs of the same term whose days overlap or follow each other: in the order of first days, each event with
    /// those that begin before the day after its last one has passed.
    private mutating func pairs() -> Int {
        if spans.count < 2 { return 0 }
        spans.sort { ($0.term, $0.first) < ($1.term, $1.first) }
        var pairs = 0
        for position in spans.indices {
            let span = spans[position]
            var next = position + 1
            while next < spans.count, spans[next].term == span.term, spans[next].first <= span.last + 1 {
                // An end before the onset, possible where both are partial, is not more than that.
                if span.first <= spans[next].last + 1 { pairs += 1 }
                next += 1
            }
        }
        return pairs
    }
}
