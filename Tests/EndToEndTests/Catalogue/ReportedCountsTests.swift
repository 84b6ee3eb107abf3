import Foundation
import TestSupport
import Testing

/// Errors that tables of adverse events are known for, looked for in what `soteria report` writes.
@Suite("Counts in a report")
struct ReportedCountsTests {
    /// P1 bled twice from the gut and once from a vessel, P2 once from a vessel.
    private func bleeding() throws -> SmallStudy {
        let gut = "Gastrointestinal disorders"
        let vessels = "Vascular disorders"
        return try SmallStudy(
            arms: ["A", "B"],
            subjects: SmallStudy.subjects(4, "A") + SmallStudy.subjects(3, "B", prefix: "Q")
                + SmallStudy.subjects(2, "B", prefix: "U", dosed: false),
            events: [
                SmallStudy.Event("P1", gut, "Haemorrhage"),
                SmallStudy.Event("P1", gut, "Haemorrhage", ["onset_date": "2020-02-01"]),
                SmallStudy.Event("P1", vessels, "Haemorrhage"), SmallStudy.Event("P2", vessels, "Haemorrhage"),
            ])
    }

    @Test("A PT under two SOCs is counted in each by its own events, and once where SOCs are no rows")
    func twoSOCs() throws {
        let rows = try bleeding().reported("teae-by-soc-pt", "ae-by-pt").map { $0.filter { $0.arm == "Total" } }
        let bySOC = rows[0].filter { $0.pt == "Haemorrhage" }
        #expect(bySOC.map(\.soc) == ["Gastrointestinal disorders", "Vascular disorders"])
        #expect(bySOC.map(\.counts) == [[2, 1], [2, 2]])
        #expect(rows[0].first { $0.level == "any" }?.counts == [4, 2])
        #expect(rows[1].filter { $0.pt == "Haemorrhage" }.map(\.counts) == [[4, 2]])
    }

    @Test("Percentages are of the dosed subjects, also in an arm without any event")
    func denominators() throws {
        let any = try bleeding().reported("teae-by-soc-pt")[0].filter { $0.level == "any" }
        #expect(any.map(\.arm) == ["A", "B", "Total"])
        #expect(any.map(\.n) == [4, 3, 7])
        #expect(any.map(\.subjects) == [2, 0, 2])
        #expect(any.map(\.percent) == [50, 0, 200.0 / 7])
    }

    /// Of 121 and 139 subjects: 6 of 121 are 4.96 %, 7 of 139 are 5.04 %, both printed 5.0; 13 of 260 are just 5 %.
    @Test("Thresholds are tested on subjects, before any rounding, strictly or not as they say")
    func thresholds() throws {
        func events(_ pt: String, _ inA: Int, _ inB: Int) -> [SmallStudy.Event] {
            (0..<inA).map { SmallStudy.Event("P\($0 + 1)", "Cardiac disorders", pt) }
                + (0..<inB).map { SmallStudy.Event("Q\($0 + 1)", "Cardiac disorders", pt) }
        }
        let often = (1...28).map {
            SmallStudy.Event(
                "P1", "Cardiac disorders", "Often in one", ["onset_date": "2020-0\($0 % 9 + 1)-\(10 + $0 / 9)"])
        }
        let study = try SmallStudy(
            arms: ["A", "B"],
            subjects: SmallStudy.subjects(121, "A") + SmallStudy.subjects(139, "B", prefix: "Q"),
            events: events("Fourteen", 7, 7) + events("Thirteen", 6, 7) + events("Six", 6, 0) + often)
        let rows = try study.reported("ae-by-pt", "ae").map { $0.filter { $0.level == "pt" && $0.arm == "Total" } }
        #expect(rows[0].map(\.pt) == ["Fourteen", "Thirteen"])
        #expect(rows[1].map(\.pt) == ["Fourteen"])
        let page = try study.page("ae-by-pt", "--threshold", "none").output
        #expect(page.contains(/Six +6 +\(5\.0\)/))
    }

    @Test(
        "A table is called treatment-emergent where the rules count such events alone",
        arguments: [
            ("all", false), ("-1..30", false), ("0..30", true), ("emergent", true), ("anniversary", true),
            ("any-dose:7", true),
        ])
    func titles(window: String, isEmergent: Bool) throws {
        let study = try bleeding()
        for (table, title) in [
            ("teae-by-soc-pt", "adverse events by system organ class and preferred term"),
            ("csr-14-5-01", "adverse events by treatment group"),
            ("csr-14-5-02", "serious adverse events by treatment group"),
        ] {
            let first = try #require(study.page(table, "--window=\(window)").output.split(separator: "\n").first)
            #expect(first.lowercased().hasSuffix(title))
            #expect(first.lowercased().contains("treatment-emergent") == isEmergent, "\(first)")
        }
    }
}

extension SmallStudy {
    /// The rows of tables in a report, as its JSON has them.
    fileprivate func reported(_ tables: String...) throws -> [[ReportedRow]] {
        try folder.soteria(["report", "study.soteria"] + tables + ["--check", "-o", "report.json"]).ended(0)
        return try JSONDecoder().decode(ReportedTables.self, from: Data(folder.read("report.json").utf8))
            .displays.map(\.content.rows)
    }
}

private struct ReportedTables: Decodable {
    struct Display: Decodable { let content: Content }
    struct Content: Decodable { let rows: [ReportedRow] }
    let displays: [Display]
}

private struct ReportedRow: Decodable {
    let arm: String
    let level: String
    let soc: String?
    let pt: String?
    let events: Int
    let subjects: Int
    let n: Int
    let percent: Double

    var counts: [Int] { [events, subjects] }
}
