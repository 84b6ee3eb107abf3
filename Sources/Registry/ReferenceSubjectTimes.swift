import GRDB
import Safety

extension Registry {
    /// The observations of the subjects with the events of a selection, by the reference statement,
    /// `Schema/statements/subject_times.sql`.
    ///
    /// Throws where subjects count in groups: of overlapping groups a subject would be several observations.
    package func referenceSubjectTimes(
        _ rules: RuleSet, _ selection: EventSelection
    ) throws(RegistryError) -> SubjectTimes {
        guard rules.armBasis != .groups else { throw RegistryError(.request, SubjectTimes.groupRefusal) }
        return try reading(with: rules) { db in
            let known = try StudyStore.arms(db)
            let arms = selection.arms.map { known.chosen($0) } ?? known
            var times: [[SubjectTime]] = arms.map { _ in [] }
            let position = Dictionary(arms.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
            try selection.select(db)
            let arguments = ["arms": selection.armKeys, "subjects": selection.subjectKeys]
            let rows = try db.cursor("subject_times", StatementArguments(arguments))
            var last: Int?
            while let row = try rows.next() {
                guard let arm = position[try row.value("arm_id")] else { continue }
                let subject: Int = try row.value("subject_id")
                if subject != last {
                    times[arm].append(
                        SubjectTime(end: try row.value("last_day"), died: try row.value("died"), events: []))
                }
                last = subject
                guard let day: Int = try row.optional("day") else { continue }
                times[arm][times[arm].count - 1].events.append(day)
            }
            return SubjectTimes(arms: arms, byArm: times.map { SubjectTimeList($0) })
        }
    }
}
