import Importing
import Testing

@Suite("Sizes beyond which a row is refused")
struct DelimitedLimitTests {
    @Test("A field longer than the limit is told with its length; one just as long is not")
    func overlongField() throws {
        let dialect = Dialect(maximumFieldBytes: 4)
        let read = try DelimitedSnapshot(Array("1234,\"12\"\nx,12345,\"12\n\",\"é\"\n".utf8), dialect: dialect)
        #expect(read.problems == ["overlong_field 2:2@12", "overlong_field 2:3@18"])
        #expect(read.records.flatMap(\.problems).map(\.found) == [5, 5])
        #expect(read.records.flatMap(\.problems).map(\.expected) == [4, 4])
        #expect(read.values[1] == ["x", "12345", "12\n", "é"])
    }

    @Test("A row as long as the limit is whole, whatever its line end", arguments: ["\n", "\r\n", "\r", ""])
    func justFits(_ lineEnd: String) throws {
        let read = try DelimitedSnapshot(
            Array("12,45\(lineEnd)".utf8), dialect: Dialect(maximumRecordBytes: 5), windowBytes: 1)
        #expect(read.values == [["12", "45"]])
        #expect(read.problems == [])
    }

    @Test(
        "A longer row is cut, reported at its start, and the next line is read",
        arguments: ["\n", "\r\n", "\r"], 1...12)
    func overlongRecord(_ lineEnd: String, _ window: Int) throws {
        let text = "a\(lineEnd)12,456\(lineEnd)b\(lineEnd)1234567890\(lineEnd)c"
        let read = try DelimitedSnapshot(
            Array(text.utf8), dialect: Dialect(maximumRecordBytes: 5), expectedFieldCount: 1, windowBytes: window)
        #expect(read.values == [["a"], ["12", "45"], ["b"], ["12345"], ["c"]])
        #expect(read.records.map(\.isTruncated) == [false, true, false, true, false])
        #expect(read.records.map(\.line) == [1, 2, 3, 4, 5])
        let step = lineEnd.utf8.count
        #expect(read.problems == ["overlong_row 2:1@\(1 + step)", "overlong_row 4:1@\(8 + 3 * step)"])
    }

    @Test("A cut through a character is no encoding problem; a broken character before the cut is")
    func cutCharacter() throws {
        let dialect = Dialect(maximumRecordBytes: 8)
        let cut = try DelimitedSnapshot(Array("1234567é90\nx".utf8), dialect: dialect)
        #expect(cut.problems == ["overlong_row 1:1@0"])
        let broken = try DelimitedSnapshot([0x61, 0xFF] + Array("34567890\nx".utf8), dialect: dialect)
        #expect(broken.problems == ["overlong_row 1:1@0", "invalid_utf8 1:1@1"])
    }

    @Test("A row too long because of an open quote is told as the open quote, and nothing behind it is read")
    func openQuoteBeyondLimit() throws {
        let text = "a,b\n1,\"x\n" + String(repeating: "2,yyyy\n", count: 50)
        for window in [1, 7, 64, 4096] {
            let read = try DelimitedSnapshot(
                Array(text.utf8), dialect: Dialect(maximumRecordBytes: 100), windowBytes: window)
            #expect(read.problems == ["open_quote 2:2@6"])
            #expect(read.wholeFileProblem?.short == "open_quote 2:2@6")
            #expect(read.records.count == 2)
            #expect(read.records[1].isTruncated)
            #expect(read.records[1].raw.count == 100)
        }
    }

    @Test(
        "A row with more fields than any table has is cut behind the last allowed one",
        arguments: [nil, 2] as [Int?], [1, 2, 3, 5, 8, 100])
    func tooManyFields(_ expected: Int?, _ window: Int) throws {
        let read = try DelimitedSnapshot(
            Array("1,2,3\n1,2,3,4\n,,,,,\n1,2,3\n".utf8), dialect: Dialect(maximumFields: 3), windowBytes: window)
        #expect(read.values == [["1", "2", "3"], ["1", "2", "3"], ["", "", ""], ["1", "2", "3"]])
        #expect(read.problems == ["field_count 2:4@12", "field_count 3:4@17"])
        #expect(read.records.flatMap(\.problems).map(\.found) == [4, 4])
        let counted = try DelimitedSnapshot(
            Array("1,2\n,,,,,\n".utf8), dialect: Dialect(maximumFields: 3), expectedFieldCount: expected,
            windowBytes: window)
        #expect(counted.records[1].problems.map(\.expected) == [expected ?? 3])
    }

    @Test("A row of one field where one is allowed, and then a comma, is kept as an empty row that is not blank")
    func oneField() throws {
        let read = try DelimitedSnapshot(Array(",x\na\n".utf8), dialect: Dialect(maximumFields: 1))
        #expect(read.values == [[""], ["a"]])
        #expect(read.records.map(\.isBlank) == [false, false])
        #expect(read.records.map(\.isTruncated) == [true, false])
        #expect(read.problems == ["field_count 1:2@1"])
    }

    @Test("The window grows for a long row only, and not beyond the longest row allowed")
    func windowGrowth() throws {
        let long = String(repeating: "x", count: 1000)
        var reader = try DelimitedReader(bytes: Array("a\nb\n\(long)\nc\n".utf8), windowBytes: 64)
        #expect(try reader.next())
        #expect(reader.windowBytes == 64)
        while try reader.next() {}
        #expect(reader.windowBytes >= 1000)
        #expect(reader.windowBytes <= 2048)
        let endless = [UInt8](repeating: 0x61, count: 1_000_000)
        var second = try DelimitedReader(bytes: endless, dialect: Dialect(maximumRecordBytes: 1000), windowBytes: 64)
        while try second.next() {}
        #expect(second.windowBytes <= 2048)
        let short = Array(String(repeating: "1234567,abc\n", count: 100_000).utf8)
        var third = try DelimitedReader(bytes: short, windowBytes: 64)
        while try third.next() {}
        #expect(third.windowBytes == 64)
        #expect(third.bytesRead == short.count)
    }
}
