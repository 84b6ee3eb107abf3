import Foundation
import Reports
import TestSupport
import Testing

@Suite("The catalogue of tables")
struct CatalogueTests {
    @Test("Every cell of every table is what a second count over the views gives")
    func secondCount() throws {
        let folder = try CatalogueStudy.registry()
        let events = try ViewedEvent.all(in: folder)
        let subjects = try ViewedSubject.all(in: folder)
        #expect(events.count == 17 && subjects.count == 10)
        for name in Reports.tableNames {
            let second = try #require(SecondCount.of(name), "\(name) has no second count: write one")
            let run = try folder.soteria(
                ["table", "study.soteria", name, "--check", "--format", "csv"]
                    + (second.rows.isEmpty && second.groups.isEmpty ? ["--threshold", "none"] : [])
                    + CatalogueStudy.options(of: name)
            ).ended(0)
            var expected = second.cells(events, subjects)
            var compared = 0
            for row in SimpleCSV.table(run.output) {
                let cell = SecondCount.Cell(
                    arm: row["arm"] ?? "", category: row["category"] ?? "", level: row["level"] ?? "",
                    group: row["term_group"] ?? "", soc: row["soc"] ?? "", pt: row["pt"] ?? "")
                let found = ["events", "subjects", "n"].map { Int(row[$0] ?? "") ?? -1 }
                if !cell.category.isEmpty, let worst = second.worstSubjects(events, cell) {
                    #expect(found[1] == worst, "\(name) \(cell)")
                } else {
                    let own = expected.removeValue(forKey: cell)
                    // A category without subjects in an arm has an N of 0 there.
                    #expect(found == own ?? [0, 0, 0], "\(name) \(cell)")
                }
                compared += 1
            }
            #expect(compared >= 3 && expected.isEmpty, "\(name) lacks \(expected.keys.map(\.description).sorted())")
        }
    }

    /// With SOTERIA_WRITE_PAGES in the environment, pages are kept instead of compared: look at what changed.
    @Test("Every definition prints the page that was looked at and kept")
    func pages() throws {
        let folder = try CatalogueStudy.registry()
        for name in Reports.names {
            let page = try Reports.tableNames.contains(name) ? folder.tablePage(name) : folder.reportPages(name)
            guard ProcessInfo.processInfo.environment["SOTERIA_WRITE_PAGES"] == nil else {
                try CatalogueStudy.keep(page, page: name)
                continue
            }
            #expect(try page == CatalogueStudy.page(name), "\(name)")
        }
    }

    @Test("The table that the guide tells a reader to write is counted as it stands there")
    func ownTable() throws {
        let guide = try Guide("Reports/README.md").text
        let start = try #require(guide.firstRange(of: "Write a file, say `pain.yaml`:")).upperBound
        let end = try #require(guide[start...].firstRange(of: "and ask for it")).lowerBound
        let yaml = guide[start..<end].split(separator: "\n").map { $0.dropFirst(4) }.joined(separator: "\n")
        let folder = try CatalogueStudy.registry()
        try folder.write("pain.yaml", yaml.replacing("[Back pain, Pain in extremity]", with: "[Headache, Nausea]"))
        let rows = SimpleCSV.table(
            try folder.soteria("table", "study.soteria", "pain.yaml", "--check", "--format", "csv").ended(0).output)
        let total = rows.filter { $0["arm"] == "Total" && $0["level"] == "any" }
        // Related headache or nausea: A1 (twice) and C6 (not dosed), A3, A4 (sex not known).
        #expect(total.map { $0["category"] } == ["", "Women", "Men", "Missing"])
        #expect(total.map { $0["subjects"] } == ["3", "2", "0", "1"])
        #expect(total.map { $0["events"] } == ["4", "3", "0", "1"])
        #expect(total.map { $0["n"] } == ["10", "4", "5", "1"])
        let unknown = try folder.soteria("table", "study.soteria", folder.write("unknown.yaml", yaml)).ended(2)
        #expect(unknown.errors.contains("Back pain"), "\(unknown)")
    }

    @Test("A comparison names its reference, and needs it among the columns")
    func reference() throws {
        let folder = try CatalogueStudy.registry()
        let yaml = """
            name: c
            title: C
            selection: {}
            levels: [any]
            columns: [arms]
            statistics: [subjects]
            comparison: {reference: Control, statistics: [p_fisher]}
            sort: {soc: alpha, pt: [name]}
            decimals: 1
            """
        try folder.write("c.yaml", yaml)
        try folder.write("d.yaml", yaml.replacing("Control", with: "Placebo"))
        let rows = SimpleCSV.table(
            try folder.soteria("table", "study.soteria", "c.yaml", "--format", "csv").ended(0).output)
        let any = rows.filter { $0["level"] == "any" }
        // 4 of 5 against 4 of 5.
        #expect(any.map { $0["p_fisher"] } == ["1", "", ""])
        let run = try folder.soteria("table", "study.soteria", "d.yaml")
        #expect(run.status != 0 && run.errors.contains("Active, Control"), "\(run)")
    }
}
