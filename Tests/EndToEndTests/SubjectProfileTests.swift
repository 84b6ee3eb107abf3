import Registry
import Reporting
import Reports
import Safety
import TestSupport
import Testing

@testable import soteria

extension DisplayOfRegistry {
    func profile(of subject: String) throws -> Display {
        guard case .profile(let definition) = try Reports.definition(named: "subject-profile") else {
            throw Ending.Failure(code: .refused, message: "no profile")
        }
        return try making().profile(definition, subject: subject).display()
    }
}

@Suite("Profile of a subject", .demoStudy)
struct SubjectProfileTests {
    @Test("A profile has every exposure and every stored event of its subject, in time order, with days")
    func whole() throws {
        let demo = DisplayOfRegistry(path: try DemoStudy.file("lenzumestrocel-pms.soteria"))
        // The subject with most stored events that also has some that do not count, and died.
        let subject = try demo.sql(
            """
            SELECT s.identifier FROM subject AS s JOIN excluded_event AS x ON x.subject = s.identifier
            JOIN event AS e ON e.subject_id = s.id WHERE s.death_earliest IS NOT NULL
            GROUP BY s.id ORDER BY count(*) DESC, s.identifier LIMIT 1
            """)[0][0]
        let display = try demo.profile(of: subject)
        let table = try demo.table(display)
        #expect(display.titles.first == "Subject profile: Subject \(subject)")
        let blocks = table.rows.filter { $0.indent == 0 }.map(\.label)
        #expect(blocks == ["Demographics", "Exposures", "Adverse events", "Follow-up", "Death"])
        func rows(_ block: String) -> [DisplayTable.Row] {
            guard let start = table.rows.firstIndex(where: { $0.label == block }) else { return [] }
            return Array(table.rows[(start + 1)...].prefix { $0.indent > 0 })
        }
        let events = try demo.sql(
            """
            SELECT coalesce(t.pt, e.verbatim), coalesce(v.onset, 'unknown'), d.disposition
            FROM event AS e JOIN event_date AS v ON v.event_id = e.id JOIN event_disposition AS d ON d.event_id = e.id
            LEFT JOIN event_term AS t ON t.event_id = e.id JOIN subject AS s ON s.id = e.subject_id
            WHERE s.identifier = '\(subject)'
            ORDER BY d.counted_day IS NULL, d.counted_day, CAST(e.sequence AS INTEGER)
            """)
        let shown = rows("Adverse events")
        #expect(shown.map(\.label) == events.map { $0[0] } && events.count > 2)
        #expect(shown.map { $0.cells[0].text } == events.map { $0[1] })
        #expect(
            shown.map { $0.cells[3].text.contains("not counted: ") } == events.map { $0[2] != "counted" }
                && events.contains { $0[2] != "counted" })
        let doses = try demo.sql(
            """
            SELECT date(x.start_earliest * 86400, 'unixepoch'), x.start_earliest - p.first_dose + 1, x.dose || ' ' || x.dose_unit
            FROM exposure AS x JOIN safety_population AS p ON p.subject_id = x.subject_id
            WHERE p.subject = '\(subject)' ORDER BY x.start_earliest
            """)
        #expect(rows("Exposures").map { [$0.cells[0].text, $0.cells[2].text] } == doses.map { Array($0.prefix(2)) })
        #expect(zip(rows("Exposures"), doses).allSatisfy { $0.cells[3].text.hasPrefix($1[2]) } && !doses.isEmpty)
        let record = try demo.sql(
            """
            SELECT sex, age, date(death_earliest * 86400, 'unixepoch'), death_earliest - p.first_dose + 1
            FROM subject AS s JOIN safety_population AS p ON p.subject_id = s.id WHERE s.identifier = '\(subject)'
            """)[0]
        let known = Dictionary(
            rows("Demographics").map { ($0.label, $0.cells[3].text) }, uniquingKeysWith: { first, _ in first })
        #expect(
            known["Age, sex"] == "\(record[1]), \(record[0])"
                && known["Characteristics"]?.contains("riluzole ") == true)
        #expect(rows("Death").map { [$0.cells[0].text, $0.cells[2].text] } == [[record[2], record[3]]])
    }

    @Test("A subject without events or doses has a profile that says none, an unknown one is refused without its name")
    func bare() throws {
        let study = try SmallStudy(
            arms: ["A"], subjects: SmallStudy.subjects(1, "A", dosed: false) + SmallStudy.subjects(1, "A", prefix: "Q"),
            events: [SmallStudy.Event("Q1", "Cardiac", "Flutter")])
        let display = DisplayOfRegistry(path: study.folder.file("study.soteria"))
        let rows = try display.table(display.profile(of: "P1")).rows
        #expect(
            rows.map(\.label)
                == [
                    "Demographics", "Arm", "Exposures", "None", "Adverse events", "None", "Follow-up", "None", "Death",
                    "None",
                ])
        #expect(try display.profile(of: "Q1").notes.first == "Stored events 1, counted by the rules 1.")
        let refusal = #expect(throws: RegistryError.self) { try display.profile(of: "CANARY") }
        #expect(refusal?.description.contains("CANARY") == false)
    }
}
