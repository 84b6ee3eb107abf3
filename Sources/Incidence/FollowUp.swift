import Safety

/// When the observation of a subject ends, as the rules of follow-up say (`FollowUpRule`, `PersonTime`).
struct FollowUp {
    /// The last day; nil where neither an end, a dose nor an event with a date is known.
    var end: Int32?
    /// Whether an end of follow-up, a death or a data cut is known.
    var isKnown: Bool
    /// Whether death ends it.
    var died: Bool
}

extension EventJudge {
    /// The columns that `followUp` needs.
    var wantedForFollowUp: ColumnSet { wantedForDays.union([.followUp, .doses]) }

    /// The end of follow-up of a subject of the chunk judged last.
    func followUp(ofSubject subject: Int, _ chunk: SafetyColumns) -> FollowUp {
        let none = SafetyColumns.noDay
        let death = chunk.death[subject]
        var end = Int32.max
        for day in [chunk.followUpEnd[subject], death] where day != none { end = min(end, day) }
        if let dataCut { end = min(end, dataCut) }
        let isKnown = end != .max
        if !isKnown {
            guard let seen = lastSeen(subject, chunk) else { return FollowUp(end: nil, isKnown: false, died: false) }
            end = seen
        }
        end = min(end, window.window(ofSubject: subject, chunk).lastAllowed)
        // No day comes before a first dose that is not known.
        end = max(end, chunk.firstDose[subject])
        return FollowUp(end: end, isKnown: isKnown, died: death != none && death <= end)
    }

    /// The later of the last day of a dose and the day of the last counted event.
    private func lastSeen(_ subject: Int, _ chunk: SafetyColumns) -> Int32? {
        var last = SafetyColumns.noDay
        for dose in Int(chunk.doseStart[subject])..<Int(chunk.doseStart[subject + 1]) {
            last = max(last, chunk.doseLastDay[dose])
        }
        for event in Int(chunk.eventStart[subject])..<Int(chunk.eventStart[subject + 1]) where disposition[event] == 0 {
            last = max(last, day(ofEvent: event, subject: subject, chunk) ?? SafetyColumns.noDay)
        }
        return last == SafetyColumns.noDay ? nil : last
    }
}
