import Foundation
import TestSupport
import Testing

@Suite("Rule sets: list, show, use, compare", .demoStudy)
struct RulesCommandTests {
    @Test("rules use stores a new version and makes it the active one; rules list marks it")
    func use() throws {
        let folder = try DemoStudy.registry()
        let epoch = ["SOURCE_DATE_EPOCH": "1600000000"]
        try folder.writeRules(replacing: "last_day: 365", by: "last_day: 30")
        let before = try folder.soteria("rules", "list", "study.soteria").ended(0)
        #expect(before.lines.count == 1 && before.output.hasPrefix("* lenzumestrocel-pms version 1, stored "))
        let used = try folder.soteria(["rules", "use", "study.soteria", "changed.yaml"], environment: epoch).ended(0)
        #expect(used.lines.first == "study.soteria now counts by lenzumestrocel-pms version changed.")
        #expect(used.output.contains("- window.last_day: 365 -> 30"))
        let after = try folder.soteria("rules", "list", "study.soteria").ended(0).lines
        #expect(after.count == 2 && after[0].hasPrefix("  lenzumestrocel-pms version 1,"))
        #expect(after.last == "* lenzumestrocel-pms version changed, stored 2020-09-13T12:26:40Z")
        let table = ["table", "study.soteria", "ae", "--check", "--format", "csv"]
        let month = try folder.soteria(table).ended(0).tidy
        #expect(try month == DemoStudy.registry().soteria(table + ["--window", "30"]).tidy)
        // Back again, by name and version.
        try folder.soteria("rules", "use", "study.soteria", "lenzumestrocel-pms@1").ended(0)
        #expect(try folder.soteria(table).ended(0).tidy.counts("any")?.first == 1204)
        try folder.soteria("verify", "study.soteria").ended(0)
    }

    @Test("Changed rules need a new version, to be stored or to count one table")
    func newVersion() throws {
        let folder = try DemoStudy.registry()
        let text = try String(contentsOfFile: try DemoStudy.file("study.yaml"), encoding: .utf8)
        try folder.write("same.yaml", text.replacing("last_day: 365", with: "last_day: 30"))
        for command in [
            ["rules", "use", "study.soteria", "same.yaml"], ["table", "study.soteria", "ae", "--rules", "same.yaml"],
            ["rules", "compare", "study.soteria", "lenzumestrocel-pms", "same.yaml"],
        ] {
            #expect(try folder.soteria(command).ended(2).errors.contains("new version"))
        }
        #expect(try folder.soteria("rules", "list", "study.soteria").ended(0).lines.count == 1)
    }

