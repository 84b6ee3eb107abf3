import GRDB
import Safety
import TestSupport

@testable import Registry

/// What rows say, by plain dictionaries: by the row's name ("event S1/2"), then by field.
typealias RowSayings = [String: [String: String]]

extension TestRow {
    /// The row's name and fields, as this test reads them; nil for rows that are none of these.
    var saying: (name: String, fields: [String: String])? {
        switch self {
        case .subject(let subject):
            var fields: [String: String?] = [
                "site": subject.site, "sex": subject.sex, "age": subject.age, "age_unit": subject.ageUnit,
                "birth_date": subject.birthDate?.written, "planned_arm": subject.plannedArm,
                "death_date": subject.deathDate?.written,
            ]
            for flag in subject.populationFlags { fields["flag.\(flag.name)"] = flag.value ? "yes" : "no" }
            for attribute in subject.attributes { fields["attribute.\(attribute.name)"] = attribute.value }
            return ("subject \(subject.subject)", fields.compactMapValues { $0 })
        case .exposure(let exposure):
            let fields: [String: String?] = [
                "dose": exposure.dose, "product": exposure.product, "start_date": exposure.start?.written,
                "end_date": exposure.end?.written,
            ]
            return ("exposure \(exposure.subject)/\(exposure.sequence)", fields.compactMapValues { $0 })
        case .event(let event): return ("event \(event.subject)/\(event.sequence)", event.sayings)
        case .supplement(let supplement):
            var fields = ["supplement_value": supplement.value]
            if let flag = supplement.treatmentEmergent { fields["treatment_emergent"] = flag ? "yes" : "no" }
            return ("supplement \(supplement.subject)/\(supplement.eventSequence)/\(supplement.name)", fields)
        case .group, .arm, .dictionary, .ignored, .rejected: return nil
        }
    }
}

extension EventRecord {
    fileprivate var sayings: [String: String] {
        var fields: [String: String?] = [
            "verbatim": verbatim, "onset_date": onset?.written, "end_date": end?.written, "severity": severity?.name,
            "grade": grade.map(String.init), "serious": serious.map { $0 ? "yes" : "no" }, "outcome": outcome?.name,
            "treatment_emergent": treatmentEmergent.map { $0 ? "yes" : "no" },
        ]
        for criterion in criteria { fields[criterion.name] = "yes" }
        if case .names(let names) = coding {
            fields["coding"] = "by_source"
            fields["dictionary"] = names.dictionary.name
            fields["version"] = names.dictionary.version
            fields["language"] = names.dictionary.language
            fields["soc_name"] = names.soc.name
            fields["pt_name"] = names.pt.name
        }
        for (position, assessed) in causality.enumerated() {
            let end = position == 0 ? "" : ".\(position + 1)"
            fields["causality\(end)"] = assessed.value.name
            fields["causality_reported\(end)"] = assessed.reported
        }
        return fields.compactMapValues { $0 }
    }
}

extension RowSayings {
    init(_ rows: [TestRow]) {
        self = Dictionary(uniqueKeysWithValues: rows.compactMap { $0.saying.map { ($0.name, $0.fields) } })
    }

    /// The lines that a history of going from here to there must have, in any order.
    func history(to later: RowSayings) -> Set<HistoryLine> {
        var lines: Set<HistoryLine> = []
        for (row, fields) in self {
            guard let now = later[row] else {
                for (field, value) in fields { lines.insert(HistoryLine("removed", row, field, value, nil)) }
                continue
            }
            for field in Set(fields.keys).union(now.keys) where fields[field] != now[field] {
                lines.insert(HistoryLine("changed", row, field, fields[field], now[field]))
            }
        }
        for row in later.keys where self[row] == nil { lines.insert(HistoryLine("added", row, nil, nil, nil)) }
        return lines
    }

    /// What was said before the changes of a history, undone from the last one.
    func undoing(_ history: [HistoryLine]) -> RowSayings {
        var rows = self
        for line in history.reversed() {
            if line.kind == "added" { rows[line.row] = nil }
            if line.kind == "removed", rows[line.row] == nil { rows[line.row] = [:] }
            guard let field = line.field else { continue }
            rows[line.row]?[field] = line.old
        }
        return rows
    }
}

