import Reports
import Safety
import TestSupport
import Testing

@testable import Reporting

struct ShellTests {
    private static func shell(_ definition: TableDefinition) -> Display {
        let rules = RuleSet(name: "r", version: "1", text: "")
        let study = Study(
            identifier: nil, title: "A study", arms: ["Active", "Control"], notAnArm: [], isSynthetic: false)
        let source = ReportSource(
            study: study, rules: rules, selection: nil, dictionaries: [], generation: 1, programVersion: "1")
        return TableReport.shell(
            definition, arms: [Arm(id: 1, name: "Active"), Arm(id: 2, name: "Control")], source: source)
    }

    @Test("A table without data has its heads and rows, and the form of every number", arguments: Reports.tableNames)
    func shells(name: String) throws {
        let display = Self.shell(try Reports.table(named: name))
        let table = display.table
        #expect(!table.rows.isEmpty && table.sentence == nil && display.trailer.isEmpty)
        for row in table.rows where !row.cells.isEmpty {
            #expect(row.cells.count == table.columns.count)
            // No digit but that of "0.xxx" for a p-value.
            #expect(
                row.cells.allSatisfy { cell in
                    let text = cell.text.hasPrefix("0.x") ? String(cell.text.dropFirst()) : cell.text
                    return text.contains("x") && !text.contains(where: \.isNumber)
                }, "\(name): \(row)")
        }
        let heads = table.spanners.flatMap(\.self)
        #expect(heads.allSatisfy { $0.n == nil } && heads.contains { $0.title.hasSuffix("(N = xx)") })
    }

    @Test("The shell of the overview, line by line")
    func overview() throws {
        let table = Self.shell(try Reports.table(named: "overview")).table
        #expect(table.rows.map(\.label).first == "Adverse events" && table.rows.count == 8)
        #expect(table.rows[0].cells.prefix(4).map(\.text) == ["xx", "xx.xx%", "xx.xx to xx.xx", "xx"])
        #expect(table.spanners[0].map(\.title) == ["Active (N = xx)", "Control (N = xx)", "Total (N = xx)"])
    }
}
