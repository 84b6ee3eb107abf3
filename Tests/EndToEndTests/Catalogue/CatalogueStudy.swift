import Foundation
import GRDB
import TestSupport
import Testing

/// An invented study of ten dosed subjects in two arms, small enough that every cell can be counted again by hand.
enum CatalogueStudy {
    private static let fixtures = ReferenceData.repository.appendingPathComponent("Tests/Fixtures")

    /// A folder with its registry, called study.soteria.
    static func registry() throws -> PrivateFolder {
        let folder = try PrivateFolder()
        for name in ["study.yaml", "subjects.csv", "exposures.csv", "events.csv"] {
            let text = try String(contentsOf: fixtures.appendingPathComponent("catalogue/\(name)"), encoding: .utf8)
            try folder.write(name, text)
        }
        try folder.soteria("init", "study.soteria", "--study", "study.yaml").ended(0)
        try folder.soteria("import", "study.soteria", "subjects.csv", "exposures.csv", "events.csv").ended(0)
        return folder
    }

    /// The page of a table as it was looked at and kept.
    static func page(_ name: String) throws -> String {
        try String(contentsOf: fixtures.appendingPathComponent("pages/\(name).txt"), encoding: .utf8)
    }

    /// Keeps a page, for who has looked at it.
    static func keep(_ text: String, page name: String) throws {
        try Data(text.utf8).write(to: fixtures.appendingPathComponent("pages/\(name).txt"))
    }

    /// Options without which a definition has nothing to divide or to show.
    static func options(of definition: String) -> [String] {
        switch definition {
        case "cst": ["--from", "2020-03-15"]
        case "subject-profile": ["--subject", "A3"]
        default: []
        }
    }
}

extension PrivateFolder {
    /// What `soteria table` prints of a table, without the last line, which names the program's version.
    func tablePage(_ name: String) throws -> String {
        let run = try soteria(["table", "study.soteria", name, "--check"] + CatalogueStudy.options(of: name)).ended(0)
        return run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2)
            .joined(separator: "\n") + "\n"
    }

    /// The pages of a display in a report, without the lines that name the program's version, and without the last page,
    /// which has the provenance.
    func reportPages(_ name: String) throws -> String {
        try soteria(["report", "study.soteria", name, "-o", "page.txt"] + CatalogueStudy.options(of: name)).ended(0)
        let pages = try read("page.txt").split(separator: "\u{0C}")
        #expect(pages.last?.contains("Provenance") == true, "\(name)")
        return pages.dropLast().joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("soteria ") }.joined(separator: "\n")
    }
}

/// A counted event as the documented views show it, with what is known of its subject.
struct ViewedEvent {
    let subject: String
    let arm: String
    let soc: String
    let pt: String
    let day: Int?
    let studyDay: Int?
    let severity: String?
    let isSerious: Bool
    let isRelated: Bool
    let isFatal: Bool
    let action: String?
    let criteria: Set<Int>
    /// Days from the counted day to the end, or to the end of follow-up; nil without a day.
    let length: Int?
    let sex: String?
    let site: String?
    let age: Int?
    let doses: Int

    var rank: Int { ["mild": 1, "moderate": 2, "severe": 3, "life_threatening": 4, "fatal": 5][severity ?? ""] ?? 0 }

    /// All counted events of a registry.
    static func all(in folder: PrivateFolder) throws -> [ViewedEvent] {
        let queue = try DatabaseQueue(path: folder.file("study.soteria"))
        return try queue.read { db in
            try Row.fetchAll(db, sql: sql).map { row in
                ViewedEvent(
                    subject: row["subject"], arm: row["arm"], soc: row["soc"], pt: row["pt"], day: row["counted_day"],
                    studyDay: row["study_day"], severity: row["severity"], isSerious: row["is_serious"],
                    isRelated: row["is_related"], isFatal: row["is_fatal"], action: row["action"],
                    criteria: Set((row["criteria"] as String? ?? "").split(separator: ",").compactMap { Int($0) }),
                    length: row["length"], sex: row["sex"], site: row["site"],
                    age: (row["age"] as String?).flatMap { Int($0) }, doses: row["doses"])
            }
        }
    }

    private static let sql = """
        SELECT w.subject, w.arm, w.soc, coalesce(w.pt, 'Not coded') AS pt, w.counted_day, w.study_day, w.severity,
            w.is_serious, w.is_related, w.is_fatal, s.sex, s.site, s.age,
            (SELECT name FROM action_taken WHERE id = e.action) AS action,
            (SELECT group_concat(criterion) FROM event_criterion AS k WHERE k.event_id = w.event_id) AS criteria,
            coalesce(max(e.end_latest, w.counted_day), f.last_day) - w.counted_day + 1 AS length,
            (SELECT count(*) FROM exposure AS x WHERE x.subject_id = w.subject_id) AS doses
        FROM event_in_window AS w
        JOIN event AS e ON e.id = w.event_id
        JOIN subject AS s ON s.id = w.subject_id
        JOIN follow_up AS f ON f.subject_id = w.subject_id
        ORDER BY w.event_id
        """
}

/// A subject of the population with the characteristics by which tables are divided.
struct ViewedSubject {
    let subject: String
    let arm: String
    let sex: String?
    let site: String?
    let age: Int?
    let doses: Int

    static func all(in folder: PrivateFolder) throws -> [ViewedSubject] {
        let queue = try DatabaseQueue(path: folder.file("study.soteria"))
        return try queue.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT p.subject, p.arm, s.sex, s.site, s.age,
                        (SELECT count(*) FROM exposure AS x WHERE x.subject_id = s.id) AS doses
                    FROM safety_population AS p JOIN subject AS s ON s.id = p.subject_id
                    """
            ).map { row in
                ViewedSubject(
                    subject: row["subject"], arm: row["arm"], sex: row["sex"], site: row["site"],
                    age: (row["age"] as String?).flatMap { Int($0) }, doses: row["doses"])
            }
        }
    }
}
