import Foundation
import Imports
import Registry
import Reporting
import Reports
import Safety
import TestSupport
import Testing

@testable import soteria

/// Displays of a registry in a folder, made as `soteria report` makes them.
struct DisplayOfRegistry {
    let path: String

    func making() throws -> DisplayMaking {
        let registry = Program.registry(path)
        return try DisplayMaking(
            registry, try RulesArgument.rules(nil, of: registry), EventSelection(), words: nil)
    }

    func listing(_ name: String) throws -> DisplayTable {
        guard case .listing(let definition) = try Reports.definition(named: name) else {
            throw Ending.Failure(code: .refused, message: "\(name) is no listing")
        }
        return try table(try making().listing(definition).display())
    }

    func listing(yaml: String) throws -> Display {
        guard case .listing(let definition) = try Reports.definition(yaml: yaml, source: "d.yaml") else {
            throw Ending.Failure(code: .refused, message: "no listing")
        }
        return try making().listing(definition).display()
    }

    func table(_ display: Display) throws -> DisplayTable {
        guard case .table(let table) = display.body else { throw Ending.Failure(code: .refused, message: "no table") }
        return table
    }

    /// The rows of a query over the documented views, as text.
    func sql(_ query: String) throws -> [[String]] { try StoredRows.query(path, query) }
}

extension DisplayTable {
    /// The text of every cell.
    var texts: [[String]] { rows.map { $0.cells.map(\.text) } }
}

@Suite("Listings of a study's report", .demoStudy)
struct ListingDefinitionTests {
    private func demo() throws -> DisplayOfRegistry {
        DisplayOfRegistry(path: try DemoStudy.file("lenzumestrocel-pms.soteria"))
    }

    /// What a listing shows of an event, by columns of the view event_in_window.
    private static let shown = "subject || ' ' || coalesce(pt, 'Not coded') || ' ' || coalesce(onset, 'unknown')"

    @Test(
        "A listing holds the events of its view, each once, in the order arm, site, subject, day, term",
        arguments: [
            ("listing-ae", "event_in_window"), ("listing-sae", "serious_event"),
            ("listing-related", "adverse_reaction"), ("listing-deaths", "fatal_event"),
        ])
    func events(name: String, view: String) throws {
        let demo = try demo()
        let table = try demo.listing(name)
        let expected = try demo.sql(
            """
            SELECT coalesce(s.site, '') || char(10) || v.subject, coalesce(v.onset, 'unknown'), coalesce(v.pt, 'Not coded')
            FROM \(view) AS v JOIN subject AS s ON s.id = v.subject_id JOIN event AS e ON e.id = v.event_id
            ORDER BY v.arm_id, s.site, v.subject, v.counted_day IS NULL, v.counted_day, lower(v.pt),
                CAST(e.sequence AS INTEGER)
            """)
        #expect(!expected.isEmpty && table.rows.count == expected.count)
        for (row, wanted) in zip(table.texts, expected) {
            let onset = row[3].split(separator: "\n").first.map(String.init)
            let term = row[2].split(separator: "\n").dropFirst().first.map(String.init)
            #expect([row[0], onset, term] == [wanted[0], wanted[1], wanted[2]])
        }
    }

    @Test("Duration, days since the last dose and dose at onset are those that SQL finds in the rows")
    func days() throws {
        let demo = try demo()
        let display = try demo.listing(
            yaml: """
                kind: listing
                name: l
                title: L
                columns: [subject, sequence, day, duration, days_since_last_dose, dose, age_sex, death_date, severity]
                sort: [subject, sequence]
                """)
        let expected = try demo.sql(
            """
            SELECT v.subject, e.sequence, v.study_day,
                iif(e.onset_earliest = e.onset_latest AND e.end_earliest = e.end_latest AND e.end_latest >= e.onset_latest,
                    e.end_latest - e.onset_latest + 1, NULL),
                v.counted_day - (SELECT max(min(d.last_day, v.counted_day)) FROM dose AS d
                    WHERE d.subject_id = v.subject_id AND d.first_day <= v.counted_day),
                (SELECT x.dose || ' ' || x.dose_unit FROM exposure AS x
                    WHERE x.subject_id = v.subject_id AND x.start_earliest <= v.counted_day
                    ORDER BY x.start_earliest DESC LIMIT 1),
                s.age || '/' || s.sex,
                coalesce(s.death_text, date(s.death_earliest * 86400, 'unixepoch')), v.severity
            FROM event_in_window AS v JOIN event AS e ON e.id = v.event_id JOIN subject AS s ON s.id = v.subject_id
            ORDER BY v.subject, CAST(e.sequence AS INTEGER)
            """)
        let texts = try demo.table(display).texts
        #expect(texts.count == 1204 && texts == expected.map { $0.map { $0.replacing("_", with: " ") } })
        let subjects = Set(expected.map { $0[0] }).count
        #expect(display.notes.first == "Listed: 1204 events of \(subjects) subjects.")
    }

    @Test("The listing of events left out names the reason of each, and has as many as the view")
    func excluded() throws {
        let demo = try demo()
        let table = try demo.listing("listing-excluded")
        let expected = try demo.sql("SELECT reason, count(*) FROM excluded_event GROUP BY reason ORDER BY reason")
        let words = Dictionary(grouping: table.texts.map { $0[0] }, by: { $0 }).mapValues(\.count)
        let wanted = Dictionary(
            uniqueKeysWithValues: try expected.map { row in
                (try #require(EventDisposition(name: row[0])).words, try #require(Int(row[1])))
            })
        #expect(!wanted.isEmpty && words == wanted)
        // Reasons stand together.
        let runs = table.texts.map { $0[0] }.reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
        #expect(runs.count == wanted.count)
    }

    @Test("The glossary counts events and subjects of each reported term, and adds up to all events")
    func glossary() throws {
        let demo = try demo()
        let table = try demo.listing("listing-glossary")
        let expected = try demo.sql(
            """
            SELECT soc, coalesce(pt, 'Not coded'), coalesce(verbatim, ''), count(*), count(DISTINCT subject_id)
            FROM event_in_window GROUP BY soc_id, path_id, verbatim
            """)
        let texts = table.texts.map { $0.map { $0.replacing("\\n", with: "\n") } }
        #expect(Set(texts) == Set(expected) && texts.count == expected.count)
        #expect(texts.compactMap { Int($0[3]) }.reduce(0, +) == 1204)
    }

    @Test("Of events without a code each is listed with its place in the source")
    func uncoded() throws {
        let study = try SmallStudy(
            arms: ["A"], subjects: SmallStudy.subjects(2, "A"),
            events: [
                SmallStudy.Event("P1", "Cardiac", "Palpitations"),
                SmallStudy.Event("P2", "", "", ["verbatim": "odd feeling"]),
            ])
        let display = DisplayOfRegistry(path: study.folder.file("study.soteria"))
        let texts = try display.listing("listing-uncoded").texts
        #expect(
            texts == [
                ["", "P2", "2", "odd feeling", "2020-01-05", "", "", "no", "events.csv\nline 3"]
            ])
    }

    @Test("A listing of nothing keeps its columns and says so")
    func empty() throws {
        let study = try SmallStudy(
            arms: ["A"], subjects: SmallStudy.subjects(1, "A"), events: [SmallStudy.Event("P1", "Cardiac", "Flutter")])
        let table = try DisplayOfRegistry(path: study.folder.file("study.soteria")).listing("listing-sae")
        #expect(table.rows.isEmpty && table.columns.count == 11)
        #expect(table.sentence == "No event met the definition.")
    }
}
