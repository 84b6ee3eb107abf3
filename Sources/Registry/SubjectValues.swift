import GRDB
import Safety

extension Registry {
    /// What each subject is by a characteristic, unnamed subjects among them.
    ///
    /// - Parameter name: `site`, `country`, `sex`, `age`, `age_unit`, `race`, `ethnicity`, `planned_arm`, `actual_arm`,
    ///   `exposures` (how many exposure records the subject has), a population flag (values Y and N) or another
    ///   characteristic as delivered. `flag.NAME` and `attribute.NAME` mean the one or the other alone.
    /// Throws where no subject can have it.
    package func subjects(by name: String) throws(RegistryError) -> SubjectValues {
        try reading { db in
            let statement = try Self.statement(for: name, db)
            let rows = try RowStream(statement.name, in: db, [.text(statement.key)])
            var values = SubjectValues()
            while rows.hasRow {
                values.add(rows.integer(0), rows.text(1))
                try rows.next()
            }
            return values
        }
    }

    private static let ofAllSubjects = [
        "site", "country", "sex", "age", "age_unit", "race", "ethnicity", "planned_arm", "actual_arm", "exposures",
    ]

    /// The statement that answers for a name, and the name by which it is asked.
    private static func statement(for name: String, _ db: Database) throws -> (name: String, key: String) {
        if ofAllSubjects.contains(name) { return ("subject_values", name) }
        var flags: [String] = []
        var attributes: [String] = []
        for row in try db.rows("characteristics") {
            let found: String = try row.value("name")
            if try row.value("kind") == "flag" { flags.append(found) } else { attributes.append(found) }
        }
        for flag in flags where name == flag || name == "flag.\(flag)" { return ("subject_flag_values", flag) }
        for attribute in attributes where name == attribute || name == "attribute.\(attribute)" {
            return ("subject_attribute_values", attribute)
        }
        let near = NearNames.of(name, among: ofAllSubjects + flags + attributes, limit: 1).first
        throw RegistryError(
            .request,
            "No subject has the characteristic \(name)." + (near.map { " Did you mean \($0)?" } ?? "")
                + " The registry knows \((ofAllSubjects + flags + attributes).joined(separator: ", ")).")
    }
}
