import Foundation
import Reporting
import Reports
import Safety
import TestSupport
import Testing

@testable import soteria

extension DisplayOfRegistry {
    func timeToEvent(yaml: String? = nil) throws -> Display {
        let definition =
            try yaml.map { try Reports.definition(yaml: $0, source: "d.yaml") }
            ?? Reports.definition(named: "time-to-first-event")
        guard case .timeToEvent(let table) = definition else {
            throw Ending.Failure(code: .refused, message: "no table of times")
        }
        return try making().timeToEvent(table).display()
    }
}

@Suite("Time to the first event")
struct TimeToEventTests {
    /// Arm A, days from the first dose on: events on day 3; death on day 5; event on day 7; events on days 4 and 8; none.
    /// Arm B: no event. All but the one who died are observed to day 10.
    private func study() throws -> PrivateFolder {
        let folder = try PrivateFolder()
        let subjects = ["A1", "A2", "A3", "A4", "A5", "B1", "B2", "B3"]
        try folder.write(
            "study.yaml",
            "name: small\nversion: \"1\"\ntitle: A small study\narms: [A, B]\nnot_an_arm: []\n\(SmallStudy.rules)")
        try folder.write(
            "subjects.csv",
            "subject_id,planned_arm,follow_up_end,death_date\n"
                + subjects.map { "\($0),\($0.prefix(1)),2020-01-10,\($0 == "A2" ? "2020-01-05" : "")\n" }.joined())
        try folder.write(
            "exposures.csv",
            "subject_id,exposure_seq,start_date\n" + subjects.map { "\($0),1,2020-01-01\n" }.joined())
        try folder.write(
            "events.csv",
            """
            subject_id,event_seq,soc_name,pt_name,onset_date
            A1,1,Cardiac,Flutter,2020-01-03
            A3,1,Cardiac,Flutter,2020-01-07
            A4,1,Cardiac,Flutter,2020-01-08
            A4,2,Cardiac,Flutter,2020-01-04

            """)
        try folder.soteria("init", "study.soteria", "--study", "study.yaml").ended(0)
        try folder.soteria("import", "study.soteria", "subjects.csv", "exposures.csv", "events.csv").ended(0)
        return folder
    }

    private static let definition = """
        kind: time_to_event
        name: t
        title: T
        columns: [arms, total]
        rows: [{label: Any event}]
        days: [2, 4, 9]
        """

    @Test("Curves of a study of eight subjects are those counted by hand")
    func byHand() throws {
        let folder = try study()
        let registry = DisplayOfRegistry(path: folder.file("study.soteria"))
        let display = try registry.timeToEvent(yaml: Self.definition)
        let table = try registry.table(display)
        #expect(table.spanners[0].map(\.title) == ["A", "B", "Total"] && table.spanners[0].map(\.n) == [5, 3, 8])
        func cells(_ head: String, _ label: String) -> [String] {
            guard let start = table.rows.firstIndex(where: { $0.label == head }) else { return [] }
            return table.rows[start...].first { $0.label == label }?.cells.map(\.main) ?? []
        }
        #expect(cells("Any event", "With the event") == ["3", "0", "3"])
        #expect(cells("Any event", "Died without it") == ["1", "0", "1"])
        #expect(cells("Any event", "Censored") == ["1", "3", "4"])
        #expect(cells("Any event", "Events") == ["4", "0", "4"])
        // A: free of the event 4/5 from day 3, 3/5 from day 4; of two left, one has it on day 7.
        #expect(cells("Any event", "Median, days (95 % CI)") == ["7", "NR", "NR"])
        let free = "Without the event, % (95 % CI)"
        #expect(cells(free, "Day 2").prefix(2) == ["100.0", "100.0"])
        #expect(cells(free, "Day 4").prefix(2) == ["60.0", "100.0"])
        #expect(cells(free, "Day 9").prefix(2) == ["30.0", "100.0"])
        #expect(cells("Subjects at risk", "Day 9").prefix(2) == ["1", "3"])
        // With death competing: 1/5, 4/5 of 1/4; death leaves 2/5 free, of whom half have it: 3/5 in all.
        let incidence = "Cumulative incidence, % (95 % CI)"
        #expect(cells(incidence, "Day 2") == ["0.0", "0.0", "0.0"])
        #expect(cells(incidence, "Day 4").prefix(2) == ["40.0", "0.0"])
        #expect(cells(incidence, "Day 9").prefix(2) == ["60.0", "0.0"])
        // Events of those observed: 1/5 + 1/5 + 1/4 + 1/4.
        #expect(cells("Events of a subject (95 % CI)", "Day 9").prefix(2) == ["0.90", "0.00"])
        // (3 - 5/8 - 4/7 - 2/5)² / (15/64 + 12/49 + 6/25) = 2.739 with one degree of freedom.
        #expect(cells("Any event", "Log-rank p") == ["", "", "0.098"])
        #expect(display.notes.contains { $0.contains("Aalen and Johansen") })
    }

    @Test("Of a single arm there is no test, and of groups there is no table")
    func oneArm() throws {
        let study = try SmallStudy(
            arms: ["A"], subjects: SmallStudy.subjects(2, "A"), events: [SmallStudy.Event("P1", "Cardiac", "Flutter")])
        let registry = DisplayOfRegistry(path: study.folder.file("study.soteria"))
        let table = try registry.table(registry.timeToEvent(yaml: Self.definition))
        #expect(!table.rows.contains { $0.label == "Log-rank p" } && table.columns.count == 1)
    }
}

@Suite("Time to the first event in the synthetic study", .demoStudy)
struct DemoTimeToEventTests {
    @Test("Subjects with the event, deaths without it and the censored are those that SQL finds")
    func subjects() throws {
        let demo = DisplayOfRegistry(path: try DemoStudy.file("lenzumestrocel-pms.soteria"))
        let table = try demo.table(demo.timeToEvent())
        for (label, view) in [
            ("Any adverse event", "event_in_window"), ("Adverse drug reaction", "adverse_reaction"),
            ("Serious adverse event", "serious_event"),
        ] {
            let counts = try demo.sql(
                """
                SELECT sum(has), sum(died AND NOT has), sum(NOT died AND NOT has), (SELECT count(*) FROM \(view))
                FROM (
                    SELECT f.died, EXISTS (SELECT 1 FROM \(view) AS e WHERE e.subject_id = p.subject_id) AS has
                    FROM safety_population AS p JOIN follow_up AS f ON f.subject_id = p.subject_id)
                """)[0]
            let start = try #require(table.rows.firstIndex { $0.label == label })
            let shown = table.rows[(start + 1)...].prefix(4).map { $0.cells[0].main }
            #expect(shown == counts, "\(label)")
        }
    }
}