/// A line of the view change_history.
struct HistoryLine: Hashable, CustomStringConvertible {
    let kind: String
    let row: String
    let field: String?
    let old: String?
    let new: String?

    init(_ kind: String, _ row: String, _ field: String?, _ old: String?, _ new: String?) {
        self.kind = kind
        self.row = row
        self.field = field
        self.old = old
        self.new = new
    }

    var description: String { "\(kind) \(row) \(field ?? "-"): \(old ?? "NULL") -> \(new ?? "NULL")" }
}

extension TestRegistry {
    /// The history of a run, or of all runs, in its order.
    func history(run: Int? = nil) throws -> [HistoryLine] {
        try DatabaseQueue(path: registry.path).read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT kind, table_name || ' ' || subject || coalesce('/' || sequence, '') || coalesce('/' || name, '')
                        AS row, column_name, old_value, new_value
                    FROM change_history WHERE ? IS NULL OR run_id = ? ORDER BY row_change_id, column_name
                    """, arguments: [run, run]
            ).map { HistoryLine($0["kind"], $0["row"], $0["column_name"], $0["old_value"], $0["new_value"]) }
        }
    }

    /// All that a registry says of persons, under the keys that people know: without internal keys and places in files.
    func clinicalRows() throws -> [String] {
        try DatabaseQueue(path: registry.path).read { db in
            try TestRegistry.clinicalQueries.flatMap { query in
                try Row.fetchAll(db, sql: query).map { "\($0)" }.sorted()
            }
        }
    }

    private static let clinicalQueries = [
        """
        SELECT identifier, site, country, sex, birth_text, birth_earliest, birth_latest, age, age_unit, race, ethnicity,
            consent_text, consent_earliest, consent_latest, planned_arm, planned_arm_id, actual_arm, actual_arm_id,
            follow_up_end_text, follow_up_end_earliest, follow_up_end_latest, follow_up_end_reason, death_text,
            death_earliest, death_latest FROM subject
        """,
        "SELECT s.identifier, f.name, f.value FROM subject_flag AS f JOIN subject AS s ON s.id = f.subject_id",
        "SELECT s.identifier, a.name, a.value FROM subject_attribute AS a JOIN subject AS s ON s.id = a.subject_id",
        """
        SELECT s.identifier, x.sequence, x.product, x.dose, x.dose_unit, x.route, x.start_text, x.start_earliest,
            x.start_latest, x.end_text, x.end_earliest, x.end_latest
        FROM exposure AS x JOIN subject AS s ON s.id = x.subject_id
        """,
        """
        SELECT s.identifier, e.sequence, e.verbatim, e.onset_text, e.onset_earliest, e.onset_latest, e.end_text,
            e.end_earliest, e.end_latest, e.report_text, e.report_earliest, e.report_latest, e.severity, e.grade,
            e.serious, e.criteria, e.outcome, e.action, e.natural_progression, e.worsened_after_dose,
            e.treatment_emergent, o.sequence AS duplicate_of, c.method, d.name AS dictionary, soc.name AS soc,
            pt.name AS pt, llt.name AS llt,
            (SELECT json_group_array(json_array(position, product, assessor, reported, value)) FROM assessment
                WHERE list_id = e.assessment_list_id) AS assessments
        FROM event AS e JOIN subject AS s ON s.id = e.subject_id LEFT JOIN event AS o ON o.id = e.duplicate_of
        LEFT JOIN coding AS c ON c.id = e.coding_id LEFT JOIN dictionary AS d ON d.id = c.dictionary_id
        LEFT JOIN path AS p ON p.id = c.path_id LEFT JOIN term AS soc ON soc.id = p.soc_id
        LEFT JOIN term AS pt ON pt.id = p.pt_id LEFT JOIN term AS llt ON llt.id = c.llt_id
        """,
        """
        SELECT s.identifier, e.sequence, x.name, x.value, x.treatment_emergent, x.sets_emergent
        FROM supplement AS x JOIN event AS e ON e.id = x.event_id JOIN subject AS s ON s.id = e.subject_id
        """,
    ]
}
