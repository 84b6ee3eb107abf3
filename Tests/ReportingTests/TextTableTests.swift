import Incidence
import Reports
import Safety
import TestSupport
import Testing

@testable import Reporting

struct TextTableTests {
    /// Titles and table, without the notes below it.
    private func table(_ report: TableReport, width: Int? = nil, codes: Bool = false) -> String {
        let text = report.render(format: .text, width: width, codes: codes)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let last = lines.lastIndex { $0.hasPrefix("─") } ?? lines.startIndex
        return lines[...last].joined(separator: "\n")
    }

    @Test("Three arms, one of them empty, with the event that has no code at the end")
    func threeArms() throws {
        let report = try Fixtures.report(Reports.table(named: "teae-by-soc-pt"), of: TidyTests.registry)
        #expect(
            table(report) == """
                Adverse events by system organ class and preferred term
                A study

                ──────────────────────────────────────────────────────────────────────────────────────────
                                         Placebo          Low, twice          Empty            Total
                                         (N = 2)            (N = 1)          (N = 0)          (N = 3)
                                    ─────────────────  ─────────────────  ─────────────  ─────────────────
                System organ class
                  Preferred term        n (%)  Events      n (%)  Events  n (%)  Events      n (%)  Events
                ──────────────────────────────────────────────────────────────────────────────────────────
                Any event           2 (100.0)       4  1 (100.0)       2      0       0  3 (100.0)       6
                Cardiac             2 (100.0)       4  0               0      0       0  2  (66.7)       4
                  x                 2 (100.0)       3  0               0      0       0  2  (66.7)       3
                  y                 1  (50.0)       1  0               0      0       0  1  (33.3)       1
                Vascular            0               0  1 (100.0)       1      0       0  1  (33.3)       1
                  x                 0               0  1 (100.0)       1      0       0  1  (33.3)       1
                Not coded           0               0  1 (100.0)       1      0       0  1  (33.3)       1
                  Not coded         0               0  1 (100.0)       1      0       0  1  (33.3)       1
                ──────────────────────────────────────────────────────────────────────────────────────────
                """)
    }

    @Test("On a narrow terminal the arms stand in panels below each other, each with all labels")
    func panels() throws {
        var definition = try Reports.table(named: "teae-by-soc-pt").withLevels("soc")
        definition.statistics = [.subjectsPercent, .interval]
        let report = try Fixtures.report(definition, of: TidyTests.registry)
        #expect(
            table(report, width: 60) == """
                Adverse events by system organ class and preferred term
                A study

                ────────────────────────────────────────────
                                            Placebo
                                            (N = 2)
                                    ────────────────────────
                System organ class      n (%)        95 % CI
                ────────────────────────────────────────────
                Cardiac             2 (100.0)  15.8 to 100.0
                Vascular            0            0.0 to 84.2
                Not coded           0            0.0 to 84.2
                ────────────────────────────────────────────

                ───────────────────────────────────────────
                                          Low, twice
                                            (N = 1)
                                    ───────────────────────
                System organ class      n (%)       95 % CI
                ───────────────────────────────────────────
                Cardiac             0           0.0 to 97.5
                Vascular            1 (100.0)  2.5 to 100.0
                Not coded           1 (100.0)  2.5 to 100.0
                ───────────────────────────────────────────

                ─────────────────────────────────────────────────────────
                                        Empty               Total
                                       (N = 0)             (N = 3)
                                    ──────────────  ─────────────────────
                System organ class  n (%)  95 % CI     n (%)      95 % CI
                ─────────────────────────────────────────────────────────
                Cardiac                 0           2 (66.7)  9.4 to 99.2
                Vascular                0           1 (33.3)  0.8 to 90.6
                Not coded               0           1 (33.3)  0.8 to 90.6
                ─────────────────────────────────────────────────────────
                """)
    }

    @Test("Remainder rows, an accent, Korean names and characters that would reverse or move the line")
    func textWidths() throws {
        let registry = Fixtures.registry(
            arms: ["위약"], n: 200,
            [
                ("Nerven", "Kopfschmerz générale", 12, 10, ""), ("Nerven", "두통과 어지러움", 3, 3, ""),
                ("Nerven", "selten", 1, 1, ""), ("Nerven", "u\u{202E}x\n\u{7}", 9, 9, ""),
            ])
        var definition = try Reports.table(named: "ae").withThreshold(">=1.5%").withLevels("any,soc,pt,remainder")
        definition.columns.arms = true
        #expect(
            table(try Fixtures.report(definition, of: registry, title: "Étude"), codes: true) == #"""
                Adverse events by system organ class and preferred term
                Étude

                ─────────────────────────────────────────────────────────────────────
                                                                위약
                                                              (N = 200)
                                                ─────────────────────────────────────
                System organ class              Number of     Number of    % of total
                  Preferred term                   events  participants  participants
                ─────────────────────────────────────────────────────────────────────
                Any event                              25            10         5.00%
                Nerven [S1001]                         25            10         5.00%
                  Kopfschmerz générale [P2001]         12            10         5.00%
                  u\u{202E}x\n\u{7} [P2004]             9             9         4.50%
                  두통과 어지러움 [P2002]               3             3         1.50%
                  1 further term                        1             1         0.50%
                ─────────────────────────────────────────────────────────────────────
                """#)
    }

    @Test("Long names wrap inside the width, with their numbers on the first line")
    func wrapping() throws {
        let rows: [PaperTables.Row] = [
            ("General disorders and administration site conditions", "Alanine aminotransferase increased", 2, 2, "")
        ]
        let report = try Fixtures.report(Reports.table(named: "ae"), of: Fixtures.registry(n: 10, rows))
        #expect(
            table(report, width: 60) == """
                Adverse events by system organ class and preferred term
                A study

                ────────────────────────────────────────────────────────────
                                                       Total
                                                     (N = 10)
                                       ─────────────────────────────────────
                System organ class     Number of     Number of    % of total
                  Preferred term          events  participants  participants
                ────────────────────────────────────────────────────────────
                General disorders and
                  administration site
                  conditions
                  Alanine                      2             2        20.00%
                    aminotransferase
                    increased
                ────────────────────────────────────────────────────────────
                """)
    }

    @Test("An arm wider than the terminal is divided between its categories, with its name and N over each part")
    func dividedArm() {
        var rows = [DisplayTable.Row(label: "Any event", cells: (0..<14).map { DisplayTable.Cell(String($0)) })]
        rows.append(DisplayTable.Row(label: "Nausea", cells: (0..<14).map { DisplayTable.Cell(String(100 + $0)) }))
        let grades = (0..<7).map { DisplayTable.Spanner(title: "Grade \($0)", columns: 2 * $0..<2 * $0 + 2) }
        let table = DisplayTable(
            stubHeads: ["Preferred term"],
            columns: (0..<14).map { DisplayTable.Column(head: $0 % 2 == 0 ? "n" : "Events") },
            spanners: [[DisplayTable.Spanner(title: "Total", n: 257, columns: 0..<14)], grades], rows: rows)
        let display = Display(name: "x", titles: [], body: .table(table), notes: [], trailer: [])
        let lines = display.text(width: 75).split(separator: "\n").map {
            $0.split(separator: " ").joined(separator: " ")
        }
        #expect(lines.filter { $0 == "Total" || $0 == "(N = 257)" }.count == 4)
        #expect(
            lines.filter { $0.hasPrefix("Grade") } == [
                "Grade 0 Grade 1 Grade 2 Grade 3", "Grade 4 Grade 5 Grade 6",
            ])
        #expect(
            lines.filter { $0.hasPrefix("Nausea") } == [
                "Nausea 100 101 102 103 104 105 106 107", "Nausea 108 109 110 111 112 113",
            ])
    }

    @Test("No line of a table is wider than the terminal", arguments: [60, 72, 80, 100, 132])
    func fits(width: Int) throws {
        for name in Reports.tableNames {
            let registry = Fixtures.registry(arms: ["Placebo", "Xanomeline Low Dose", "High"], n: 257, PaperTables.ae)
            let report = try Fixtures.report(Reports.table(named: name), of: registry, isSynthetic: true)
            let lines = report.render(format: .text, width: width).split(separator: "\n")
            #expect(lines.filter { $0.count > width || $0.last == " " } == [], "\(name)")
        }
    }
}
