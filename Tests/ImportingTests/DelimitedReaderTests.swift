import Importing
import Testing

@Suite("Records of a delimited file")
struct DelimitedReaderTests {
    struct Table: Sendable, CustomTestStringConvertible {
        let text: String
        let values: [[String]]
        var testDescription: String { text.debugDescription }
        init(_ text: String, _ values: [[String]]) {
            self.text = text
            self.values = values
        }
    }

    @Test(
        "Each sound file gives exactly the values that its writer meant",
        arguments: [
            Table("", []),
            Table("a", [["a"]]),
            Table("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
            Table("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
            Table("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
            Table("a\nb\r\nc\rd", [["a"], ["b"], ["c"], ["d"]]),
            Table("a,b\n1,2", [["a", "b"], ["1", "2"]]),
            Table(",\n,,", [["", ""], ["", "", ""]]),
            Table("a,", [["a", ""]]),
            Table("\n", [[""]]),
            Table("a\n\nb\n", [["a"], [""], ["b"]]),
            Table("a\n\r\n\rb", [["a"], [""], [""], ["b"]]),
            Table("\"a\"", [["a"]]),
            Table("\"\"", [[""]]),
            Table("\"\",\"\"\n", [["", ""]]),
            Table("\"Injury, poisoning\",1\n", [["Injury, poisoning", "1"]]),
            Table("\"said \"\"ouch\"\"\"\n", [["said \"ouch\""]]),
            Table("\"\"\"\"", [["\""]]),
            Table("\"\"\"\"\"\"", [["\"\""]]),
            Table("\"two\nlines\",x\ny\n", [["two\nlines", "x"], ["y"]]),
            Table("\"two\r\nlines\"\r\n\"\r\"\r", [["two\r\nlines"], ["\r"]]),
            Table(" a , b \n", [[" a ", " b "]]),
            Table("NA,\"NA\"\n", [["NA", "NA"]]),
            Table("fièvre,발열,🤒\n", [["fièvre", "발열", "🤒"]]),
            Table("e\u{301},\u{301},x\n", [["e\u{301}", "\u{301}", "x"]]),
            Table("tab\there,\u{1}\u{1F}\u{7F}\n", [["tab\there", "\u{1}\u{1F}\u{7F}"]]),
            Table("12345678,1234567\n", [["12345678", "1234567"]]),
        ])
    func values(_ table: Table) throws {
        let read = try DelimitedSnapshot(Array(table.text.utf8))
        #expect(read.values == table.values)
        #expect(read.problems == [])
        #expect(read.wholeFileProblem == nil)
    }

    @Test("A quoted NA can be told from a bare one, and a doubled quote from none")
    func quoting() throws {
        let fields = try DelimitedSnapshot(Array("NA,\"NA\",\"a\"\"b\",\"\"".utf8)).records[0].fields
        #expect(fields.map(\.isQuoted) == [false, true, true, true])
        #expect(fields.map(\.hasDoubledQuotes) == [false, false, true, false])
        #expect(fields.map(\.isDamaged) == [false, false, false, false])
        #expect(fields.map { String(decoding: $0.raw, as: UTF8.self) } == ["NA", "\"NA\"", "\"a\"\"b\"", "\"\""])
    }

    @Test("A row is found in an editor: line, byte and length count quoted line ends and none of the row's own")
    func positions() throws {
        let text = "id,term\r\n1,\"two\r\nlines\"\n\n2,\"x\ry\"\r3,é\n4,z"
        let records = try DelimitedSnapshot(Array(text.utf8)).records
        #expect(records.map(\.line) == [1, 2, 4, 5, 7, 8])
        #expect(records.map(\.offset) == [0, 9, 24, 25, 33, 38])
        #expect(records.map(\.raw.count) == [7, 14, 0, 7, 4, 3])
        #expect(records.map(\.isBlank) == [false, false, true, false, false, false])
        #expect(records[1].fields.map(\.offset) == [9, 11])
        #expect(records[4].raw == Array("3,é".utf8))
    }

    @Test("The line of a field counts the line ends quoted before it in its row")
    func lineOfField() throws {
        var reader = try DelimitedReader(bytes: Array("a\n\"1\n2\r\n3\",\"4\r5\",6\n".utf8))
        var lines: [Int] = []
        while try reader.next() {
            reader.withRecord { record in lines += (0..<record.fieldCount).map { record.line(ofField: $0) } }
        }
        #expect(lines == [1, 2, 4, 5])
    }

    @Test("The byte order mark of UTF-8 is reported and is no part of the first column's name")
    func byteOrderMark() throws {
        let read = try DelimitedSnapshot([0xEF, 0xBB, 0xBF] + Array("\"a\",b\n".utf8))
        #expect(read.hasByteOrderMark)
        #expect(read.values == [["a", "b"]])
        #expect(read.records[0].offset == 3)
        #expect(read.problems == [])
        let later = try DelimitedSnapshot(Array("a\n\u{FEFF}b\n".utf8))
        #expect(!later.hasByteOrderMark)
        #expect(later.values == [["a"], ["\u{FEFF}b"]])
        #expect(try DelimitedSnapshot([0xEF, 0xBB, 0xBF]).records.isEmpty)
        #expect(try DelimitedSnapshot([0xEF, 0xBB]).problems == ["invalid_utf8 1:1@0"])
    }

    @Test(
        "Files with another delimiter or quote, or with no quoting at all, are read by their dialect",
        arguments: [
            (Dialect(delimiter: UInt8(ascii: ";")), "a,b;\"c;d\"\n", [["a,b", "c;d"]]),
            (Dialect(delimiter: 0x09), "a\tb, c\t\"d\te\"\n", [["a", "b, c", "d\te"]]),
            (Dialect(delimiter: UInt8(ascii: " ")), "a b  c\n", [["a", "b", "", "c"]]),
            (Dialect(quote: UInt8(ascii: "'")), "'a,''b',\"c\n", [["a,'b", "\"c"]]),
            (Dialect(delimiter: UInt8(ascii: "$"), quote: nil), "1$\"a\"$b\"c$\n", [["1", "\"a\"", "b\"c", ""]]),
        ])
    func dialects(_ dialect: Dialect, _ text: String, _ values: [[String]]) throws {
        let read = try DelimitedSnapshot(Array(text.utf8), dialect: dialect)
        #expect(read.values == values)
        #expect(read.problems == [])
    }

    @Test(
        "A dialect that contradicts itself is refused with a reason",
        arguments: [
            Dialect(delimiter: 0x0A), Dialect(delimiter: 0), Dialect(delimiter: 0xE9), Dialect(quote: 0x0D),
            Dialect(quote: 0xFF), Dialect(delimiter: 0x22), Dialect(maximumFieldBytes: 0),
            Dialect(maximumRecordBytes: 0), Dialect(maximumRecordBytes: 1 << 31), Dialect(maximumFields: -1),
        ])
    func unusableDialect(_ dialect: Dialect) throws {
        let error = #expect(throws: SourceReadError.self) { try DelimitedSnapshot([0x61], dialect: dialect) }
        guard case .unusableDialect(let reason) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(!reason.isEmpty)
    }

    @Test("Rows read one by one, in batches and by a mixture of both are the same rows")
    func batches() throws {
        let bytes = Array((0..<700).map { "\($0),\"t\($0)\"\n" }.joined().utf8)
        let single = try DelimitedSnapshot(bytes)
        #expect(single.records.count == 700)
        for size in [1, 2, 255, 256, 257, 10_000] {
            #expect(try DelimitedSnapshot(bytes, batch: size) == single)
        }
        var reader = try DelimitedReader(bytes: bytes)
        var mixed = DelimitedSnapshot()
        while try reader.next() {
            if let record = reader.withRecord({ DelimitedSnapshot.Record($0) }) { mixed.records.append(record) }
            guard try reader.nextBatch(upTo: 7) else { break }
            #expect(reader.withBatch { $0.count } <= 7)
            mixed.records += reader.withBatch { batch in (0..<batch.count).map { DelimitedSnapshot.Record(batch[$0]) } }
        }
        #expect(mixed == single)
        var all = DelimitedSnapshot()
        var third = try DelimitedReader(bytes: bytes)
        try third.forEachRecord { all.records.append(DelimitedSnapshot.Record($0)) }
        #expect(all == single)
    }

    @Test("Before the first row and behind the last one there is no record to be seen")
    func noRecord() throws {
        var reader = try DelimitedReader(bytes: Array("a\n".utf8))
        #expect(reader.withRecord { $0.line } == nil)
        #expect(reader.withBatch { $0.count } == 0)
        #expect(try reader.next())
        #expect(try !reader.next())
        #expect(try !reader.next())
        #expect(try !reader.nextBatch())
        #expect(reader.withBatch { $0.count } == 0)
    }

    @Test("A value is given without a copy unless a quote is doubled, and as text only when it is UTF-8")
    func valueAccess() throws {
        var reader = try DelimitedReader(bytes: Array("x,\"a\"\"b\",\"c\",".utf8) + [0xFF])
        try reader.forEachRecord { record in
            let texts = (0..<record.fieldCount).map { record[$0].string() }
            #expect(texts == ["x", "a\"b", "c", nil])
            #expect(record[1].withValue { Array($0) } == Array("a\"b".utf8))
            #expect(Array(record[1].content) == Array("a\"\"b".utf8))
            #expect(record[2].withValue { $0.baseAddress } == record[2].content.baseAddress)
            #expect(record[2].column == 3)
        }
    }
}
