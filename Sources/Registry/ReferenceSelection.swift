import GRDB
import Safety

/// A selection as the reference statements take it.
extension EventSelection {
    /// The keys of the arms or groups to which it holds subjects, as JSON; nil for all.
    var armKeys: String? { arms.flatMap { $0.isEmpty ? nil : json($0) } }

    /// The keys of the subjects to which it holds the population, as JSON; nil for all.
    var subjectKeys: String? { subjects.map { json($0.keys) } }

    /// Puts its events, of those that the rules of the views count, into the temporary table `selected_event`.
    func select(_ db: Database) throws {
        try db.run("make_selected_events")
        try db.run("remove_selected_events")
        try db.run("select_events", StatementArguments(arguments))
    }

    /// The parameters of `select_events.sql`.
    private var arguments: [String: (any DatabaseValueConvertible)?] {
        [
            "serious": serious, "non_serious": nonSerious, "related": related, "fatal": fatal,
            "severities": severity.map { json(codes($0) + (unknownSeverity ? [0] : [])) },
            "causality": causality.map { json(codes($0)) }, "criteria": criteria.map { json(codes($0)) },
            "actions": actions.map { json(codes($0)) }, "outcomes": outcomes.map { json(codes($0)) },
            "paths": paths.map { json($0.sorted()) }, "events": events.map { json($0.sorted()) },
            "subjects": subjectKeys, "arms": armKeys, "subject": subject,
            "first_day": from?.number, "last_day": to?.number, "first_study_day": onsetDays?.lowerBound,
            "last_study_day": onsetDays?.upperBound, "lasting_over": lastingOver,
        ]
    }

    private func codes(_ values: Set<some CodedValue>) -> [Int] { values.map(\.rawValue).sorted() }
}
