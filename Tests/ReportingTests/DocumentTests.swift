import Foundation
import Reporting
import Reports
import TestSupport
import Testing

/// Documents as HTML, Markdown and LaTeX.
struct DocumentTests {
    private static func html(_ document: Document) -> String { document.html(style: Reports.documentStyle) }

    /// The text between the tags, entities read, spaces as one.
    private static func read(_ html: String) throws -> String {
        let body = try #require(html.split(separator: "</head>").last)
        return String(body).replacing(/<[^>]*>/, with: " ").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
            .replacing(/\s+/, with: " ")
    }

    @Test("Every label, number, note and line of provenance of a display stands in HTML, Markdown and LaTeX")
    func complete() throws {
        let document = DocumentFixtures.small
        let texts = [
            try Self.read(Self.html(document)), document.markdown().replacing("\\", with: ""), document.latex(),
        ]
        for display in document.displays.map(\.display) {
            guard case .table(let table) = display.body else { continue }
            let cells = table.rows.flatMap(\.cells).flatMap { $0.main.split(separator: "\n") + [$0.detail[...]] }
            let heads = table.stubHeads + table.columns.map(\.head) + table.spanners.joined().map(\.title)
            let rest = display.titles + display.notes + table.rows.map(\.label) + heads
            for text in cells.map(String.init) + rest where !text.isEmpty {
                for (position, page) in texts.enumerated() {
                    let isThere = page.contains(position == 2 ? text.replacing("%", with: "\\%") : text)
                    #expect(isThere, "\(text) is not in text \(position)")
                }
            }
        }
        for page in texts {
            for text in ["(N = 873)", "(N = 872)", "Table 14.3.1", "Registry generation", "test-rules 1", "Study T"] {
                #expect(page.contains(text))
            }
        }
    }

