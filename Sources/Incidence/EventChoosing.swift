import Safety

/// The events of a selection, judged by the same screen and filter by which the packed counter counts: what a cell
/// counts and what its listing holds cannot differ.
package enum EventChoosing {
    /// The events of a selection by subject, in the order of the columns; `all` also chooses those that the rules leave
    /// out.
    package static func events(
        rules: RuleSet, selection: EventSelection, all: Bool, in columns: SafetyColumns
    ) throws(IncidenceError) -> [[ChosenEvent]] {
        let screen = try EventScreen(rules: rules, columns: columns)
        let filter = EventFilter(selection: selection, columns: columns)
        return columns.subjectID.indices.map { subject in
            let arm = screen.arm(ofSubject: subject).map { columns.arms[$0] }
            guard filter.admits(subject: subject), all || arm != nil,
                selection.arm == nil || selection.arm == arm?.id
            else { return [] }
            let window = screen.window(ofSubject: subject)
            return (columns.eventStart[subject]..<columns.eventStart[subject + 1]).compactMap { event in
                guard filter.admits(path: Int(columns.eventPath[event]) + 1) else { return nil }
                let disposition = screen.disposition(ofEvent: event, subject: subject, window: window)
                guard all || disposition == .counted,
                    filter.admits(event: event, firstDose: window.firstDose, screen: screen)
                else { return nil }
                var chosen = ChosenEvent(
                    id: columns.eventID[event], disposition: disposition, isSerious: screen.isSerious(event),
                    isRelated: screen.isRelated(event))
                chosen.arm = arm?.name
                chosen.countedDay = screen.countedDay(ofEvent: event, firstDose: window.firstDose)
                if let day = chosen.countedDay, let first = window.firstDose, arm != nil {
                    chosen.studyDay = day - first + (day >= first ? 1 : 0)
                }
                return chosen
            }
        }
    }
}
