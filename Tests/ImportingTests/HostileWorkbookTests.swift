import Foundation
import TestSupport
import Testing

@testable import Importing

@Suite("A workbook made to exhaust whoever opens it", .serialized)
struct HostileWorkbookTests {
    private static let rows: [[WorkbookCell]] = [["a"], ["1"]]

    /// Reads a workbook and expects that it is refused as unsafe at once.
    private func refuse(_ workbook: SmallWorkbook, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let folder = try PrivateFolder()
        let path = folder.file("book.xlsx")
        try workbook.write(to: path)
        let clock = ContinuousClock()
        var read: SheetReading?
        let time = try clock.measure { read = try SheetReading(try #require(tables(of: path).first)) }
        #expect(
            read?.problems.first?.hasPrefix("unsafe_file ") == true, "\(read?.problems ?? [])",
            sourceLocation: sourceLocation)
        #expect(read?.isWholeFile == true, sourceLocation: sourceLocation)
        #expect(time < .seconds(1), sourceLocation: sourceLocation)
    }

    private func changed(_ part: String, _ text: String) -> SmallWorkbook {
        var book = SmallWorkbook(Self.rows)
        book.replace(part, text)
        return book
    }

    @Test(
        "is refused before it is unpacked: spaces and cells without end, in any part",
        arguments: ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml", "_rels/.rels"])
    func bombs(part: String) throws {
        try refuse(changed(part, "<worksheet>" + String(repeating: " ", count: 16 << 20) + "</worksheet>"))
    }

    @Test("is refused where shared strings are asked for that unpack without end")
    func stringBomb() throws {
        var book = SmallWorkbook([.init("S", [[.shared(0)]])])
        book.replace(
            "xl/sharedStrings.xml", "<sst>" + String(repeating: "<si><t>x</t></si>", count: 1 << 20) + "</sst>")
        try refuse(book)
    }

    @Test("is refused when the archive states less than a part unpacks to")
    func lyingSizes() throws {
        let folder = try PrivateFolder()
        var bytes = try changed(
            "xl/worksheets/sheet1.xml", "<worksheet>" + String(repeating: " ", count: 32 << 20) + "</worksheet>"
        ).bytes()
        // The size in the directory entry of the sheet, 24 bytes into it.
        let name = Array("xl/worksheets/sheet1.xml".utf8)
        let entry = try #require(bytes.indices.last { bytes[$0...].starts(with: name) }) - 46
        #expect(bytes[entry...].starts(with: [0x50, 0x4B, 0x01, 0x02]))
        bytes.replaceSubrange(entry + 24..<entry + 28, with: [0, 1, 0, 0])
        let path = try folder.write("book.xlsx", bytes)
        let read = try SheetReading(try #require(tables(of: path).first))
        #expect(read.isWholeFile && ["unsafe_file 1:1", "damaged_file 1:1"].contains(read.problems.first))
    }

    @Test(
        "is refused for a document type: entities that multiply, files and addresses named in them",
        arguments: [
            "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>",
            "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", "<!DOCTYPE w SYSTEM 'http://example.org/w.dtd'>",
            "<!DOCTYPE w>",
        ])
    func documentTypes(declaration: String) throws {
        let text = declaration + "<worksheet><sheetData><row><c t='str'><v>&c;</v></c></row></sheetData></worksheet>"
        try refuse(changed("xl/worksheets/sheet1.xml", text))
        try refuse(changed("xl/workbook.xml", declaration + "<workbook/>"))
    }

    @Test("is refused for a tag without end, and for elements nested without end")
    func endlessTags() throws {
        // What does not repeat is packed less tightly, so that size alone does not tell.
        let text = (0..<400_000).map { String($0 &* 2_654_435_761, radix: 36) }.joined()
        try refuse(changed("xl/worksheets/sheet1.xml", "<worksheet a='\(text)'/>"))
        try refuse(changed("xl/worksheets/sheet1.xml", String(repeating: "<worksheet>", count: 10_000)))
    }

    @Test("is refused for ten thousand parts, and for names that lead out of the archive or come twice")
    func names() throws {
        var many = SmallWorkbook(Self.rows)
        for number in 0..<10_000 { many.add("xl/media/\(number).png", "") }
        try refuse(many)
        for name in ["../../etc/cron.d/x", "xl/../../x", "/etc/x", "..\\x", "XL/Workbook.xml"] {
            var book = SmallWorkbook(Self.rows)
            book.add(name, "x")
            try refuse(book)
        }
    }

    @Test("is refused when it names one sheet again and again")
    func sameSheet() throws {
        let sheets = ["a", "b"].map { SmallWorkbook.Sheet($0, Self.rows) }
        var book = SmallWorkbook(sheets)
        #expect(try read(book).problems.isEmpty)
        book.edit("xl/_rels/workbook.xml.rels", "worksheets/sheet2.xml", "worksheets/sheet1.xml")
        let twice = try read(book)
        #expect(twice.problems == ["damaged_file 1:1"] && twice.rows.isEmpty)
        #expect(twice.details.first?.contains("two sheets of the workbook are one part") == true, "\(twice.details)")
    }

    @Test("is refused when its relations lead out of it, and reads nothing from there")
    func relations() throws {
        var book = SmallWorkbook(Self.rows)
        book.edit("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../../../etc/passwd")
        #expect(try read(book).problems == ["damaged_file 1:1"])
        book = SmallWorkbook(Self.rows)
        book.edit("xl/_rels/workbook.xml.rels", "Target='worksheets/", "TargetMode='External' Target='http://x/")
        #expect(try read(book).problems == ["damaged_file 1:1"])
    }
}
