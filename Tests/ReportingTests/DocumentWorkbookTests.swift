import Foundation
import Reporting
import TestSupport
import Testing

/// Documents as workbooks.
struct DocumentWorkbookTests {
    @Test("Every label, number, head, note and line of provenance is in its sheet")
    func complete() throws {
        let document = DocumentFixtures.small
        let book = try ReadWorkbook(document.xlsx())
        #expect(book.names == ["Contents", "14.3.1 arms", "14.3.2 listing", "Provenance"])
        for (position, display) in document.displays.map(\.display).enumerated() {
            guard case .table(let table) = display.body else { continue }
            let texts = book.texts(ofSheet: position + 1)
            let cells = table.rows.flatMap(\.cells).filter { !$0.detail.isEmpty }.map { "\($0.main) \($0.detail)" }
            let heads = table.columns.map(\.head) + table.spanners.joined().filter { $0.n == nil }.map(\.title)
            for text in display.titles + display.notes + display.trailer + table.rows.map(\.label) + heads + cells
            where !text.isEmpty {
                #expect(texts.contains(text), "\(text) is not in sheet \(position + 1)")
            }
        }
        #expect(book.texts(ofSheet: 1).contains("Active\n(N = 873)"))
        #expect(book.texts(ofSheet: 1).contains("System organ class\n  Preferred term\n    Severity"))
        #expect(Set(book.texts(ofSheet: 3)) == ["Registry generation", "4", "Rules", "test-rules 1"])
        #expect(Set(book.texts(ofSheet: 0)).isSuperset(of: ["Study T", "Table 14.3.1", "Title of arms"]))
    }

