import TestSupport
import Testing

@testable import Reporting

struct ColumnWidthTests {
    private func tables(_ display: Display) -> [LaidOutTable] {
        SampleDocuments.document([display]).laidOut(on: .a4).pages.filter { $0.display == 0 }.compactMap(\.table)
    }

    private func listing(_ columns: [[String]]) -> Display {
        var display = SampleDocuments.listing(rows: 0)
        display.body = .table(
            DisplayTable(
                stubHeads: [], columns: columns.map { _ in DisplayTable.Column(head: "Head", alignment: .text) },
                rows: (columns.first ?? []).indices.map { row in
                    DisplayTable.Row(label: "", cells: columns.map { DisplayTable.Cell($0[row]) })
                }))
        return display
    }

    @Test("Identifiers, dates and names of products stay whole beside ten long texts")
    func wholeWords() {
        let text = String(repeating: "a text of many words ", count: 20)
        let words = ["SYN-009", "2015-11-05", "(investigator, Lenzumestrocel)", "hospitalisation,"]
        let display = listing((words + Array(repeating: text, count: 6)).map { [$0] })
        for table in tables(display) {
            let lines: [String] = table.rows.flatMap { $0.cells.flatMap(\.lines) }
            let printed = Set(lines.joined(separator: " ").split(separator: " "))
            #expect(printed == Set((words + [text]).joined(separator: " ").split(separator: " ")))
        }
        #expect(tables(display).allSatisfy { $0.columnWidths.count == 10 })
    }

    @Test("Only a word that alone takes more than a quarter of the page is broken, and nothing of it is lost")
    func longWord() {
        let word = String(repeating: "N", count: 60)
        let text = String(repeating: "a text of many words ", count: 40)
        let table = tables(listing([["S-1"], [word], ["short"], [text]]))[0]
        #expect(table.rows[0].cells[1].lines.count > 1)
        #expect(table.rows[0].cells[1].lines.joined() == word)
        #expect(table.rows[0].cells[0].lines == ["S-1"] && table.rows[0].cells[2].lines == ["short"])
        let fitting = String(repeating: "N", count: 28)
        #expect(tables(listing([[fitting], ["S-1"], [text]]))[0].rows[0].cells[0].lines == [fitting])
    }

    @Test("Where not all columns can have their longest word, words are broken rather than the listing divided")
    func manyLongWords() {
        let word = String(repeating: "N", count: 20)
        let table = tables(listing((0..<10).map { ["\($0)" + word] }))
        #expect(table.count == 1 && table[0].columnWidths.count == 10)
        #expect(table[0].rows[0].cells.enumerated().allSatisfy { $1.lines.joined() == "\($0)" + word })
    }

    @Test("Of two texts the one that is eight times as long has more room, so that the row is low")
    func byNeed() {
        let words = String(repeating: "word ", count: 400)
        let table = tables(listing([[words], [String(words.prefix(250))]]))[0]
        #expect(table.columnWidths[0] > 2 * table.columnWidths[1])
        let even = Typeface(size: Paper.a4.letterSize).lines(of: words, width: Paper.a4.textWidth / 2 - 8).count
        #expect((table.rows.first?.height ?? even) < even)
    }

    @Test("A table of one arm is as wide as its numbers ask for, in the middle of the page in every format")
    func narrow() throws {
        let document = SampleDocuments.document([SampleDocuments.incidence(arms: 1)]).laidOut(on: .a4)
        let table = try #require(document.pages[0].table)
        let width = table.columnWidths.reduce(0, +)
        #expect(width > 150 && width < 450)
        let inset = table.inset(on: .a4)
        #expect(abs(2 * inset + width - Paper.a4.textWidth) < 0.01)
        let twips = Int((inset * 20).rounded())
        #expect(String(decoding: document.rtf(), as: UTF8.self).contains("\\trleft\(twips)\\trrh"))
        let xml = try #require(ZipMembers(document.docx()).text(of: "word/document.xml"))
        #expect(xml.contains("<w:tblInd w:w=\"\(twips)\" w:type=\"dxa\"/>"))
    }

    @Test("An arm wider than a page is divided, with its name and N above each part")
    func dividedArm() {
        var display = SampleDocuments.incidence(socs: 1, terms: 2, arms: 21)
        var table = display.table
        table.spanners = [[DisplayTable.Spanner(title: "All doses", n: 1806, columns: 0..<42)]] + table.spanners
        display.body = .table(table)
        let panels = tables(display)
        #expect(panels.count > 2)
        #expect(panels.allSatisfy { $0.heads[0].cells.flatMap(\.lines) == ["All doses", "(N = 1806)"] })
        let arms = panels.map { $0.heads[1].cells.flatMap(\.lines).filter { $0.hasPrefix("Dose") } }
        #expect(arms.flatMap { $0 } == (0..<21).map { "Dose \($0) mg" })
        #expect((arms.map(\.count).max() ?? 0) - (arms.map(\.count).min() ?? 0) <= 1)
    }
}
