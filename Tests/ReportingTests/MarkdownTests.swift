import Incidence
import Reporting
import Reports
import Safety
import TestSupport
import Testing

struct MarkdownTests {
    @Test("Markdown holds the same page; characters with a meaning and hidden ones are escaped")
    func page() throws {
        let registry = Fixtures.registry(
            n: 8, [("Heart *and* <more>", "a|b_c", 2, 1, ""), ("Heart *and* <more>", "x\u{202E}\n[y]", 1, 1, "")])
        let report = try Fixtures.report(Reports.table(named: "ae"), of: registry, title: "A & B")
        let lines = report.render(format: .markdown).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines.prefix(9).joined(separator: "\n") == #"""
                **Adverse events by system organ class and preferred term**

                A \& B

                | System organ class / Preferred term | Total (N = 8): Number of events | Total (N = 8): Number of participants | Total (N = 8): % of total participants |
                | :--- | ---: | ---: | ---: |
                | **Heart \*and\* \<more\>** |  |  |  |
                | &emsp;a\|b\_c | 2 | 1 | 12.50% |
                | &emsp;x\\u{202E}\\n\[y\] | 1 | 1 | 12.50% |
                """#)
        #expect(lines.contains("- Stored events 3 = 3 counted by the rules + 0 left out."))
    }
}
