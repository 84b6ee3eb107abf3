import Foundation
import TestSupport
import Testing

/// The tables of the lenzumestrocel surveillance study (Frontiers in Aging Neuroscience 2023, doi
/// 10.3389/fnagi.2023.1148444), from the synthetic files to the printed page.
@Suite("Published tables of the surveillance study", .demoStudy)
struct PublishedTablesTests {
    /// The published table that a definition prints: Table 2, 3 or 4.
    private static let tables: [(name: String, rows: [PaperTables.Row], oracle: String)] = [
        ("ae", PaperTables.ae, "table2_ae_over_5pct"), ("adr", PaperTables.adr, "table3_adr"),
        ("sae", PaperTables.sae, "table4_sae_over_1pct"),
    ]

    @Test("There are 43 published term rows: 19 of adverse events, 16 of reactions, 8 of serious events")
    func publishedRowsAreComplete() {
        #expect(Self.tables.map(\.rows.count) == [19, 16, 8])
    }

    @Test(
        "The rows written here are those of the independent copy of the published tables",
        .enabled(if: ReferenceData.has("oracles/paper_tables.csv"), "oracles/paper_tables.csv is not at hand"),
        arguments: tables.map(\.name))
    func rowsAreThePublishedOnes(name: String) throws {
        let table = try #require(Self.tables.first { $0.name == name })
        let published = ReferenceData.rows("oracles/paper_tables.csv").filter { $0["table"] == table.oracle }
        let here = table.rows.map { [$0.soc, $0.pt, "\($0.events)", "\($0.subjects)", "\(PaperTables.n)", $0.percent] }
        let there = published.map { row in
            ["soc", "pt", "events", "participants", "n_at_risk", "percent_as_printed"].map { row[$0] ?? "" }
        }
        #expect(here == there)
    }

    @Test("The printed page holds the published rows, in their order, under their SOCs", arguments: tables.map(\.name))
    func pageHoldsThePublishedRows(name: String) throws {
        let table = try #require(Self.tables.first { $0.name == name })
        let run = try DemoStudy.registry().soteria("table", "study.soteria", name, "--check").ended(0)
        var expected: [String] = []
        for row in table.rows {
            if expected.last(where: { !$0.hasPrefix("  ") }) != row.soc { expected.append(row.soc) }
            expected.append("  \(row.pt) \(row.events) \(row.subjects) \(row.percent)%")
        }
        #expect(body(of: run) == expected)
        #expect(run.output.contains("(N = 257)"))
        for head in ["Number of", "events", "participants", "% of total"] { #expect(run.output.contains(head)) }
    }

    @Test("The tidy result holds the published rows and percentages that round to the printed ones")
    func tidyHoldsThePublishedRows() throws {
        let folder = try DemoStudy.registry()
        for table in Self.tables {
            let run = try folder.soteria("table", "study.soteria", table.name, "--format", "csv").ended(0)
            #expect(run.lines.first == "table,arm,level,soc,pt,events,subjects,n,percent")
            for arm in ["Lenzumestrocel", "Total"] {
                let cells = try run.tidy.filter { $0.level == "pt" && $0.arm == arm }
                #expect(cells.map(\.soc) == table.rows.map(\.soc), "\(table.name), \(arm)")
                #expect(cells.map(\.pt) == table.rows.map(\.pt), "\(table.name), \(arm)")
                #expect(cells.map(\.events) == table.rows.map(\.events), "\(table.name), \(arm)")
                #expect(cells.map(\.subjects) == table.rows.map(\.subjects), "\(table.name), \(arm)")
                // 257 is prime: no published share is a tie, so rounding a Double is safe here.
                let rounded = cells.map { String(format: "%.2f", Double($0.percent) ?? -1) }
                #expect(rounded == table.rows.map(\.percent), "\(table.name), \(arm)")
            }
        }
    }

    @Test("92 reactions in 44 of 257 participants, 108 serious events in 69, 1,204 adverse events")
    func headline() throws {
        let folder = try DemoStudy.registry()
        func any(_ table: String) throws -> TidyCell {
            let cells = try folder.soteria("table", "study.soteria", table, "--format", "csv").ended(0).tidy
            return try #require(cells.first { $0.level == "any" && $0.arm == "Total" })
        }
        #expect(try any("ae").events == 1204)
        let adr = try any("adr")
        #expect(adr.counts == [92, 44] && adr.n == 257)
        let sae = try any("sae")
        #expect(sae.counts == [108, 69] && sae.n == 257)
    }

    @Test("The overview prints the headline, no serious reaction up to 1.43 %, and 20 deaths")
    func overview() throws {
        let run = try DemoStudy.registry().soteria("table", "study.soteria", "overview", "--check").ended(0)
        let rows = body(of: run)
        #expect(rows.contains { $0.hasPrefix("Adverse events ") && $0.hasSuffix(" 1204") })
        #expect(rows.contains("Adverse drug reactions 44 17.12% 12.72 to 22.29 92"))
        #expect(rows.contains("Serious adverse events 69 26.85% 21.53 to 32.71 108"))
        #expect(rows.contains("Serious adverse drug reactions 0 0 0.00 to 1.43 0"))
        #expect(rows.contains { $0.hasPrefix("Fatal adverse events 20 ") && $0.hasSuffix(" 20") })
    }

    @Test("Every page of the synthetic study says that the data are synthetic and accounts for all 1,326 events")
    func trailer() throws {
        let folder = try DemoStudy.registry()
        for name in ["ae", "adr", "sae", "overview", "teae-by-soc-pt"] {
            let output = try folder.soteria("table", "study.soteria", name).ended(0).output
            #expect(output.contains("SYNTHETIC DATA"))
            let flat = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(
                flat.contains(
                    "Stored events 1326 = 1204 counted by the rules + 122 left out (subject outside the population 9, "
                        + "before the first dose 19, after the window 58, natural progression 27, duplicate 9)."))
        }
    }

    @Test("`soteria demo` prints the three tables, the overview and a traced cell with its lines")
    func demoPrintsAll() throws {
        let output = try DemoStudy.current.run.output
        let folder = try DemoStudy.registry()
        for table in Self.tables {
            let page = try folder.soteria("table", "study.soteria", table.name).ended(0).output
            #expect(output.contains(page), "the page of \(table.name)")
        }
        #expect(output.contains("44        17.12%"))
        #expect(output.contains("2 events in 2 of 257 subjects"))
        let events = try String(contentsOfFile: try DemoStudy.file("events.csv"), encoding: .utf8)
        let quoted = output.split(separator: "\n").filter { $0.hasPrefix("    > ") }.map { $0.dropFirst(6) }
        #expect(quoted.count == 2)
        #expect(quoted.allSatisfy { line in events.split(separator: "\n").contains { $0 == line } })
    }

    @Test("`soteria demo` without a folder leaves nothing behind")
    func demoLeavesNothing() throws {
        let folder = try PrivateFolder()
        _ = try folder.soteria("demo", environment: ["TMPDIR": folder.path]).ended(0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    /// The lines between the second and the third rule of a page, spaces within them run together.
    private func body(of run: ProgramRun) -> [String] {
        let parts = run.lines.split(omittingEmptySubsequences: false) { $0.hasPrefix("───") }
        guard parts.count > 2 else { return [] }
        return parts[2].map { line in
            let indent = line.prefix { $0 == " " }
            return indent + line.split(separator: " ").joined(separator: " ")
        }
    }
}
