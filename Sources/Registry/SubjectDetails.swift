import GRDB
import Safety

extension Registry {
    /// The subjects of given identifiers, with their attributes and exposures, by identifier.
    package func subjects(named identifiers: Set<String>) throws(RegistryError) -> [String: SubjectDetails] {
        try reading { db in
            let rows = try db.rows("named_subjects", [try json(identifiers.sorted())])
            return Dictionary(
                try details(of: rows, db).map { ($0.details.record.subject, $0.details) },
                uniquingKeysWith: { first, _ in first })
        }
    }

    /// The subjects of the population, with the arm or the groups in which each counts, in the order of their keys.
    ///
    /// - Parameter followUp: whether the days of observation are asked for, for which all events are looked at.
    package func populationSubjects(
        _ rules: RuleSet, followUp: Bool = false
    ) throws(RegistryError) -> [PopulationSubject] {
        try reading(with: rules) { db in
            let rows = try db.rows("population_subjects")
            var groups: [Int: [Int]] = [:]
            if rules.armBasis == .groups {
                for row in try db.rows("population_groups") {
                    groups[try row.value("subject_id"), default: []].append(try row.value("group_id"))
                }
            }
            var days: [Int: Int] = [:]
            if followUp {
                for row in try db.rows("follow_up_days") { days[try row.value("subject_id")] = try row.value("days") }
            }
            return try zip(rows, details(of: rows, db)).map { row, subject in
                let arm: Int? = try row.optional("counted_arm_id")
                var member = PopulationSubject(
                    details: subject.details, arms: arm.map { [$0] } ?? groups[subject.key] ?? [])
                member.followUpDays = days[subject.key]
                return member
            }
        }
    }

    /// The subjects of rows of subject, with what other rows say of them.
    private func details(of rows: [Row], _ db: Database) throws -> [(key: Int, details: SubjectDetails)] {
        let keys: [Int] = try rows.map { try $0.value("id") }
        var attributes: [Int: [NamedValue<String>]] = [:]
        for row in try db.rows("attributes_of_subjects", [json(keys)]) {
            attributes[try row.value("subject_id"), default: []].append(
                NamedValue(name: try row.value("name"), value: try row.value("value")))
        }
        var exposures: [Int: [ExposureRecord]] = [:]
        for row in try db.rows("exposures_of_subjects", [json(keys)]) {
            exposures[try row.value("subject_id"), default: []].append(try row.exposureRecord())
        }
        return try zip(keys, rows).map { key, row in
            var record = try row.subjectRecord()
            record.attributes = attributes[key] ?? []
            return (key: key, details: SubjectDetails(record: record, exposures: exposures[key] ?? []))
        }
    }
}
