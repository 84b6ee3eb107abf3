import Foundation
import Reporting
import TestSupport
import Testing

struct PDFTests {
    private static var document: LaidOutDocument {
        SampleDocuments.document([
            SampleDocuments.incidence(), SampleDocuments.listing(rows: 40),
            DocumentFixtures.display("arms", DocumentFixtures.arms()),
        ]).laidOut(on: .a4)
    }

    /// A page with one line of a table.
    private static func page(_ text: String, width: Double, alignment: LaidOutCell.Alignment = .left) -> LaidOutDocument
    {
        var page = LaidOutPage(headLeft: "", headRight: "")
        let widths = [width, Paper.a4.textWidth - width]
        page.table = LaidOutTable(
            columnWidths: widths, roles: [.text, .text], heads: [],
            rows: [LaidOutRow(cells: [LaidOutCell([text], alignment: alignment), LaidOutCell([])])])
        return LaidOutDocument(paper: .a4, title: "", pages: [page])
    }

    private static func words(_ texts: [String]) -> [String] {
        texts.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }.sorted()
    }

    @Test(
        "Every word and number of each page is read back from that page of the PDF", .enabled(if: PDFText.isAvailable))
    func complete() throws {
        let document = Self.document
        let pages = try PDFText(document.pdf()).wordsOfPages()
        #expect(pages.count == document.pages.count && pages.count > 5)
        for (page, words) in zip(document.pages, pages) {
            let rows = (page.table?.heads ?? []) + (page.table?.rows ?? [])
            let cells = rows.flatMap(\.cells).flatMap(\.lines)
            let lines = [page.headLeft, page.headRight] + page.titles + cells + page.notes + page.foot
            #expect(words == Self.words(lines))
        }
    }

    @Test("The same document gives the same bytes, whatever the time is")
    func repeatable() throws {
        let first = try Self.document.pdf()
        Thread.sleep(forTimeInterval: 1.1)
        #expect(try Self.document.pdf() == first)
        #expect(first.starts(with: Array("%PDF-1.5".utf8)))
    }

    @Test("The outline and the contents lead to the first page of each display", .enabled(if: PDFText.isAvailable))
    func links() throws {
        let document = Self.document
        let targets = try PDFText(document.pdf()).targets()
        let first = document.pages.indices.filter { document.pages[$0].bookmark != nil }
        #expect(first.count == 5)
        #expect(targets.values.sorted() == first.map { $0 + 1 })
        let bytes = try String(decoding: document.pdf(), as: UTF8.self)
        #expect(bytes.ranges(of: "/Subtype /Link").count == 9)
        #expect(bytes.contains("/Outlines"))
    }

    @Test(
        "A line that is wider than its place is made narrower, and nothing of it is lost",
        .enabled(if: PDFText.isAvailable), arguments: [LaidOutCell.Alignment.left, .centre, .right])
    func narrow(alignment: LaidOutCell.Alignment) throws {
        let text = "Neoplasms-benign,-malignant-and-unspecified"
        for width in [40.0, 120, 400] {
            let pdf = try PDFText(Self.page(text, width: width, alignment: alignment).pdf())
            let edges = try #require(try pdf.edges().first { $0.word == text })
            #expect(edges.left >= Paper.a4.margin - 0.5 && edges.right <= Paper.a4.margin + width + 0.5)
        }
    }

    @Test("A text of any script and any hostile text is in the page as it is", arguments: DocumentFixtures.hostile)
    func hostile(text: String) throws {
        let bytes = try DocumentFixtures.hostile(text).laidOut(on: .letter).pdf()
        guard PDFText.isAvailable else { return }
        let words = try PDFText(bytes).wordsOfPages().joined()
        for word in visible(text).split(separator: " ") { #expect(words.contains(String(word))) }
    }

    @Test("Korean is text that can be searched, beside Latin letters", .enabled(if: PDFText.isAvailable))
    func korean() throws {
        let words = try PDFText(Self.page("두통 및 어지러움 (Headache) ≥ 5 %", width: 300).pdf()).wordsOfPages()
        #expect(words == [["(Headache)", "%", "5", "두통", "및", "어지러움", "≥"].sorted()])
    }

    @Test("A document without pages, and pages whose parts do not fit one another, end in a PDF and not in a trap")
    func odd() throws {
        #expect(throws: Never.self) { try LaidOutDocument(paper: .a4, title: "a\u{0}b", pages: []).pdf() }
        var page = LaidOutPage(
            headLeft: String(repeating: "x", count: 5000), headRight: String(repeating: "y", count: 400))
        page.boldTitles = 3
        page.display = 7
        page.bookmark = ""
        page.table = LaidOutTable(
            columnWidths: [], roles: [], heads: [],
            rows: [LaidOutRow(cells: [LaidOutCell(["a"], span: -3, target: 9), LaidOutCell(["b\u{0}\n"], span: 99)])])
        let document = LaidOutDocument(paper: .letter, title: "", pages: [page, page])
        #expect(throws: Never.self) { try document.pdf() }
        page.table?.columnWidths = [0, -5]
        #expect(throws: Never.self) { try LaidOutDocument(paper: .a4, title: "", pages: [page]).pdf() }
    }
}
