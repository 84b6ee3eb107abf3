import Importing
import Testing

@Suite("The header of a delimited file")
struct DelimitedHeaderTests {
    @Test("Names are taken as written, and every later row must have as many fields")
    func names() throws {
        var reader = try DelimitedReader(bytes: Array("\u{FEFF}ID, Term ,\"a,b\",id\n1,2,3,4\n1,2,3\n".utf8))
        let header = try reader.readHeader()
        #expect(header.names == ["ID", " Term ", "a,b", "id"])
        #expect(header.problems == [])
        #expect(header.line == 1)
        #expect(header.byteOffset == 3)
        #expect(reader.expectedFieldCount == 4)
        let read = try DelimitedSnapshot(reading: &reader)
        #expect(read.values == [["1", "2", "3", "4"], ["1", "2", "3"]])
        #expect(read.problems == ["field_count 3:4@35"])
    }

    @Test("Names that repeat or are missing are problems of the whole file")
    func namesThatCannotBe() throws {
        var reader = try DelimitedReader(bytes: Array("AGE,,SEX,AGE,\"\",\"x\ny\",SEX\n".utf8))
        let header = try reader.readHeader()
        #expect(
            header.problems.map(\.short) == [
                "empty_header 1:2@4", "duplicate_header 1:4@9", "empty_header 1:5@13", "duplicate_header 2:7@22",
            ])
        #expect(header.problems.map(\.found) == [nil, 1, 2, 3])
        #expect(header.problems.allSatisfy { $0.isWholeFile })
    }

    @Test(
        "A damaged header is a problem of the whole file",
        arguments: [
            ("a\"b,c\n1,2\n", "bare_quote 1:1@1"), ("\"a\"b,c\n1,2\n", "text_after_quote 1:1@3"),
            ("a,\"b\n1,2\n", "open_quote 1:2@2"), ("a\u{0},b\n", "nul_byte 1:1@1"),
            ("\na,b\n", "empty_header 1:1@0"), ("", "empty_file 1:1@0"), ("\u{FEFF}", "empty_file 1:1@0"),
        ])
    func damaged(_ text: String, _ problem: String) throws {
        var reader = try DelimitedReader(bytes: Array(text.utf8))
        let header = try reader.readHeader()
        #expect(header.problems.map(\.short) == [problem])
        #expect(header.problems.allSatisfy { $0.isWholeFile })
    }

    @Test("A UTF-16 file has no header, and says why")
    func utf16() throws {
        var reader = try DelimitedReader(bytes: [0xFF, 0xFE, 0x61, 0x00])
        #expect(try reader.readHeader().problems.map(\.code) == [.unsupportedEncoding])
        #expect(try !reader.next())
    }

    @Test("The header cannot be asked for after a row has been read")
    func tooLate() throws {
        var reader = try DelimitedReader(bytes: Array("a\nb\n".utf8), name: "ae.csv")
        #expect(try reader.next())
        var caught: SourceReadError?
        do { _ = try reader.readHeader() } catch { caught = error }
        #expect(caught == .headerAfterRecords(path: "ae.csv"))
    }
}
