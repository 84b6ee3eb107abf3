import Foundation
import Imports
import TestSupport
import Testing

@testable import Importing

@Suite("Sheets of a workbook")
struct WorkbookSheetTests {
    @Test("are tables: the first row names the columns, each row below has its number as line and place")
    func table() throws {
        let read = try read(SmallWorkbook([["a", "b"], ["1", 2], [.blank, "x"], ["y"]]))
        #expect(read.names == ["a", "b"] && read.headerLine == 1 && read.problems == [])
        #expect(read.rows == [["1", "2"], ["", "x"], ["y", ""]])
        #expect(read.lines == [2, 3, 4] && read.places == [2, 3, 4])
        #expect(read.bytesRead > 0)
    }

    @Test("begin at the first cell that holds something, and rows that hold nothing are passed over")
    func offsets() throws {
        let styled = WorkbookCell.xml("", style: 1)
        let read = try read(
            SmallWorkbook([
                [], [styled, styled, styled, styled], [.blank, styled, "a", "b", styled], [.blank, .blank, "1", "2"],
                [],
                [styled, styled], [.blank, .blank, .blank, "3"], [styled],
            ]))
        #expect(read.names == ["a", "b"] && read.headerLine == 3 && read.problems == [])
        #expect(read.rows == [["1", "2"], ["", "3"]] && read.lines == [4, 7])
    }

    @Test("are read without the numbers of rows and cells, which count on then, and with cells in any order")
    func places() throws {
        func text(_ value: String, _ place: String = "") -> String {
            "<c \(place) t='inlineStr'><is><t>\(value)</t></is></c>"
        }
        let xml =
            "<row>\(text("a"))\(text("b"))\(text("c"))</row><row r='5'>\(text("3", "r='C5'"))\(text("1", "r='A5'"))</row>"
            + "<row>\(text("4"))\(text("6", "r='C6'"))</row>"
        let read = try read(SmallWorkbook([SmallWorkbook.Sheet("S", xml: xml)]))
        #expect(read.rows == [["1", "", "3"], ["4", "", "6"]] && read.lines == [5, 6] && read.problems == [])
    }

    @Test("of the strict form, with prefixes, and in UTF-16 are the same")
    func otherForms() throws {
        let rows: [[WorkbookCell]] = [["a", "b"], ["두통", 2]]
        let strict = SmallWorkbook([SmallWorkbook.Sheet("S", rows)], namespace: SmallWorkbook.strict)
        #expect(try read(strict).rows == [["두통", "2"]])
        var prefixed = SmallWorkbook(rows)
        prefixed.replace(
            "xl/worksheets/sheet1.xml",
            "<x:worksheet xmlns:x='\(SmallWorkbook.transitional)'><x:sheetData><x:row r='1'><x:c r='A1' t='inlineStr'><x:is>"
                + "<x:t>a</x:t></x:is></x:c></x:row><x:row r='2'><x:c r='A2'><x:v>7</x:v></x:c></x:row></x:sheetData>"
                + "</x:worksheet>")
        #expect(try read(prefixed).rows == [["7"]])
        var wide = SmallWorkbook(rows)
        let name = "xl/worksheets/sheet1.xml"
        let part = try #require(wide.parts.firstIndex { $0.name == name })
        let text = "<?xml version='1.0' encoding='UTF-16'?>" + String(decoding: wide.parts[part].bytes, as: UTF8.self)
        wide.parts[part].bytes = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try read(wide).rows == [["두통", "2"]])
    }

    @Test("that are visible and hold something are tables; hidden ones are passed over and said")
    func severalSheets() throws {
        let folder = try PrivateFolder()
        let rows: [[WorkbookCell]] = [["a"], ["1"]]
        try SmallWorkbook([
            .init("Events", rows), .init("Empty", []), .init("Styled", [[.xml("")]]),
            .init("Lists", rows, state: "hidden"),
            .init("Macro data", rows, state: "veryHidden"), .init("Subjects &amp; sites", [["b"], ["2"]]),
        ]).write(to: folder.file("book.xlsx"))
        let tables = try tables(of: folder.file("book.xlsx"))
        #expect(tables.map(\.part) == ["Events", "Subjects & sites"])
        #expect(try tables.map { try SheetReading($0).rows } == [[["1"]], [["2"]]])
        #expect(tables.allSatisfy { $0.format.text == "workbook" && SourceFormat(text: "workbook") == $0.format })
        let passedOver = try SourceTable.passedOver(inFile: folder.file("book.xlsx"))
        #expect(passedOver.map(\.part) == ["Lists", "Macro data"])
        #expect(passedOver.map(\.reason) == ["the sheet is hidden", "the sheet is hidden"])
    }

    @Test("give a row again by its place, with tabs between its values")
    func rawRow() throws {
        let folder = try PrivateFolder()
        let rows = (2...700).map { [WorkbookCell.text("P\($0)"), .number("\($0)", style: 1)] }
        try SmallWorkbook([["subject", "day"]] + rows, formats: ["14"]).write(to: folder.file("book.xlsx"))
        let table = try #require(tables(of: folder.file("book.xlsx")).first)
        #expect(try String(decoding: table.rawRow(atPlace: 456), as: UTF8.self) == "P456\t1901-03-31")
        #expect(throws: SourceReadError.self) { try table.rawRow(atPlace: 701) }
    }

    @Test("are recognised by their bytes, whatever the file is called, and end with all of the file read")
    func recognition() throws {
        let folder = try PrivateFolder()
        try SmallWorkbook([["a"], ["1"]]).write(to: folder.file("events.csv"))
        let table = try #require(tables(of: folder.file("events.csv")).first)
        #expect(table.format.kind == .workbook)
        let size = try Data(contentsOf: URL(fileURLWithPath: folder.file("events.csv"))).count
        #expect(try SheetReading(table).bytesRead == size)
        try folder.write("text.xlsx", "a\n1\n")
        #expect(try tables(of: folder.file("text.xlsx")).map(\.format.kind) == [.delimited])
    }

    @Test("of a delivery fill the tables of the registry that their headers fit")
    func delivery() throws {
        let folder = try PrivateFolder()
        let path = folder.file("site.xlsx")
        try SmallWorkbook(
            [
                .init(
                    "Ereignisse",
                    [
                        ["subject_id", "event_seq", "soc_name", "pt_name", "onset_date"],
                        ["P1", 1, "Skin", "Rash", .number("45351", style: 1)],
                    ]), .init("Teilnehmer", [["subject_id", "planned_arm"], ["P1", "A"]]),
            ], formats: ["14"]
        ).write(to: path)
        let delivery = try Delivery.open(paths: [path], profile: Imports.profile(Imports.ownProfile))
        let read = try Collected(delivery)
        #expect(read.rejects == [] && read.subjects.map(\.subject) == ["P1"])
        #expect(read.events.map(\.sequence) == ["1"])
        #expect(read.events.first?.onset?.written == "2024-02-29")
        #expect(delivery.files.map(\.source.part) == ["Teilnehmer", "Ereignisse"])
        #expect(delivery.files.map(\.source.title) == ["site.xlsx/Teilnehmer", "site.xlsx/Ereignisse"])
    }
}
