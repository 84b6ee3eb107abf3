import Foundation
import Reporting
import Reports
import Safety
import TestSupport
import Testing

@testable import soteria

extension DisplayOfRegistry {
    func characteristics(_ name: String) throws -> Display {
        guard case .characteristics(let definition) = try Reports.definition(named: name) else {
            throw Ending.Failure(code: .refused, message: "\(name) is no table of characteristics")
        }
        return try making().characteristics([definition])[0].display()
    }
}

extension DisplayTable {
    /// The cells of a row by its label and that of the row that heads it.
    func cells(_ head: String, _ label: String) -> [String]? {
        guard let start = rows.firstIndex(where: { $0.indent == 0 && $0.label == head }) else { return nil }
        return rows[(start + 1)...].prefix { $0.indent > 0 }.first { $0.label == label }?.cells.map(\.text)
    }

    /// The labels below a head.
    func labels(below head: String) -> [String] {
        guard let start = rows.firstIndex(where: { $0.indent == 0 && $0.label == head }) else { return [] }
        return rows[(start + 1)...].prefix { $0.indent > 0 }.map(\.label)
    }
}

@Suite("Demographics of the CDISC pilot", .pilotStudy, .enabled(if: PilotStudy.isAtHand, PilotStudy.missing))
struct PilotDemographicsTests {
    /// Computed from AGE and SEX of DM for subjects with a row in EX, by ARM, with Python's statistics (mean, stdev, median).
    @Test("Age and sex by arm are those computed from DM by another program")
    func recomputed() throws {
        let folder = try PilotStudy.registry()
        let pilot = DisplayOfRegistry(path: folder.file("pilot.soteria"))
        let display = try pilot.characteristics("demographics")
        let table = try pilot.table(display)
        let titles = table.spanners[0].map(\.title)
        func expect(_ head: String, _ label: String, _ byArm: [String: String]) throws {
            let cells = try #require(table.cells(head, label), "\(head), \(label)")
            for (arm, text) in byArm {
                let position = try #require(titles.firstIndex { $0.contains(arm) })
                #expect(cells[position] == text, "\(head), \(label), \(arm)")
            }
        }
        try expect("Age (years)", "n", ["Placebo": "86", "Low": "84", "High": "84", "Total": "254"])
        try expect(
            "Age (years)", "Mean (SD)", ["Placebo": "75.2 (8.59)", "Low": "75.7 (8.29)", "High": "74.4 (7.89)"])
        try expect("Age (years)", "Median", ["Placebo": "76.0", "Low": "77.5", "High": "76.0"])
        try expect("Age (years)", "Min, max", ["Placebo": "52, 89", "Low": "51, 88", "High": "56, 88"])
        try expect("Sex", "Male", ["Placebo": "33 (38.4)", "Low": "34 (40.5)", "High": "44 (52.4)"])
        try expect("Sex", "Female", ["Placebo": "53 (61.6)", "Low": "50 (59.5)", "High": "40 (47.6)"])
        #expect(table.labels(below: "Country") == ["USA"])
        #expect(display.notes.contains { $0.contains("SAS definition 5") })
    }
}

@Suite("Demographics and exposure", .demoStudy)
struct CharacteristicsTests {
    private func demo() throws -> DisplayOfRegistry {
        DisplayOfRegistry(path: try DemoStudy.file("lenzumestrocel-pms.soteria"))
    }

