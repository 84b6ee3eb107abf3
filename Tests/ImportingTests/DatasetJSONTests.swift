import TestSupport
import Testing

@testable import Importing

/// A small Dataset-JSON text.
enum DatasetJSONText {
    static let columns = """
        [{"itemOID":"IT.1","name":"USUBJID","label":"Subject","dataType":"string","length":8},
         {"itemOID":"IT.2","name":"AESEQ","label":"Number","dataType":"integer"},
         {"itemOID":"IT.3","name":"ASTDT","label":"Start","dataType":"date","targetDataType":"integer"},
         {"itemOID":"IT.4","name":"DOSE","label":"Dose","dataType":"decimal"}]
        """

    /// The metadata as members of an object, without its braces.
    static func metadata(records: Int, columns: String = columns) -> String {
        """
        "datasetJSONCreationDateTime":"2026-01-01T00:00:00","datasetJSONVersion":"1.1.0","itemGroupOID":"IG.AE",
        "records":\(records),"name":"AE","label":"Adverse Events","sourceSystem":{"name":"x","version":"1"},
        "columns":\(columns)
        """
    }

    static func object(rows: String, records: Int, columns: String = columns) -> String {
        "{\(metadata(records: records, columns: columns)),\n\"rows\":[\n\(rows)\n]}\n"
    }

    /// The form with a row a line.
    static func lines(_ rows: [String]) -> String {
        let head = "{\(metadata(records: rows.count))}".replacing("\n", with: "")
        return ([head] + rows).map { $0 + "\n" }.joined()
    }
}

@Suite("A Dataset-JSON file")
struct DatasetJSONTests {
    private static let rows = [
        #"["S-1",1,"2020-01-02","54.60"]"#, #"["007",2.0,21916,1e2]"#, #"["두\ud83d\ude00\tx",null,null,null]"#,
        #"["",-3,-1,true]"#,
    ]
    private static let cells = [
        ["S-1", "1", "2020-01-02", "54.60"], ["007", "2", "2020-01-02", "1e2"], ["두😀\tx", "", "", ""],
        ["", "-3", "1959-12-31", "true"],
    ]

    private func read(_ text: String) throws -> TableText {
        try #require(try TableText.tables(of: Array(text.utf8)).first)
    }

    @Test("gives numbers as typed, whole ones of an integer column without a fraction, and nothing for null")
    func values() throws {
        let table = try read(DatasetJSONText.object(rows: Self.rows.joined(separator: ",\n"), records: 4))
        #expect(table.names == ["USUBJID", "AESEQ", "ASTDT", "DOSE"])
        #expect(table.rows == Self.cells)
        #expect(table.lines == [1, 2, 3, 4])
        #expect(table.problems.isEmpty)
    }

    @Test("with a row a line gives the same rows")
    func lines() throws {
        #expect(try read(DatasetJSONText.lines(Self.rows)).rows == Self.cells)
        #expect(try read("\u{FEFF}" + DatasetJSONText.lines(Self.rows)).rows == Self.cells)
    }

    @Test("without rows has its columns")
    func empty() throws {
        #expect(try read(DatasetJSONText.object(rows: "", records: 0)).names.count == 4)
        let table = try read(DatasetJSONText.lines([]))
        #expect(table.names.count == 4 && table.rows.isEmpty && table.problems.isEmpty)
    }

    @Test("takes a number for a day only where its column says so")
    func noDate() throws {
        let columns = #"[{"name":"A","dataType":"date"},{"name":"B","dataType":"datetime","targetDataType":"integer"}]"#
        let table = try read(DatasetJSONText.object(rows: "[21916,1893542400]", records: 1, columns: columns))
        #expect(table.rows == [["21916", "2020-01-02T00:00:00"]])
    }

    @Test("of many rows is read in pieces that end anywhere, and one row of it is found again")
    func many() throws {
        let rows = (1...20_000).map {
            #"["S-\#($0)",\#($0),"2020-01-02","\#(String(repeating: "9", count: $0 % 50))"]"#
        }
        let folder = try PrivateFolder()
        let path = try folder.write("ae.ndjson", DatasetJSONText.lines(rows))
        let table = try #require(try TableText.tables(ofFile: path).first)
        #expect(table.rows.map { $0[0] } == (1...20_000).map { "S-\($0)" })
        #expect(table.problems.isEmpty)
        let location = SourceTable(path: path, format: SourceFormat(kind: .datasetJSON))
        #expect(
            try location.rawRow(atPlace: 12_344)
                == Array("S-12345\t12345\t2020-01-02\t\(String(repeating: "9", count: 45))".utf8))
    }

    @Test("with rows of another length than its columns refuses those rows, with row and column")
    func length() throws {
        let rows = #"["S-1",1,null,null],["S-2",1],["S-3",1,null,null,5]"#
        let table = try read(DatasetJSONText.object(rows: rows, records: 3))
        #expect(table.problems == ["field_count 2:3", "field_count 3:5"])
        #expect(table.notes == ["2 fields where 4 are expected", "5 fields where 4 are expected"])
    }

    @Test("with a NUL in a text refuses the row")
    func nul() throws {
        let table = try read(DatasetJSONText.object(rows: #"["S\u0000",1,null,null]"#, records: 1))
        #expect(table.problems == ["nul_byte 1:1"])
    }

    @Test("with a column named twice is refused")
    func names() throws {
        let columns = #"[{"name":"A"},{"name":"A"}]"#
        #expect(
            try read(DatasetJSONText.object(rows: "", records: 0, columns: columns)).problems == [
                "duplicate_header 1:2"
            ])
    }
}

