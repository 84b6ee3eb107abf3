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

    init(_ rules: RuleSet, frame: ColumnFrame) {
        namedCriteria = rules.serious.criteria.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
        terms = frame.terms(for: rules.dictionary)
    }

    /// Adds the events of a chunk, as they were judged.
    mutating func add(_ dispositions: [UInt8], _ chunk: SafetyColumns) {
        let placed = dispositions.span
        // One sweep for each reason keeps every sweep free of branches.
        for reason in EventDisposition.allCases {
            let code = reason.rawByte
            var count = 0
            for event in 0..<placed.count { count &+= placed[unchecked: event] == code ? 1 : 0 }
            events[reason.rawValue] += count
        }
        let marks = chunk.marks.span
        let criteria = chunk.criteria.span
        let codings = chunk.coding.span
        var flagged = 0
        var criterion = 0
        for event in 0..<placed.count {
            let isCounted = placed[unchecked: event] == 0
            let hasFlag = marks[unchecked: event].rawValue & EventMarks.serious.rawValue != 0
            let hasCriterion = criteria[unchecked: event] & namedCriteria != 0
            flagged &+= isCounted && hasFlag && !hasCriterion ? 1 : 0
            criterion &+= isCounted && hasCriterion && !hasFlag ? 1 : 0
        }
        flagOnly += flagged
        criterionOnly += criterion
        for event in 0..<placed.count where placed[unchecked: event] == 0 {
            if terms[Int(codings[unchecked: event])] == 0 { uncoded += 1 }
        }
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
