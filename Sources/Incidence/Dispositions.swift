import Safety

extension PackedCounter {
    /// How all stored events divide under the rules, for the trailer of a table.
    ///
    /// The disagreements of seriousness compare the flag with the criteria that the rules name, over counted events.
    /// `rejectedRows` is handed through. Throws when the columns contradict themselves.
    package static func dispositions(
        rules: RuleSet, columns: SafetyColumns, rejectedRows: Int = 0
    ) throws(IncidenceError) -> DispositionCounts {
        let screen = try EventScreen(rules: rules, columns: columns)
        var events = [Int](repeating: 0, count: EventDisposition.allCases.count)
        var uncoded = 0
        var flagOnly = 0
        var criterionOnly = 0
        for subject in 0..<columns.subjectID.count {
            let window = screen.window(ofSubject: subject)
            for event in columns.eventStart[subject]..<columns.eventStart[subject + 1] {
                let disposition = screen.disposition(ofEvent: event, subject: subject, window: window)
                events[disposition.rawValue] += 1
                guard disposition == .counted else { continue }
                if columns.eventPath[event] < 0 { uncoded += 1 }
                let flag = screen.hasSeriousFlag(event)
                let criterion = screen.hasSeriousCriterion(event)
                if flag && !criterion { flagOnly += 1 }
                if criterion && !flag { criterionOnly += 1 }
            }
        }
        var byReason: [EventDisposition: Int] = [:]
        for disposition in EventDisposition.allCases where events[disposition.rawValue] > 0 {
            byReason[disposition] = events[disposition.rawValue]
        }
        return DispositionCounts(
            events: byReason, uncoded: uncoded, seriousWithoutCriterion: flagOnly,
            criterionWithoutSerious: criterionOnly, rejectedRows: rejectedRows)
    }
}