@Suite("A damaged Dataset-JSON file")
struct DatasetJSONDamageTests {
    private static func whole(_ rows: String, records: Int = 1) -> String {
        DatasetJSONText.object(rows: rows, records: records)
    }
    private static let row = #"["S-1",1,null,null]"#

    private static func changed(_ text: String, with other: String) -> String {
        whole(row).replacing(text, with: other)
    }
    private static let bomb = #"{"x":"# + String(repeating: "[", count: 100_000)
    private static let shortened = String(whole(row).dropLast(5))

    private static let refusals: [(text: String, reason: String)] = [
        (whole(row, records: 2), "it says 2 records, and has 1"),
        (whole(row + "," + row), "it says 1 records, and has 2"),
        (shortened, "the text ends before its object does"),
        (DatasetJSONText.lines([row]) + row, "it says 1 records, and has 2"),
        (DatasetJSONText.lines([row, #"["S-2",1"#]), "the text ends before its object does"),
        (changed("\"records\":1,", with: ""), "it does not say the number of its records"),
        (
            changed("\"records\":1,", with: "\"records\":\"1\","),
            "its number of records is no whole number"
        ),
        (changed("1.1.0", with: "1.0.0"), "its version is not 1.1"),
        (changed("\"datasetJSONVersion\":\"1.1.0\",", with: ""), "it has no datasetJSONVersion"),
        (#"{"clinicalData":{"studyOID":"x"}}"#, "it is Dataset-JSON 1.0, with clinicalData"),
        (changed("\"label\":\"Adverse Events\"", with: "\"name\":\"AE\""), "the key \"name\" twice"),
        (changed("\"dataType\":\"integer\"", with: "\"name\":\"X\""), "the key \"name\" twice"),
        (#"{"rows":[["S-1"]],"columns":[]}"#, "its rows stand before its columns"),
        (#"{"columns":{"name":"A"}}"#, "its columns are no array"),
        (#"{"columns":[{"label":"A"}]}"#, "column 1 has no name"),
        (#"{"columns":["A"]}"#, "one of its columns is no object"),
        (whole("{\"A\":1}"), "row 1: it is an object"),
        (whole("7"), "row 1: it is one value"),
        (whole(#"["S-1",[1],null,null]"#), "row 1: its value 2 is an object or an array"),
        (whole(row + "," + #"["\ud83d",1,null,null]"#, records: 2), "half a surrogate pair"),
        (whole(#"["\udc00",1,null,null]"#), "half a surrogate pair"),
        (whole(#"["S-1",NaN,null,null]"#), "invalid char in json text"),
        (whole(#"["S-1",01,null,null]"#), "array element"),
        (whole(row + ","), "unallowed token"),
        (whole(row) + whole(row), "an object stands behind the data set"),
        (whole(row) + "[1]", "an array stands behind the data set"),
        (whole(row) + "1", "a value stands outside of the data set"),
        (#"{"name":"AE"}"#, "it has no columns"),
        (bomb, "more than 16 levels"),
    ]

    @Test("is refused with what is wrong with it", arguments: refusals)
    func refused(_ text: String, _ reason: String) throws {
        let table = try #require(try TableText.tables(of: Array(text.utf8)).first)
        #expect(table.problems.count == 1, "\(table.problems)")
        #expect(table.problems.first?.hasPrefix("damaged_file ") == true)
        #expect(table.notes.first?.contains(reason) == true, "\(table.notes)")
    }

    @Test("is refused with the line and the byte of its text, and without the text")
    func position() throws {
        let text = Self.whole(#"["S-1",1,null,null],"# + "\n" + #"["S-secret",1,nul,null]"#, records: 2)
        let table = try #require(try TableText.tables(of: Array(text.utf8)).first)
        // Six lines before: three of metadata, of which the columns take four, and the opening of rows.
        #expect(table.problems == ["damaged_file 9:18"], "\(table.notes)")
        #expect(table.notes.allSatisfy { !$0.contains("secret") })
    }

    @Test("with bytes that are not UTF-8 is refused")
    func notUTF8() throws {
        let bytes = Array(Self.whole(#"["S-1"#).utf8.prefix { $0 != 0x0A }) + [0xC7, 0x41]
        let table = try #require(try TableText.tables(of: bytes).first)
        #expect(table.problems.count == 1)
    }

    @Test("with more than 16 MiB in a row is refused at that row")
    func longRow() throws {
        let value = "\"" + String(repeating: "x", count: 1 << 20) + "\""
        let row = "[" + Array(repeating: value, count: 17).joined(separator: ",") + "]"
        let table = try #require(try TableText.tables(of: Array(Self.whole(row).utf8)).first)
        #expect(table.rows.isEmpty && table.problems.count == 1)
        #expect(table.notes.first?.contains("row 1: it has more than 16 MiB of values") == true, "\(table.notes)")
    }

    @Test("never traps, whatever bytes are changed or missing", arguments: UInt64(1)...40)
    func random(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var bytes = Array(Self.whole(Self.row + "," + Self.row, records: 2).utf8)
        let pool = Array("[]{}\",:\\u0d8e-1 \n".utf8) + [0, 0x80, 0xFF]
        for _ in 0..<generator.whole(1...6) {
            bytes[generator.whole(1...bytes.count - 1)] = pool[generator.whole(0...pool.count - 1)]
        }
        if generator.oneIn(3) { bytes.removeLast(generator.whole(1...bytes.count - 2)) }
        let tables = try? TableText.tables(of: bytes)
        // Either a problem is told, or the rows are the two that it has.
        for table in tables ?? [] where table.problems.isEmpty { #expect(table.rows.count == 2) }
    }
}
