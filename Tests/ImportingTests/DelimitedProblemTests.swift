import Importing
import Testing

@Suite("Problems of a delimited file")
struct DelimitedProblemTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let bytes: [UInt8]
        let problems: [String]
        let values: [[String]]
        var testDescription: String { String(decoding: bytes, as: UTF8.self).debugDescription }
        init(_ text: String, _ problems: [String], _ values: [[String]]) {
            self.init(Array(text.utf8), problems, values)
        }
        init(_ bytes: [UInt8], _ problems: [String], _ values: [[String]]) {
            self.bytes = bytes
            self.problems = problems
            self.values = values
        }
    }

    @Test(
        "A damaged row is reported with line, column and byte, keeps its bytes, and the next row is read",
        arguments: [
            Case("a\"b,c\nd\n", ["bare_quote 1:1@1"], [["a\"b", "c"], ["d"]]),
            Case("x\na, \"b\"\"c\",d\ne\n", ["bare_quote 2:2@5"], [["x"], ["a", " \"b\"\"c\"", "d"], ["e"]]),
            Case("a\"b,c\"d\ne", ["bare_quote 1:1@1", "bare_quote 1:2@5"], [["a\"b", "c\"d"], ["e"]]),
            Case("\"a\"b,c\nd\n", ["text_after_quote 1:1@3"], [["\"a\"b", "c"], ["d"]]),
            Case("\"a\" ,c\nd\n", ["text_after_quote 1:1@3"], [["\"a\" ", "c"], ["d"]]),
            Case("\"a\"b\"c\",d\ne", ["text_after_quote 1:1@3"], [["\"a\"b\"c\"", "d"], ["e"]]),
            Case("\"1\n2\",\"3\n4\"x\ny", ["text_after_quote 3:2@11"], [["1\n2", "\"3\n4\"x"], ["y"]]),
            Case("\"a\"\"\"b,c\nd", ["text_after_quote 1:1@5"], [["\"a\"\"\"b", "c"], ["d"]]),
            Case("a\u{0}b,c\nd\n", ["nul_byte 1:1@1"], [["a\u{0}b", "c"], ["d"]]),
            Case(
                "\u{0}\u{0},\"\n\u{0}\"\nd", ["nul_byte 1:1@0", "nul_byte 2:2@5"], [["\u{0}\u{0}", "\n\u{0}"], ["d"]]),
        ])
    func damagedRow(_ item: Case) throws {
        let read = try DelimitedSnapshot(item.bytes)
        #expect(read.problems == item.problems)
        #expect(read.values == item.values)
        #expect(read.wholeFileProblem == nil)
        #expect(read.records.last?.problems == [])
    }

    @Test(
        "A quote that is never closed is a problem of the whole file, told at the line where it opens",
        arguments: [
            Case("\"", ["open_quote 1:1@0"], [["\""]]),
            Case("a,b\n1,\"x\n2,y\n3,z\n", ["open_quote 2:2@6"], [["a", "b"], ["1", "\"x\n2,y\n3,z\n"]]),
            Case("\"1\r\n2\",\"3", ["open_quote 2:2@7"], [["1\r\n2", "\"3"]]),
            Case("a,\"b\"\"", ["open_quote 1:2@2"], [["a", "\"b\"\""]]),
        ])
    func openQuote(_ item: Case) throws {
        let read = try DelimitedSnapshot(item.bytes)
        #expect(read.problems == item.problems)
        #expect(read.values == item.values)
        #expect(read.wholeFileProblem?.short == item.problems.last)
        #expect(read.wholeFileProblem?.isWholeFile == true)
    }

    @Test(
        "Bytes that are not UTF-8 are told at the first byte of the broken character",
        arguments: [
            ([0xFF], 0), ([0x61, 0x80], 1), ([0xC3], 0), ([0x61, 0x62, 0xC3, 0x28], 2),
            ([0xC0, 0xAF], 0), ([0xC1, 0xBF], 0), ([0xE0, 0x9F, 0xBF], 0), ([0xF0, 0x8F, 0xBF, 0xBF], 0),
            ([0xED, 0xA0, 0x80], 0), ([0xED, 0xBF, 0xBF], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
            ([0xF5, 0x80, 0x80, 0x80], 0), ([0xE2, 0x82], 0), ([0xF0, 0x9F, 0xA4], 0), ([0xE2, 0x82, 0x41], 0),
            ([0xC3, 0xA9, 0xE9], 2), ([0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0xE9], 9),
        ] as [([UInt8], Int)])
    func invalidUTF8(_ bytes: [UInt8], _ fault: Int) throws {
        #expect(String(validating: bytes, as: UTF8.self) == nil)
        let read = try DelimitedSnapshot(Array("x\ny,".utf8) + bytes + Array(",z\nlast\n".utf8))
        #expect(read.problems == ["invalid_utf8 2:2@\(4 + fault)"])
        #expect(read.values.last == ["last"])
        #expect(DelimitedReference.firstUTF8Fault(bytes) == fault)
    }

    @Test(
        "The first and the last character of every length in UTF-8 are accepted",
        arguments: [0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF] as [UInt32])
    func validUTF8(_ value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(try DelimitedSnapshot(Array("a,\(Character(scalar)),b\n".utf8)).problems == [])
    }

    @Test("A row with too few or too many fields says how many were expected and found")
    func fieldCount() throws {
        let text = "1,2,3\n1,2\n\n1,2,3,4\n\"a\nb\",\"c\n\",1,2,3\n,,\n"
        let read = try DelimitedSnapshot(Array(text.utf8), expectedFieldCount: 3)
        #expect(read.problems == ["field_count 2:3@9", "field_count 4:4@17", "field_count 7:4@32"])
        let problems = read.records.flatMap(\.problems)
        #expect(problems.map(\.expected) == [3, 3, 3])
        #expect(problems.map(\.found) == [2, 4, 5])
        #expect(read.records.map(\.isBlank) == [false, false, true, false, false, false])
    }

    @Test("All problems of a row are told in the order of the file")
    func severalProblems() throws {
        let bytes = Array("a\"b,".utf8) + [0xFF, 0] + Array(",\"x\"y\n1,2\n".utf8)
        let read = try DelimitedSnapshot(bytes, expectedFieldCount: 2)
        #expect(
            read.problems == [
                "bare_quote 1:1@1", "invalid_utf8 1:2@4", "nul_byte 1:2@5", "field_count 1:3@7",
                "text_after_quote 1:3@10",
            ])
    }

    @Test("A binary file fills neither the memory nor the screen: of one row the first problems are kept")
    func manyProblems() throws {
        let bytes = [UInt8](repeating: 0, count: 3) + (0..<2000).flatMap { _ in [0x2C, 0x00, 0xFF] as [UInt8] }
        let read = try DelimitedSnapshot(bytes)
        #expect(read.records.count == 1)
        #expect(read.records[0].fields.count == 2001)
        #expect(read.problems.count == 32)
        #expect(read.problems.first == "nul_byte 1:1@0")
    }

    @Test("A UTF-16 file is refused as a whole", arguments: [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61]])
    func utf16(_ bytes: [UInt8]) throws {
        let read = try DelimitedSnapshot(bytes)
        #expect(read.records.isEmpty)
        #expect(read.wholeFileProblem?.short == "unsupported_encoding 1:1@0")
        #expect(read.wholeFileProblem?.isWholeFile == true)
    }

    @Test(
        "Every problem is told in words, and only some concern the whole file",
        arguments: RecordProblem.Code.allCases)
    func words(_ code: RecordProblem.Code) {
        let problem = RecordProblem(code: code, line: 3, column: 2, byteOffset: 20, expected: 4, found: 5)
        #expect(!problem.detail.isEmpty)
        #expect(!problem.detail.contains("?"))
        #expect(problem.description.hasPrefix("line 3, column 2: "))
        let whole: Set<RecordProblem.Code> = [
            .unterminatedQuote, .duplicateHeader, .emptyHeader, .utf16, .emptyFile, .damagedFile,
        ]
        #expect(problem.isWholeFile == whole.contains(code))
    }
}
