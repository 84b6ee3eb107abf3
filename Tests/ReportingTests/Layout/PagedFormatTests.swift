import Reporting
import TestSupport
import Testing

struct PagedFormatTests {
    private let document = SampleDocuments.document([
        SampleDocuments.incidence(), SampleDocuments.incidence(socs: 2, terms: 40, arms: 5, seed: 9),
        SampleDocuments.listing(rows: 70),
    ]).laidOut(on: .a4)

    @Test("Text, RTF, DOCX and PDF have the same titles, rows and footnotes on every page")
    func agreement() throws {
        let text = document.text().split(separator: "\u{C}").map(String.init)
        let rtf = RTFReading(document.rtf()).pages
        let xml = try #require(ZipMembers(document.docx()).text(of: "word/document.xml"))
        let docx = DOCXReading(xml)
        let pdf = PDFText.isAvailable ? try PDFText(document.pdf()).wordsOfPages() : nil
        #expect(docx.isWellFormed && pdf?.count ?? text.count == text.count)
        #expect(text.count == document.pages.count && rtf.count == text.count && docx.pages.count == text.count)
        for (number, page) in document.pages.enumerated() {
            #expect(docx.pages[number].paragraphs.starts(with: ["\(page.headLeft)\n\(page.headRight)"] + page.titles))
            for read in [rtf[number], docx.pages[number]] {
                #expect(
                    read.paragraphs.filter { !$0.isEmpty } == ["\(page.headLeft)\n\(page.headRight)"]
                        + page.titles.filter { !$0.isEmpty } + page.notes + page.foot)
                #expect(read.heads == page.table.map(\.heads).map(cells))
                #expect(read.rows == page.table.map(\.rows).map(cells))
            }
            // In text the lines of neighbouring cells mix, and rules are drawn by characters.
            let words = text[number].split(whereSeparator: \.isWhitespace).filter { !$0.hasPrefix("─") }
            #expect(words.sorted() == rtf[number].words.sorted())
            if let pdf { #expect(words.map(String.init).sorted() == pdf[number]) }
        }
    }

    private func cells(_ rows: [LaidOutRow]) -> [[String]] {
        rows.map { $0.cells.map { $0.lines.joined(separator: "\n") } }
    }

    @Test("A row of a table is a line of text with the same numbers in the same order")
    func lines() {
        for (page, text) in zip(document.pages, document.text().split(separator: "\u{C}")) where page.display == 0 {
            let lines = Set(text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") })
            for row in page.table?.rows ?? [] {
                #expect(lines.contains(row.cells.flatMap(\.lines).joined(separator: " ")))
            }
        }
    }

    @Test("Rows have exact heights: as many lines as were laid out")
    func heights() throws {
        let xml = try #require(ZipMembers(document.docx()).text(of: "word/document.xml"))
        let docx = DOCXReading(xml).pages
        for (number, page) in RTFReading(document.rtf()).pages.enumerated() {
            let rows = document.pages[number].table.map { $0.heads + $0.rows } ?? []
            #expect(page.tableHeight == rows.reduce(0) { $0 + $1.height } * 220)
            #expect(docx[number].tableHeight == page.tableHeight)
        }
    }

    @Test("Every line of the contents leads to a place that exists")
    func links() throws {
        let docx = DOCXReading(try #require(ZipMembers(document.docx()).text(of: "word/document.xml")))
        #expect(docx.bookmarks == ["contents", "display_1", "display_2", "display_3", "provenance"])
        #expect(docx.anchors == (1...3).flatMap { number in (0..<3).map { _ in "display_\(number)" } })
        let rtf = String(decoding: document.rtf(), as: UTF8.self)
        for name in docx.bookmarks { #expect(rtf.contains("{\\*\\bkmkstart \(name)}")) }
        #expect(rtf.contains(#"HYPERLINK \\l "display_3""#))
    }

    @Test("The same pages are the same bytes, whatever the clock and the time zone say")
    func bytes() throws {
        let docx = try document.docx()
        #expect(try docx == document.docx())
        #expect(document.rtf() == document.rtf())
        // The time and the day in the head of the first member: midnight of 1 January 1980.
        #expect(Array(docx[10..<14]) == [0, 0, 0x21, 0])
        #expect(document.rtf().allSatisfy { $0 < 0x80 })
    }

    @Test("Korean, letters beyond the first plane and what RTF gives a meaning are read back as they were")
    func letters() throws {
        var display = SampleDocuments.incidence(socs: 1, terms: 1)
        display.titles = ["두통 𝛼 {\\b} é <&>"]
        let document = SampleDocuments.document([display]).laidOut(on: .letter)
        #expect(RTFReading(document.rtf()).pages[0].paragraphs.contains("두통 𝛼 {\\b} é <&>"))
        #expect(String(decoding: document.rtf(), as: UTF8.self).contains(#"{\f1 \u-19376?\u-11851?}"#))
        let xml = try #require(ZipMembers(document.docx()).text(of: "word/document.xml"))
        #expect(DOCXReading(xml).pages[0].paragraphs.contains("두통 𝛼 {\\b} é <&>"))
        #expect(xml.contains("w:w=\"15840\" w:h=\"12240\""))
    }
}
