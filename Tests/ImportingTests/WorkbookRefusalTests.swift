import TestSupport
import Testing

@testable import Importing

/// A workbook and what is wrong with it.
struct RefusedWorkbook: Sendable, CustomTestStringConvertible {
    let title: String
    /// "code line:column" of each problem.
    let problems: [String]
    let book: SmallWorkbook
    var testDescription: String { title }

    init(_ title: String, _ problem: String, _ book: () -> SmallWorkbook) {
        self.title = title
        problems = [problem]
        self.book = book()
    }
}

@Suite("A workbook that cannot be read as it stands")
struct WorkbookRefusalTests {
    private static func xml(_ rows: String, tail: String = "", strings: [String] = []) -> SmallWorkbook {
        SmallWorkbook([.init("S", xml: rows, tail: tail)], strings: strings)
    }

    private static func merged(_ ranges: String...) -> String {
        "<mergeCells>\(ranges.map { "<mergeCell ref='\($0)'/>" }.joined())</mergeCells>"
    }

    private static let header = "<row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c></row>"
    private static let named: [[WorkbookCell]] = [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]]

    static let badRows: [RefusedWorkbook] = [
        RefusedWorkbook("a value behind the last named column", "field_count 2:4") {
            SmallWorkbook([["a", "b", "c"], ["1", "2", "3", .blank, "x"], ["4", "5", "6"]])
        },
        RefusedWorkbook("a value before the first named column", "field_count 3:1") {
            SmallWorkbook([[.blank, "a", "b"], [.blank, "1", "2"], ["x", "3", "4"]])
        },
        RefusedWorkbook("an error", "error_value 2:2") {
            SmallWorkbook([["a", "b"], ["1", .xml("<v>#REF!</v>", type: "e")]])
        },
        RefusedWorkbook("a formula without its result", "missing_result 3:1") {
            SmallWorkbook([["a", "b"], ["1", "2"], [.xml("<f>A2+1</f>"), "x"]])
        },
        RefusedWorkbook("a day that no year had", "unreadable_date 2:2") {
            SmallWorkbook([["a", "b"], ["1", .number("60", style: 1)]], formats: ["14"])
        },
        RefusedWorkbook("a text of all that a cell holds", "possibly_truncated 2:2") {
            SmallWorkbook([["a", "b"], ["1", .text(String(repeating: "x", count: 32_767))]])
        },
        RefusedWorkbook("a number whose last digits are gone", "possibly_truncated 2:1") {
            SmallWorkbook([["a", "b"], [.number("9.00719925474099E+15"), "x"]])
        },
    ]

    @Test("refuses the row with its number, its column and the reason; the others are read", arguments: badRows)
    func refusedRow(_ refused: RefusedWorkbook) throws {
        let read = try read(refused.book)
        #expect(read.problems == refused.problems && !read.isWholeFile)
        #expect(read.details.allSatisfy { $0.contains("cell ") })
    }

    static let badFiles: [RefusedWorkbook] = [
        RefusedWorkbook("no visible sheet with a value", "empty_file 1:1") {
            SmallWorkbook([[], [.xml("", style: 0)]])
        },
        RefusedWorkbook("only a hidden sheet", "empty_file 1:1") {
            SmallWorkbook([.init("S", named, state: "hidden")])
        },
        RefusedWorkbook("a column without a name", "empty_header 1:2") {
            SmallWorkbook([["a", .blank, "c"], ["1", "2", "3"]])
        },
        RefusedWorkbook("a name twice", "duplicate_header 1:3") {
            SmallWorkbook([["a", "b", "a"], ["1", "2", "3"]])
        },
        RefusedWorkbook("an error in place of a name", "error_value 2:2") {
            SmallWorkbook([[], ["a", .xml("<v>#N/A</v>", type: "e")], ["1", "2"]])
        },
        RefusedWorkbook("a merged name over two columns", "merged_cells 1:2") {
            SmallWorkbook([["a", "b", .blank, "d"], ["1", "2", "3", "4"]], tail: merged("B1:C1"))
        },
        RefusedWorkbook("names in two rows, some merged", "merged_cells 1:1") {
            SmallWorkbook([["a", "b", "c"], [.blank, "b1", "c1"]], tail: merged("A1:A2"))
        },
        RefusedWorkbook("a value merged over rows", "merged_cells 2:1") {
            SmallWorkbook([["a", "b"], ["1", "2"], [.blank, "3"]], tail: merged("F1:G9", "A2:A3"))
        },
        RefusedWorkbook("a row that comes twice", "damaged_file 2:1") {
            xml(header + "<row r='2'><c r='A2'><v>1</v></c></row><row r='2'><c r='A2'><v>2</v></c></row>")
        },
        RefusedWorkbook("a row before the one it follows", "damaged_file 5:1") {
            xml(header + "<row r='5'><c r='A5'><v>1</v></c></row><row r='3'><c r='A3'><v>2</v></c></row>")
        },
        RefusedWorkbook("a cell that comes twice", "damaged_file 2:1") {
            xml(header + "<row r='2'><c r='A2'><v>1</v></c><c r='A2'><v>2</v></c></row>")
        },
        RefusedWorkbook("a cell of another row", "damaged_file 2:1") {
            xml(header + "<row r='2'><c r='A3'><v>1</v></c></row>")
        },
        RefusedWorkbook("a column that no sheet has", "damaged_file 2:1") {
            xml(header + "<row r='2'><c r='XFE2'><v>1</v></c></row>")
        },
        RefusedWorkbook("a row that no sheet has", "damaged_file 1:1") {
            xml(header + "<row r='1048577'><c r='A1048577'><v>1</v></c></row>")
        },
        RefusedWorkbook("a place that is none", "damaged_file 2:1") {
            xml(header + "<row r='2'><c r='2A'><v>1</v></c></row>")
        },
        RefusedWorkbook("a kind of value that there is not", "damaged_file 2:1") {
            xml(header + "<row r='2'><c r='A2' t='x'><v>1</v></c></row>")
        },
        RefusedWorkbook("a number that is none", "damaged_file 2:1") {
            xml(header + "<row r='2'><c r='A2'><v>NaN</v></c></row>")
        },
        RefusedWorkbook("a number in hexadecimal", "damaged_file 2:1") {
            xml(header + "<row r='2'><c r='A2'><v>0x1F</v></c></row>")
        },
        RefusedWorkbook("neither true nor false", "damaged_file 2:1") {
            xml(header + "<row r='2'><c r='A2' t='b'><v>2</v></c></row>")
        },
        RefusedWorkbook("a shared string that there is not", "damaged_file 2:1") {
            xml(header + "<row r='2'><c r='A2' t='s'><v>1</v></c></row>", strings: ["<t>x</t>"])
        },
        RefusedWorkbook("a shared string without a number", "damaged_file 2:1") {
            xml(header + "<row r='2'><c r='A2' t='s'><v>-1</v></c></row>", strings: ["<t>x</t>"])
        },
        RefusedWorkbook("two values in a cell", "damaged_file 2:1") {
            xml(header + "<row r='2'><c r='A2'><v>1</v><v>2</v></c></row>")
        },
        RefusedWorkbook("an element among the rows that is none", "damaged_file 1:1") {
            xml(header + "<group><row r='2'><c r='A2'><v>1</v></c></row></group>")
        },
        RefusedWorkbook("XML that breaks off", "damaged_file 2:1") {
            xml(header + "<row r='2'><c r='A2'><v>1</c></row>")
        },
        RefusedWorkbook("rows twice", "damaged_file 1:1") { xml(header, tail: "<sheetData/>") },
        RefusedWorkbook("a sheet that is missing", "damaged_file 1:1") {
            var book = SmallWorkbook(named)
            book.remove("xl/worksheets/sheet1.xml")
            return book
        },
        RefusedWorkbook("styles that are missing, which say what is a date", "damaged_file 1:1") {
            var book = SmallWorkbook(named)
            book.remove("xl/styles.xml")
            return book
        },
        RefusedWorkbook("a sheet that nothing relates to", "damaged_file 1:1") {
            var book = SmallWorkbook(named)
            book.edit("xl/workbook.xml", "r:id='rId1'", "r:id='rId7'")
            return book
        },
        RefusedWorkbook("a binary workbook", "unsupported_format 1:1") {
            var book = SmallWorkbook(named)
            book.edit("_rels/.rels", "workbook.xml", "workbook.bin")
            return book
        },
        RefusedWorkbook("a document of text", "unsupported_format 1:1") {
            var book = SmallWorkbook(named)
            book.replace("xl/workbook.xml", "<document/>")
            return book
        },
    ]

    @Test("is refused as a whole, with the row and the column where it shows, or 1:1", arguments: badFiles)
    func refusedFile(_ refused: RefusedWorkbook) throws {
        let read = try read(refused.book)
        #expect(read.problems == refused.problems && read.isWholeFile, "\(read.details)")
    }

    @Test("says what to save it as when it is another kind of file")
    func otherFormats() throws {
        let folder = try PrivateFolder()
        func compound(_ stream: String) throws -> SheetReading {
            var bytes = [UInt8](repeating: 0, count: 2048)
            bytes.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
            (bytes[30], bytes[48]) = (9, 1)
            bytes.replaceSubrange(1024..<1024 + 2 * stream.utf8.count, with: stream.utf8.flatMap { [$0, 0] })
            let path = try folder.write("old.xls", bytes)
            return try SheetReading(try #require(tables(of: path).first))
        }
        for (stream, words) in [
            ("EncryptedPackage", "encrypted"), ("Workbook", ".xls"), ("Book", ".xls"), ("WordDocument", "older Office"),
        ] {
            let read = try compound(stream)
            #expect(read.problems == ["unsupported_format 1:1"])
            #expect(read.details[0].contains(words) && read.details[0].contains("save"))
        }
        var calc = SmallWorkbook([])
        calc.parts = []
        for name in ["mimetype", "content.xml", "META-INF/manifest.xml"] { calc.add(name, "x") }
        let read = try read(calc)
        #expect(read.problems == ["unsupported_format 1:1"] && read.details[0].contains(".ods"))
    }

    @Test("is refused when the archive is cut short anywhere or a byte of a sheet is changed")
    func damagedArchives() throws {
        let folder = try PrivateFolder()
        let rows = (0..<200).map { [WorkbookCell.text("text \($0 &* 7919)"), 1] }
        let whole = try SmallWorkbook([["a", "b"]] + rows).bytes()
        for count in stride(from: 100, to: whole.count, by: whole.count / 37) {
            let path = try folder.write("cut.xlsx", Array(whole.prefix(count)))
            let read = try SheetReading(try #require(tables(of: path).first))
            #expect(read.problems == ["damaged_file 1:1"] && read.isWholeFile, "\(count) of \(whole.count) bytes")
        }
        let intact = try read(SmallWorkbook([["a", "b"]] + rows)).rows
        for place in stride(from: 40, to: whole.count, by: whole.count / 101) {
            var bytes = whole
            bytes[place] ^= 0x10
            let path = try folder.write("changed.xlsx", bytes)
            guard let table = try tables(of: path).first, table.format.kind == .workbook else { continue }
            let read = try SheetReading(table)
            #expect(read.isWholeFile || read.rows == intact, "byte \(place)")
        }
    }
}