    @Test("A cell that is a number is a number with its decimals; a subject 007 and a number with a bracket are texts")
    func numbers() throws {
        let table = DisplayTable(
            stubHeads: ["Term"],
            columns: [.init(head: "Events"), .init(head: "%"), .init(head: "Subject", alignment: .text)],
            rows: [
                .init(label: "Nausea", cells: [.init("17"), .init("2.33%"), .init("007")]),
                .init(label: "Chills", cells: [.init("0"), .init("0.0%"), .init("12")]),
                .init(label: "Pain", cells: [.init("6", detail: "(2.3)"), .init("-0.125"), .init("=1+1")]),
            ])
        let book = try ReadWorkbook(DocumentFixtures.document([("t", table)]).xlsx())
        let cells = book.cells(ofSheet: 1)
        #expect(
            ["B6", "C6", "D6", "B7", "C7", "D7", "B8", "C8", "D8"].map { cells[$0] } == [
                .number(17, format: "0"), .number(0.0233, format: "0.00%"), .text("007"),
                .number(0, format: "0"), .number(0, format: "0.0%"), .text("12"),
                .text("6 (2.3)"), .number(-0.125, format: "0.000"), .text("=1+1"),
            ])
    }

    @Test("A row is as high as its longest text is when broken, so that no reader sees rows over one another")
    func heights() throws {
        let table = DisplayTable(
            stubHeads: ["Term"], columns: [.init(head: "Reported", alignment: .text)],
            rows: [
                .init(label: "Nausea", cells: [.init("queasy")]),
                .init(label: "Nausea", cells: [.init("S01\nSYN-009\n2020-01-05")]),
                .init(label: String(repeating: "neoplasms benign ", count: 5), cells: [.init("lump")]),
            ])
        let book = try ReadWorkbook(DocumentFixtures.document([("t", table)]).xlsx())
        // Three paragraphs; 84 letters in a column of 60.
        #expect(try [6, 7, 8].map { try book.height(ofRow: $0, sheet: 1) } == [nil, 45, 30])
    }

    @Test(
        "What a sheet would show otherwise stays a text",
        arguments: [
            "007", "-0", "-0.0", "+1", "1,234", "1e5", "1.", ".5", "1.2.3", "12 %", "", " 1", "1\n", "٣", "NaN", "0x1",
            "1234567890123456", "<0.001", "2019-05-17", "3/4",
        ])
    func notNumbers(text: String) throws {
        let table = DisplayTable(
            stubHeads: ["Term"], columns: [.init(head: "n")], rows: [.init(label: "x", cells: [.init(text)])])
        let book = try ReadWorkbook(DocumentFixtures.document([("t", table)]).xlsx())
        let isNumber = if case .number = book.cells(ofSheet: 1)["B6"] { true } else { false }
        #expect(!isNumber)
    }

    @Test("A hostile text is a text: no formula, and nothing is read out of it", arguments: DocumentFixtures.hostile)
    func hostile(text: String) throws {
        let book = try ReadWorkbook(DocumentFixtures.hostile(text).xlsx())
        #expect(!book.sheets.contains { $0.contains("<f>") || $0.contains("<f ") })
        #expect(!book.members.members.contains { $0.name.contains("rels") && $0.name.contains("sheet") })
        let shown = visible(text)
        let texts = book.texts(ofSheet: 1)
        // Title, stub head, two heads, row, cell, sentence, note and trailer; the number is beside its bracket.
        #expect(texts.count { $0 == shown } == 9)
        #expect(texts.contains("\(shown) \(shown)") && texts.contains("\(shown)\n(N = 1)"))
        let raw = try #require(book.members.text(of: "xl/sharedStrings.xml"))
        #expect(!raw.contains("_x0041_") || raw.contains("_x005F_x0041_"))
    }

    @Test("Two displays of one name get two sheets, and each is linked from the contents")
    func names() throws {
        let long = "an-adverse-event-table-with-a-very-long-name"
        let table = DocumentFixtures.listing()
        var document = DocumentFixtures.document(
            [long, long, long.uppercased(), "a/b:[c]*?\\'", "'", "", "두통 Übelkeit 👩‍👩‍👧‍👦", "Contents"].map { ($0, table) })
        for position in document.displays.indices { document.displays[position].number = "" }
        let book = try ReadWorkbook(document.xlsx())
        #expect(book.names.count == 10)
        #expect(Set(book.names.map { $0.lowercased() }).count == 10)
        for name in book.names {
            #expect((1...31).contains(name.utf16.count))
            #expect(!name.contains { "[]:*?/\\".contains($0) } && !name.hasPrefix("'") && !name.hasSuffix("'"))
        }
        #expect(book.names[4] == "a_b__c____" && book.names[8] == "Contents (2)")
        let links = book.sheets[0].matches(of: /<hyperlink ref="A[0-9]+" location="(.*?)"/).map { String($0.1) }
        #expect(links == book.names[1...8].map { "'\($0)'!A1" })
    }

    @Test("Heads that span columns are merged, stay in sight, and are printed on each page")
    func heads() throws {
        let book = try ReadWorkbook(DocumentFixtures.document([("arms", DocumentFixtures.arms())]).xlsx())
        let merged = Set(book.sheets[1].matches(of: /<mergeCell ref="(.*?)"/).map { String($0.1) })
        #expect(merged.isSuperset(of: ["A5:A7", "B5:D5", "B6:C6", "E5:E7"]))
        #expect(book.sheets[1].contains("<pane xSplit=\"1\" ySplit=\"7\" topLeftCell=\"B8\""))
        let workbook = try #require(book.members.text(of: "xl/workbook.xml"))
        #expect(workbook.contains("'14.3.1 arms'!$5:$7"))
        #expect(book.sheets[1].contains("orientation=\"landscape\"") && book.sheets[1].contains("fitToHeight=\"0\""))
    }

    @Test("The same document gives the same bytes, whatever the time is")
    func repeatable() throws {
        let first = try DocumentFixtures.small.xlsx()
        Thread.sleep(forTimeInterval: 2.1)
        #expect(try DocumentFixtures.small.xlsx() == first)
    }

    @Test("A text that no cell can hold is refused with its sheet, and not cut")
    func tooLong() throws {
        let table = DisplayTable(
            stubHeads: [], columns: [.init(head: "Verbatim", alignment: .text)],
            rows: [.init(label: "", cells: [.init(String(repeating: "x", count: 32_768))])])
        let error = #expect(throws: ReportingError.self) { try DocumentFixtures.document([("t", table)]).xlsx() }
        #expect(
            error?.description == "Sheet '14.3.1 t' cannot be written: a cell holds 32,767 characters. "
                + "Select less, or write it in another format.")
    }

    @Test("A document without displays, a table without rows and a row with too few cells are written all the same")
    func odd() throws {
        var short = DocumentFixtures.arms()
        short.rows[0].cells.removeLast(2)
        let spans = DisplayTable(
            stubHeads: [], columns: [.init(head: "A")],
            spanners: [[.init(title: "B", columns: 0..<9), .init(title: "C", columns: 0..<0)]], sentence: "No event.")
        for document in [
            Document(titles: [], displays: [], provenance: []),
            DocumentFixtures.document([("none", DisplayTable(stubHeads: [], columns: []))]),
            DocumentFixtures.document([("short", short), ("spans", spans)]),
        ] {
            #expect(try ReadWorkbook(document.xlsx()).names.first == "Contents")
        }
    }
}