    @Test("Age, sex and groups of age are those that SQL finds in the population")
    func demographics() throws {
        let demo = try demo()
        let display = try demo.characteristics("demographics")
        let table = try demo.table(display)
        let numbers = try demo.sql(
            """
            WITH age AS (SELECT CAST(s.age AS REAL) AS x FROM safety_population AS p JOIN subject AS s ON s.id = p.subject_id)
            SELECT count(x), round(avg(x), 1), round(sqrt((sum(x * x) - count(x) * avg(x) * avg(x)) / (count(x) - 1)), 2),
                CAST(min(x) AS INTEGER) || ', ' || CAST(max(x) AS INTEGER),
                (SELECT printf('%.1f', x) FROM age ORDER BY x LIMIT 1 OFFSET 128)
            FROM age
            """)[0]
        #expect(table.cells("Age (years)", "n") == [numbers[0]])
        #expect(table.cells("Age (years)", "Mean (SD)") == ["\(numbers[1]) (\(numbers[2]))"])
        #expect(table.cells("Age (years)", "Min, max") == [numbers[3]])
        // Of 257 values the median is the 129th.
        #expect(table.cells("Age (years)", "Median") == [numbers[4]])
        let groups = try demo.sql(
            """
            SELECT sum(s.age < 18), sum(s.age >= 18 AND s.age < 65), sum(s.age >= 65 AND s.age < 75),
                sum(s.age >= 75 AND s.age < 85), sum(s.age >= 85), sum(s.sex = 'F'), sum(s.sex = 'M')
            FROM (SELECT id, CAST(age AS INTEGER) AS age, sex FROM subject) AS s
            JOIN safety_population AS p ON p.subject_id = s.id
            """)[0].compactMap { Int($0) }
        func expect(_ head: String, _ label: String, _ count: Int) throws {
            let cell = try #require(table.cells(head, label)?.first)
            let percent = (100 * Double(count) / 257 * 10).rounded() / 10
            #expect(cell == (count == 0 ? "0" : "\(count) (\(percent))"), "\(head), \(label)")
        }
        for (label, count) in zip(table.labels(below: "Age group (years)"), groups) {
            try expect("Age group (years)", label, count)
        }
        try expect("Sex", "Female", groups[5])
        try expect("Sex", "Male", groups[6])
        #expect(
            table.labels(below: "Age group (years)") == ["< 18", "18 to < 65", "65 to < 75", "75 to < 85", ">= 85"])
        #expect(display.notes.contains("Not shown, since no participant has a value: Race, Ethnicity."))
        #expect(table.spanners == [[DisplayTable.Spanner(title: "Lenzumestrocel", n: 257, columns: 0..<1)]])
    }

    @Test("Doses, their days, deaths and ends of follow-up are those that SQL finds in the rows")
    func exposure() throws {
        let demo = try demo()
        let display = try demo.characteristics("exposure")
        let table = try demo.table(display)
        let doses = try demo.sql(
            """
            SELECT count(*), sum(n), min(n) || ', ' || max(n), min(days) || ', ' || max(days)
            FROM (
                SELECT (SELECT count(*) FROM exposure AS x WHERE x.subject_id = p.subject_id) AS n,
                    (SELECT max(d.last_day) - min(d.first_day) + 1 FROM dose AS d WHERE d.subject_id = p.subject_id) AS days
                FROM safety_population AS p)
            """)[0]
        #expect(table.cells("Exposure records", "n") == [doses[0]])
        #expect(table.cells("Exposure records", "Sum") == [doses[1]])
        #expect(table.cells("Exposure records", "Min, max") == [doses[2]])
        #expect(table.cells("Days from first to last dose", "Min, max") == [doses[3]])
        let followUp = try demo.sql(
            """
            SELECT min(days) || ', ' || max(days), round(sum(days) / 365.25, 1) FROM (
                SELECT min(coalesce(s.follow_up_end_latest, 9e9), coalesce(s.death_latest, 9e9), p.first_dose + 365)
                    - p.first_dose + 1 AS days
                FROM safety_population AS p JOIN subject AS s ON s.id = p.subject_id)
            """)[0]
        #expect(table.cells("Follow-up (days)", "Min, max")?[0] == followUp[0].replacing(".0", with: ""))
        #expect(table.cells("Follow-up (days)", "Total (years)") == [followUp[1]])
        let amounts = try demo.sql(
            """
            SELECT min(sum) || ', ' || max(sum) FROM (
                SELECT CAST(sum(CAST(x.dose AS INTEGER)) AS INTEGER) AS sum FROM safety_population AS p
                JOIN exposure AS x ON x.subject_id = p.subject_id GROUP BY p.subject_id)
            """)[0]
        #expect(table.cells("Cumulative dose (cells/kg)", "Min, max") == [amounts[0]])
        let ends = try demo.sql(
            """
            SELECT follow_up_end_reason, count(*) FROM subject AS s JOIN safety_population AS p ON p.subject_id = s.id
            WHERE follow_up_end_reason IS NOT NULL GROUP BY 1 ORDER BY 1
            """)
        #expect(
            table.labels(below: "End of follow-up").filter { $0 != "Missing" } == ends.map { $0[0] } && !ends.isEmpty)
        for end in ends { #expect(table.cells("End of follow-up", end[0])?[0].hasPrefix("\(end[1]) (") == true) }
        let deaths = try demo.sql(
            """
            SELECT count(*) FROM subject AS s JOIN safety_population AS p ON p.subject_id = s.id
            WHERE s.death_earliest IS NOT NULL
            """)[0]
        #expect(table.cells("Died", "Yes")?[0].hasPrefix("\(deaths[0]) (") == true)
    }
}
