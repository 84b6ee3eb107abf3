import Safety

/// How the events of all chunks divide under one rule set, for the trailer of a table.
struct DispositionTally {
    private var events = [Int](repeating: 0, count: EventDisposition.allCases.count)
    private var uncoded = 0
    private var flagOnly = 0
    private var criterionOnly = 0
    private let namedCriteria: UInt16
    /// By coding: 0 where it names no term that counts.
    private let terms: [Int32]
    private let everyCodingCounts: Bool

    init(_ rules: RuleSet, frame: ColumnFrame) {
        namedCriteria = rules.serious.criteria.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
        terms = frame.terms(for: rules.dictionary)
        everyCodingCounts = !terms.dropFirst().contains(0)
    }

    /// Adds the events of a chunk, as they were judged.
    mutating func add(_ dispositions: [UInt8], _ chunk: SafetyColumns) {
        let named = namedCriteria
        let serious = EventMarks.serious.rawValue
        // Sums of one chunk in few bits, and no branch, so that the loops become vector code.
        var flagged: UInt32 = 0
        var criterion: UInt32 = 0
        var byReason = [UInt32](repeating: 0, count: events.count)
        reading(dispositions, chunk.marks, chunk.criteria) { placed, marks, criteria in
            for reason in byReason.indices {
                let code = UInt8(truncatingIfNeeded: reason)
                var count: UInt32 = 0
                for event in placed.indices { count &+= (placed[event] ^ code).oneIfZero }
                byReason[reason] = count
            }
            for event in placed.indices {
                let isCounted: UInt32 = placed[event] == 0 ? 1 : 0
                let hasFlag: UInt32 = marks[event].rawValue & serious != 0 ? 1 : 0
                let hasCriterion: UInt32 = criteria[event] & named != 0 ? 1 : 0
                flagged &+= isCounted & hasFlag & (hasCriterion ^ 1)
                criterion &+= isCounted & hasCriterion & (hasFlag ^ 1)
            }
        }
        for reason in events.indices { events[reason] += Int(byReason[reason]) }
        flagOnly += Int(flagged)
        criterionOnly += Int(criterion)
        uncoded += uncodedEvents(dispositions, chunk.coding)
    }

    /// How many counted events of a chunk name no term that counts.
    private func uncodedEvents(_ dispositions: [UInt8], _ codings: [Int32]) -> Int {
        reading(dispositions, codings, terms) { placed, codings, terms in
            var count: UInt32 = 0
            if everyCodingCounts {
                for event in placed.indices {
                    let hasCoding: UInt32 = codings[event] == 0 ? 0 : 1
                    count &+= placed[event].oneIfZero & (hasCoding ^ 1)
                }
            } else {
                for event in placed.indices where placed[event] == 0 && terms[Int(codings[event])] == 0 { count &+= 1 }
            }
            return Int(count)
        }
    }

    /// Adds how the events of other chunks divide under the same rules.
    mutating func join(_ other: DispositionTally) {
        for reason in events.indices { events[reason] += other.events[reason] }
        uncoded += other.uncoded
        flagOnly += other.flagOnly
        criterionOnly += other.criterionOnly
    }

    /// The division; `rejectedRows` is handed through.
    func counts(rejectedRows: Int) -> DispositionCounts {
        var byReason: [EventDisposition: Int] = [:]
        for disposition in EventDisposition.allCases where events[disposition.rawValue] > 0 {
            byReason[disposition] = events[disposition.rawValue]
        }
        return DispositionCounts(
            events: byReason, uncoded: uncoded, seriousWithoutCriterion: flagOnly,
            criterionWithoutSerious: criterionOnly, rejectedRows: rejectedRows)
    }
}
