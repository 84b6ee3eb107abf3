import Incidence
import Reporting
import Reports
import Safety
import TestSupport
import Testing

/// The definitions on a registry made from the published tables: same rows, order and digits.
struct PublishedTableTests {
    private func printed(_ text: String) -> [String] {
        text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    }

    @Test(
        "The definitions print the published tables, digits and order",
        arguments: [("ae", PaperTables.ae), ("adr", PaperTables.adr), ("sae", PaperTables.sae)])
    func published(name: String, rows: [PaperTables.Row]) throws {
        // Terms are stored in reverse, so that the printed order is the definition's own.
        let registry = Fixtures.registry(
            n: PaperTables.n, rows.reversed(), marks: name == "sae" ? .serious : [], causality: [.possible])
        let text = try Fixtures.report(Reports.table(named: name), of: registry).render(format: .text)
        var expected: [String] = []
        for row in rows {
            if expected.isEmpty || rows[0].soc != row.soc && !expected.contains(row.soc) { expected.append(row.soc) }
            expected.append("\(row.pt) \(row.events) \(row.subjects) \(row.percent)%")
        }
        let lines = printed(text)
        let rules = lines.indices.filter { lines[$0].allSatisfy { $0 == "─" } }
        let first = try #require(rules.dropLast().last)
        let last = try #require(rules.last)
        #expect(Array(lines[(first + 1)..<last]) == expected)
    }

    @Test("The published rows are 19, 16 and 8, and Table 3 has 92 events")
    func published() {
        #expect([PaperTables.ae, PaperTables.adr, PaperTables.sae].map(\.count) == [19, 16, 8])
        #expect(PaperTables.adr.reduce(0) { $0 + $1.events } == 92)
    }

    static let oracle = ReferenceData.text("oracles/paper_tables.csv")

    @Test("The rows in these tests are those of the reference file", .enabled(if: oracle != nil))
    func rowsAreTheReference() throws {
        let lines = try #require(Self.oracle).split(whereSeparator: \.isNewline).map(String.init)
        for (table, rows) in [
            ("table2_ae_over_5pct", PaperTables.ae), ("table3_adr", PaperTables.adr),
            ("table4_sae_over_1pct", PaperTables.sae),
        ] {
            let expected = rows.map { row in
                let soc = row.soc.contains(",") ? "\"\(row.soc)\"" : row.soc
                return
                    "nam2023,\(table),Total,\(soc),\(row.pt),\(row.events),\(row.subjects),257,\(row.percent),\(row.percent)"
            }
            #expect(lines.filter { $0.hasPrefix("nam2023,\(table),") } == expected)
        }
    }

    @Test("44 of 257 is 17.12 % with 12.72 to 22.29, 69 of 257 is 26.85 % with 21.53 to 32.71")
    func headline() throws {
        let rows: [PaperTables.Row] = [("S", "P", 92, 44, "17.12"), ("S", "Q", 108, 69, "26.85")]
        for (row, expected) in zip(
            rows, ["Adverse events 44 17.12% 12.72 to 22.29 92", "Adverse events 69 26.85% 21.53 to 32.71 108"])
        {
            let report = try Fixtures.report(
                Reports.table(named: "overview"), of: Fixtures.registry(n: 257, [row]))
            #expect(printed(report.render(format: .text)).contains(expected))
        }
    }

    @Test(
        "No serious event: 0 of 7 has an upper limit of 40.96 %, 0 of 257 of 1.43 %",
        arguments: [(7, "40.96"), (257, "1.43")])
    func none(n: Int, upper: String) throws {
        let report = try Fixtures.report(Reports.table(named: "overview"), of: Fixtures.registry(n: n, []))
        #expect(printed(report.render(format: .text)).contains("Serious adverse events 0 0 0.00 to \(upper) 0"))
        let sae = try Fixtures.report(Reports.table(named: "sae"), of: Fixtures.registry(n: n, []))
        for format in [OutputFormat.text, .markdown] {
            #expect(sae.render(format: format).contains("No event met the definition."))
        }
    }
}
