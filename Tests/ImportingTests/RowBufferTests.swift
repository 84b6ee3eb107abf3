import Testing

@testable import Importing

@Suite("A row that a format gives value by value")
struct RowBufferTests {
    /// Two subjects of a sheet, the second with a value too many.
    private final class Sheet: RowSource {
        private var rest = [(line: 2, ["S-1", "두통"]), (line: 5, ["S-2", "", "x"])]
        let wholeFileProblem: RecordProblem? = nil
        let bytesRead = 0

        func readHeader() throws(SourceReadError) -> RecordHeader {
            RecordHeader(names: ["subject", "term"], problems: [], line: 1, byteOffset: 0)
        }

        func read(upTo count: Int, into rows: inout RowBuffer) throws(SourceReadError) -> Bool {
            if rest.isEmpty { return false }
            let (line, values) = rest.removeFirst()
            rows.begin(line: line, place: line - 2)
            for value in values { rows.append(value) }
            rows.end()
            return true
        }
    }

    @Test("is read like one of delimited text, with its line and its place")
    func read() throws {
        let table = RowTable(Sheet())
        #expect(try table.readHeader().names == ["subject", "term"])
        #expect(try table.nextBatch(upTo: 256))
        table.withBatch { batch in
            #expect(batch.count == 1)
            #expect((0..<2).map { batch[0][$0].string() } == ["S-1", "두통"])
            #expect((batch[0].line, batch[0].byteOffset, batch[0].hasProblems) == (2, 0, false))
            #expect(String(decoding: batch[0].bytes, as: UTF8.self) == "S-1\t두통")
        }
        #expect(try table.nextBatch(upTo: 256))
        table.withBatch { batch in
            #expect(batch[0].problems.map(\.code) == [.wrongFieldCount])
            #expect(batch[0].problems.map(\.description) == ["line 5, column 3: 3 fields where 2 are expected"])
        }
        #expect(try !table.nextBatch(upTo: 256))
        #expect(try RowTable(Sheet()).rawRecord(atPlace: 3, of: "sheet") == Array("S-2\t\tx".utf8))
    }

    @Test("is refused when a value holds a NUL, bytes that are not UTF-8, or more than a mebibyte")
    func damaged() {
        var rows = RowBuffer()
        rows.begin(line: 1, place: 0)
        for value in [[0x41, 0x00], [0xC7, 0x41], [UInt8](repeating: 0x41, count: 1_048_577), [0x42]] {
            value.withUnsafeBufferPointer { rows.append($0) }
        }
        rows.end()
        rows.withBatch { batch in
            #expect(batch[0].problems.map(\.code) == [.nulByte, .invalidUTF8, .overlongField])
            #expect(batch[0].problems.map(\.column) == [1, 2, 3])
            #expect(batch[0].fieldCount == 4)
        }
    }

    @Test(
        "comes from a file whose way of reading is kept as text",
        arguments: [
            (SourceFormat(kind: .delimited), "delimited delimiter=2C quote=22"),
            (
                SourceFormat(kind: .delimited, dialect: Dialect(delimiter: 0x09, quote: nil)),
                "delimited delimiter=09 quote=none"
            ),
        ])
    func format(_ format: SourceFormat, _ text: String) {
        #expect(format.text == text)
        #expect(SourceFormat(text: text) == format)
        #expect(SourceFormat(text: "cassette tape") == nil)
    }
}
