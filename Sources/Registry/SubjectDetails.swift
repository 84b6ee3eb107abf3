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