    @Test("Rules cannot change the study: its arms, its title, whether it is synthetic")
    func studyStays() throws {
        let folder = try DemoStudy.registry()
        try folder.writeRules(replacing: "arms: [Lenzumestrocel]", by: "arms: [Lenzumestrocel, Placebo]")
        #expect(
            try folder.soteria("rules", "use", "study.soteria", "changed.yaml").ended(3).errors.contains("changed.yaml")
        )
        try folder.writeRules(replacing: "synthetic: true", by: "synthetic: false")
        try folder.soteria("table", "study.soteria", "ae", "--rules", "changed.yaml").ended(3)
        try folder.soteria("rules", "use", "study.soteria", "cdisc-pilot").ended(3)
    }

    @Test("rules show says every rule in words and prints the text as stored")
    func show() throws {
        let folder = try DemoStudy.registry()
        let text = try String(contentsOfFile: try DemoStudy.file("study.yaml"), encoding: .utf8)
        let run = try folder.soteria("rules", "show", "study.soteria").ended(0)
        #expect(run.lines.first == "lenzumestrocel-pms version 1" && run.output.hasSuffix(text))
        let page = try folder.flat(["table", "study.soteria", "ae"])
        let sentences = run.lines.filter { $0.hasPrefix("- ") }.map { String($0.dropFirst(2)) }
        #expect(sentences.count > 8)
        for sentence in sentences { #expect(page.contains(sentence), "the footnotes hold it") }
        try folder.writeRules(replacing: "duplicates: exclude_exact", by: "duplicates: counted")
        let other = try folder.soteria("rules", "show", "study.soteria", "changed.yaml").ended(0)
        #expect(other.output.contains("- Repeated events of a subject with the same content are each counted."))
        #expect(
            try folder.soteria("rules", "show", "study.soteria", "lenzumestrocel").ended(2).errors.contains(
                "lenzumestrocel-pms"))
    }

    private struct Comparison: Decodable {
        struct Move: Decodable {
            let event: EventResult
            let a: String
            let b: String
        }
        struct Cell: Decodable {
            struct Count: Decodable { let events: Int, subjects: Int, n: Int }
            let table: String
            let row: String
            let arm: String
            let a: Count?
            let b: Count?
        }
        let rules: [String]
        let events: [Move]
        let cells: [Cell]
    }

    @Test("rules compare lists the events that move and how each cell changes")
    func compare() throws {
        let folder = try DemoStudy.registry()
        try folder.writeRules(replacing: "missing_onset: counts_unless_ended_before", by: "missing_onset: excluded")
        let command = ["rules", "compare", "study.soteria", "lenzumestrocel-pms", "changed.yaml"]
        let result = try folder.soteria(command + ["--format", "json"]).ended(0).json(Comparison.self)
        #expect(result.rules == ["window.missing_onset: counts_unless_ended_before -> excluded"])
        // Five events without onset drop out (README of the study); each is named.
        let moved = result.events.filter { $0.a.hasPrefix("counted") }
        #expect(moved.count == 5 && moved.allSatisfy { $0.event.onset == nil && $0.b == "onset unusable" })
        // Two more are left out under both rules, for another reason.
        #expect(result.events.count == 7)
        let any = try #require(result.cells.first { $0.table == "ae" && $0.row == "any event" })
        #expect(any.a?.events == 1204 && any.b?.events == 1199)
        let term = "Investigations, Alanine aminotransferase increased"
        let gone = try #require(result.cells.first { $0.table == "ae" && $0.row == term })
        #expect(gone.a?.subjects == 13 && gone.b == nil)
        let text = try folder.soteria(command).ended(0)
        #expect(text.output.contains("Events that move: 7"))
        for move in result.events {
            #expect(
                text.lines.contains {
                    $0.contains("\(move.event.subject)  ") && $0.contains("events.csv:\(move.event.source.line)")
                })
        }
        #expect(text.lines.contains { $0.contains(term) && $0.hasSuffix("→ not shown") })
    }

    @Test("The cells that rules compare names are those in which the two tables differ, and no others")
    func comparedCells() throws {
        let folder = try DemoStudy.registry()
        try folder.writeRules(replacing: "natural_progression: excluded", by: "natural_progression: counted")
        let result = try folder.soteria(
            "rules", "compare", "study.soteria", "lenzumestrocel-pms", "changed.yaml", "--format", "json", "-o",
            "c.json")
        #expect(result.ended(0).output.isEmpty)
        let cells = try JSONDecoder().decode(Comparison.self, from: Data(try folder.read("c.json").utf8)).cells
        for table in ["ae", "adr", "sae"] {
            func rows(_ options: String...) throws -> [String: [Int]] {
                let run = try folder.soteria(["table", "study.soteria", table, "--format", "csv"] + options).ended(0)
                let own = try run.tidy.filter { $0.arm == "Total" && $0.level != "remainder" }
                let named = own.map { ([$0.soc, $0.pt].filter { !$0.isEmpty }.joined(separator: ", "), $0.counts) }
                return Dictionary(uniqueKeysWithValues: named.map { ($0.isEmpty ? "any event" : $0, $1) })
            }
            let a = try rows()
            let b = try rows("--rules", "changed.yaml")
            let differing = Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }
            let compared = cells.filter { $0.table == table && !$0.row.hasSuffix("further terms") }
            #expect(Set(compared.map(\.row)) == differing, "\(table)")
            for cell in compared {
                #expect(cell.a.map { [$0.events, $0.subjects] } == a[cell.row], "\(table), \(cell.row)")
                #expect(cell.b.map { [$0.events, $0.subjects] } == b[cell.row], "\(table), \(cell.row)")
            }
        }
    }

    @Test("Rules compared with themselves move nothing")
    func same() throws {
        let run = try DemoStudy.registry().soteria(
            "rules", "compare", "study.soteria", "lenzumestrocel-pms", "lenzumestrocel-pms", "--format", "json"
        ).ended(0)
        let result = try run.json(Comparison.self)
        #expect(result.rules.isEmpty && result.events.isEmpty && result.cells.isEmpty)
    }
}