    @Test(
        "A hostile text is text in HTML: no script, no markup and no hidden direction",
        arguments: DocumentFixtures.hostile)
    func hostileHTML(text: String) throws {
        let page = Self.html(DocumentFixtures.hostile(text))
        #expect(!page.contains("<script"))
        #expect(
            page.unicodeScalars.allSatisfy {
                $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x202E && $0.value != 0x7F)
            })
        let read = try Self.read(page)
        let shown = visible(text).replacing(/\s+/, with: " ")
        // Title, contents twice, label, title, stub head, spanner, two heads, row, number, bracket, cell, sentence, note,
        // trailer, name and value.
        #expect(read.ranges(of: shown).count == 18)
        let tags = page.matches(of: /<([a-z0-9]+)/).map { String($0.1) }
        let expected = Self.html(DocumentFixtures.hostile("plain")).matches(of: /<([a-z0-9]+)/).map { String($0.1) }
        #expect(tags == expected)
    }

    @Test(
        "A hostile text leaves braces balanced and no bare special character in LaTeX",
        arguments: DocumentFixtures.hostile)
    func hostileLaTeX(text: String) throws {
        let page = DocumentFixtures.hostile(text).latex()
        let plain = DocumentFixtures.hostile("plain").latex()
        func bare(_ page: String) -> [Character] {
            page.replacing(/\\[\\{}$&#%_]/, with: "").filter { "{}$&#%_~^".contains($0) }.sorted()
        }
        // Of the characters with a meaning only braces may be more than a harmless text has, and they come in pairs.
        let more = bare(page).count(where: { $0 == "{" }) - bare(page).count(where: { $0 == "}" })
        let usual = bare(plain).count(where: { $0 == "{" }) - bare(plain).count(where: { $0 == "}" })
        #expect(more == usual)
        #expect(bare(page).filter { !"{}".contains($0) } == bare(plain).filter { !"{}".contains($0) })
        #expect(page.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x202E) })
    }

    @Test("A hostile text leaves the cells of a pipe table as many as they are", arguments: DocumentFixtures.hostile)
    func hostileMarkdown(text: String) throws {
        let page = DocumentFixtures.hostile(text).markdown()
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("|") }
        #expect(rows.count == 6)
        let bars = rows.map { $0.replacing("\\|", with: "").count(where: { $0 == "|" }) }
        #expect(bars == [4, 4, 4, 3, 3, 3])
        #expect(!page.replacing("\\<", with: "").contains("<script"))
    }

    @Test("A listing has no column of labels; its texts stand left, and their paragraphs on lines of their own")
    func listing() throws {
        let document = DocumentFixtures.document([("listing", DocumentFixtures.listing())])
        #expect(
            document.markdown().contains(
                "| Subject | Event | Day |\n| :--- | :--- | ---: |\n| 007 | Nausea<br>feeling sick | 3 |\n| 1E5 | 두통 | -12 |"
            ))
        let html = Self.html(document)
        #expect(
            html.contains(
                "<tr><td class=\"text\">007</td><td class=\"text\">Nausea<br>feeling sick</td><td>3</td></tr>"))
        #expect(!html.contains("scope=\"row\""))
    }

    @Test("Heads span their columns, and each belongs to what it heads")
    func heads() throws {
        let html = Self.html(DocumentFixtures.document([("arms", DocumentFixtures.arms())]))
        let head = try #require(html.firstMatch(of: /<thead>\n((?s).*?)<\/thead>/)).1.split(separator: "\n")
        #expect(head.count == 3)
        #expect(head[0].contains("class=\"stub\" rowspan=\"3\""))
        #expect(head[0].contains("<th scope=\"colgroup\" class=\"spanner\" colspan=\"3\">"))
        #expect(head[0].hasSuffix("<th scope=\"col\" rowspan=\"3\">95 % CI of the difference</th></tr>"))
        #expect(head[1].contains("colspan=\"2\"><span>Active <span class=\"size\">(N = 873)</span>"))
        #expect(head[2].ranges(of: "scope=\"col\"").count == 3)
        #expect(html.ranges(of: "scope=\"rowgroup\"").count == 2)
        #expect(html.ranges(of: "<tbody>").count == 3)
    }

    @Test("Each line of the contents leads to its display")
    func links() {
        let document = DocumentFixtures.small
        for number in 1...2 {
            #expect(Self.html(document).contains("href=\"#d\(number)\""))
            #expect(Self.html(document).contains("id=\"d\(number)\""))
            #expect(document.markdown().contains("](#d\(number))"))
            #expect(document.markdown().contains("<a id=\"d\(number)\"></a>"))
            #expect(document.latex().contains("\\contentsentry{d\(number)}"))
            #expect(document.latex().contains("\\hypertarget{d\(number)}"))
        }
    }

    @Test("A page of HTML carries all it needs: nothing is fetched and nothing runs")
    func alone() {
        let page = Self.html(DocumentFixtures.small)
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"))
        #expect(page.contains("default-src 'none'; style-src 'unsafe-inline'"))
        for word in ["src=", "http:", "https:", "@import", "url(", "<script", "<link"] { #expect(!page.contains(word)) }
    }

    @Test("A document without displays, a table without rows and a row with too few cells are written all the same")
    func empty() {
        var short = DocumentFixtures.arms()
        short.rows[0].cells.removeLast(2)
        let odd = DisplayTable(
            stubHeads: [], columns: [.init(head: "A")],
            spanners: [[.init(title: "B", columns: 0..<9), .init(title: "C", columns: 0..<0)]], sentence: "No event.")
        for document in [
            Document(titles: [], displays: [], provenance: []),
            DocumentFixtures.document([("none", DisplayTable(stubHeads: [], columns: []))]),
            DocumentFixtures.document([("short", short), ("odd", odd)]),
        ] {
            #expect(Self.html(document).hasSuffix("</html>\n"))
            #expect(document.latex().hasSuffix("\\end{document}\n"))
            #expect(document.markdown().utf8.count == 0 || document.markdown().hasSuffix("\n"))
        }
    }
}
