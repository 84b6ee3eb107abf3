import TestSupport
import Testing

@testable import Reporting

struct DocumentLayoutTests {
    private func pages(_ displays: Display..., paper: Paper = .a4) -> [LaidOutPage] {
        SampleDocuments.document(displays).laidOut(on: paper).pages
    }

    private func labels(_ page: LaidOutPage) -> [String] {
        page.table?.rows.map { $0.cells[0].lines.joined(separator: " ") } ?? []
    }

    @Test("Every page of a table has its titles, the heads of its columns, its footnotes and its number of all pages")
    func furniture() {
        let pages = pages(SampleDocuments.incidence())
        let tables = pages.filter { $0.display == 0 }
        #expect(tables.count == 4)
        for (number, page) in tables.enumerated() {
            #expect(page.headLeft == "Safety tables and listings")
            #expect(page.headRight == "Page \(number + 1) of 5")
            #expect(
                page.titles == ["Table 14.3.1", "Treatment-emergent adverse events by SOC and PT", "An invented study"])
            #expect(page.table?.heads.map { $0.cells.map(\.lines).filter { !$0.isEmpty }.count } == [3, 7])
            #expect(page.notes.first == "Synthetic data.")
            #expect(page.foot == ["soteria 0, registry generation 4."])
        }
        #expect(tables.map { $0.notes.count } == [1, 1, 1, 2])
        #expect(pages.compactMap(\.bookmark) == ["display_1", "provenance"])
    }

    @Test("Every term stands once, below its SOC or below its SOC marked (cont.) and without numbers")
    func continued() {
        let display = SampleDocuments.incidence(socs: 3, terms: 60)
        let printed = pages(display).filter { $0.display == 0 }.flatMap { $0.table?.rows ?? [] }
        let first = printed.map { $0.cells[0].lines.joined(separator: " ") }
        #expect(first.filter { !$0.hasSuffix("(cont.)") } == display.table.rows.map(\.label))
        let again = printed.filter { $0.cells[0].lines.joined().hasSuffix("(cont.)") }
        #expect(again.count > 3)
        #expect(again.allSatisfy { $0.cells.count == 1 })
        for page in pages(display) where page.display == 0 {
            let labels = labels(page)
            #expect(!SampleDocuments.organs.contains(labels.last ?? ""))
            #expect(labels.first?.hasPrefix("Invented term") == false)
        }
    }

    @Test("Arms that do not fit beside each other follow on pages of the same rows, each with its labels")
    func panels() throws {
        let display = SampleDocuments.incidence(socs: 2, terms: 3, arms: 14)
        let pages = pages(display).filter { $0.display == 0 }
        #expect(pages.count == 3)
        #expect(Set(pages.map(labels)).count == 1)
        let arms = pages.flatMap { $0.table?.heads[0].cells.flatMap(\.lines).filter { $0.hasPrefix("Dose") } ?? [] }
        #expect(arms == (0..<14).map { "Dose \($0) mg" })
        let numbers = pages.flatMap { $0.table?.rows[0].cells.dropFirst().flatMap(\.lines) ?? [] }
        let expected = display.table.rows[0].cells.flatMap { [$0.main] + ($0.detail.isEmpty ? [] : [$0.detail]) }
        #expect(numbers == expected)
    }

    @Test("A number and its bracket end below one another in every row, under the middle of their head")
    func alignment() throws {
        let page = try #require(pages(SampleDocuments.incidence()).first)
        let table = try #require(page.table)
        let arm: [LaidOutTable.Role] = [.text, .detail, .text]
        #expect(table.roles == [.text] + arm + [.gap] + arm + [.gap] + arm)
        for row in table.rows where row.cells.count > 1 {
            #expect(row.cells.count == table.roles.count)
            #expect(row.cells[1].alignment == .right && row.cells[2].alignment == .right)
            #expect(row.cells[1].inset == 0 && row.cells[2].inset == table.rows[0].cells[2].inset)
        }
        let arms = [table.columnWidths[1...3], table.columnWidths[5...7], table.columnWidths[9...11]]
        #expect(Set(arms.map { Int($0.reduce(0, +) * 20 + 0.5) }).count == 1)
    }

    @Test("Footnotes of more than five lines stand in full on the last page, and the others have the first and say so")
    func longNotes() {
        let notes = (1...16).map { "Note \($0)." }
        let pages = pages(SampleDocuments.incidence(notes: notes)).filter { $0.display == 0 }
        #expect(pages.count > 2)
        #expect(
            pages.dropLast().allSatisfy { $0.notes == ["Note 1.", "Further notes: see the last page of this table."] })
        #expect(pages.last?.notes.starts(with: notes) == true)
        #expect(pages.last?.table?.rows.isEmpty == false)
        let few = self.pages(SampleDocuments.incidence(notes: Array(notes.prefix(5)))).filter { $0.display == 0 }
        #expect(few.allSatisfy { $0.notes.starts(with: notes.prefix(5)) })
    }

    @Test("A first footnote of three lines is not repeated either, and a table of one page has all of its footnotes")
    func longFirstNote() {
        let notes = [String(repeating: "A rule of many words. ", count: 20)] + (2...5).map { "Note \($0)." }
        let pages = pages(SampleDocuments.incidence(notes: notes)).filter { $0.display == 0 }
        #expect(pages.dropLast().allSatisfy { $0.notes == ["Notes: see the last page of this table."] })
        #expect(pages.last?.notes.contains("Note 5.") == true)
        let short = self.pages(SampleDocuments.incidence(socs: 1, notes: notes)).filter { $0.display == 0 }
        #expect(short.count == 1 && short.first?.notes.contains("Note 5.") == true)
        #expect(short.first?.notes.contains { $0.contains("last page") } == false)
    }

    @Test("Panels of one page of rows are several pages: the last has the footnotes")
    func notesOfPanels() {
        let notes = (1...8).map { "Note \($0)." }
        let display = SampleDocuments.incidence(socs: 2, terms: 3, arms: 14, notes: notes)
        let pages = pages(display).filter { $0.display == 0 }
        #expect(pages.map(\.notes.count) == pages.indices.map { $0 == pages.count - 1 ? 9 : 2 })
    }

    @Test("Footnotes longer than a page go on, none of them lost")
    func endlessNotes() {
        let notes = (1...120).map { "Note \($0)." }
        let pages = pages(SampleDocuments.incidence(notes: notes)).filter { $0.display == 0 }
        let full = pages.filter { !$0.notes.contains { $0.hasPrefix("Further notes") } }
        #expect(full.count > 2)
        #expect(full.flatMap(\.notes).filter { $0.hasPrefix("Note") } == notes)
    }

    @Test("A verbatim text longer than a page goes on, word by word, beside its subject's other columns")
    func longCell() {
        let words = (0..<3000).map { "w\($0)" }
        var display = SampleDocuments.listing(rows: 3)
        var table = display.table
        table.rows[1].cells[2] = DisplayTable.Cell(words.joined(separator: " "))
        display.body = .table(table)
        let pages = pages(display).filter { $0.display == 0 }
        #expect(pages.count > 2)
        let lines: [String] = pages.flatMap { $0.table?.rows ?? [] }.flatMap { $0.cells[2].lines }
        let read = lines.joined(separator: " ").split(separator: " ").map(String.init).filter { $0.hasPrefix("w") }
        #expect(read == words)
        #expect(pages.flatMap { $0.table?.rows ?? [] }.flatMap { $0.cells[0].lines } == ["S-1000", "S-1001", "S-1002"])
    }

    @Test("Where no event qualified, the heads stand over one sentence")
    func empty() throws {
        var display = SampleDocuments.incidence(socs: 0)
        var table = display.table
        table.rows = []
        table.sentence = "No event met the definition."
        display.body = .table(table)
        let pages = pages(display)
        #expect(pages.count == 2)
        #expect(pages[0].table?.rows.flatMap { $0.cells.flatMap(\.lines) } == ["", "No event met the definition.", ""])
    }

    @Test("The contents name every display with the page on which it begins")
    func contents() throws {
        let displays = (0..<70).map { SampleDocuments.incidence(socs: $0 % 9, seed: UInt64($0)) }
        let document = SampleDocuments.document(displays)
        let pages = document.laidOut(on: .letter).pages
        let rows = pages.filter { $0.display == nil }.flatMap { $0.table?.rows ?? [] }.filter { $0.cells.count == 3 }
        #expect(rows.count == 70)
        for (position, row) in rows.enumerated() {
            #expect(row.cells.allSatisfy { $0.target == position })
            #expect(row.cells[0].lines == ["Table 14.3.\(position + 1)"])
            let page = try #require(Int(row.cells[2].lines[0]))
            #expect(pages[page - 1].bookmark == "display_\(position + 1)")
            #expect(pages[page - 1].display == position)
        }
    }

    @Test("Names of any kind and length fit on their pages and in their columns, and every format takes them")
    func oddNames() throws {
        let names = [
            "", " ", "\n", "e\u{301}", "두통", "{\\rtf}", "<w:t>&", "\u{202E}x\u{7}", "\u{FFFF}", "👩‍👩‍👧‍👦",
            String(repeating: "x", count: 900), String(repeating: "가 ", count: 400), "General disorders",
        ]
        var random = SeededGenerator(seed: 5)
        func name() -> String { names[random.whole(0...(names.count - 1))] }
        for round in 0..<60 {
            var display = SampleDocuments.incidence(
                socs: random.whole(0...4), terms: random.whole(0...9), arms: random.whole(0...5),
                notes: [name(), name()])
            var table = display.table
            for row in table.rows.indices where random.oneIn(2) { table.rows[row].label = name() }
            for row in table.rows.indices where random.oneIn(9) { table.rows[row].cells = [] }
            for row in table.rows.indices where random.oneIn(9) { table.rows[row].isApart = true }
            for column in table.columns.indices where random.oneIn(3) {
                table.columns[column] = DisplayTable.Column(head: name(), alignment: random.oneIn(2) ? .text : .number)
                for row in table.rows.indices where !table.rows[row].cells.isEmpty {
                    table.rows[row].cells[column] = DisplayTable.Cell(name())
                }
            }
            for level in table.spanners.indices {
                for place in table.spanners[level].indices { table.spanners[level][place].title = name() }
            }
            if random.oneIn(3) { table.stubHeads = [] }
            display.body = .table(table)
            display.titles = [name(), name()]
            let laidOut = SampleDocuments.document([display, display]).laidOut(on: round % 2 == 0 ? .a4 : .letter)
            for page in laidOut.pages { expectFits(page, laidOut.paper) }
            #expect(!laidOut.text().isEmpty && !laidOut.rtf().isEmpty)
            #expect(laidOut.text().unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\u{C}" })
            #expect(throws: Never.self) { try laidOut.docx() }
        }
    }

    private func expectFits(_ page: LaidOutPage, _ paper: Paper) {
        let foot = page.foot.isEmpty ? 0 : page.foot.count + 1
        #expect(page.linesAboveFoot + Double(foot) <= Double(paper.lineCount))
        guard let table = page.table else { return }
        #expect(table.columnWidths.reduce(0, +) < paper.textWidth + 0.1)
        for row in table.heads + table.rows {
            let face = Typeface(size: paper.letterSize, isBold: row.isBold)
            var next = 0
            for cell in row.cells {
                let width = table.columnWidths[next..<next + cell.span].reduce(0, +)
                next += cell.span
                // An invented head may be cut, and a letter is always set.
                let widest = cell.lines.filter { $0.count > 1 }.map { face.width($0) }.max() ?? 0
                #expect(widest + cell.inset <= width + 0.2)
            }
            #expect(next == table.columnWidths.count)
        }
    }
}
