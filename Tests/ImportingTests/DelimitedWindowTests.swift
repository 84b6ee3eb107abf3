import Importing
import Testing

@Suite("Window boundaries")
struct DelimitedWindowTests {
    static let texts: [String] = [
        "\u{FEFF}subject,term\r\n1,\"He said \"\"no\"\"\"\r\n2,\"two\r\nlines\"\r\n\r\n3,é발🤒\r\n",
        "a,b\r\r\n\n\r\"\r\",\"\n\",\"\r\n\"\r\n\"\"\"\",\"\"\"\"\"\"\r",
        "\"a\"\"\"\"b\",\"\"\"\"\"\",x\"y,\"z\"w\n\"\"\"\n\"\r\n,,\"\"\r,",
        "발열,두통,오심\n구토,\"발\"\"진\",가려움\r\n\u{301}e\u{301},🤒🤒🤒,ü\n",
        "plain text without any quote that is longer than one window,and another field\nshort\n",
        "x\n1,\"open quote\n2,b\r\n3,c\r\n",
        "nul\u{0}here,\"and\u{0}\"\n\u{0}\n",
    ]
    static let broken: [[UInt8]] = [
        [0xEF, 0xBB, 0xBF], [0xEF, 0xBB], [0xFF, 0xFE, 0x61], [0xFE, 0xFF], [0xFF],
        [0x61, 0x2C, 0xE2, 0x82, 0x0A, 0xAC, 0x2C, 0xF0, 0x9F, 0x0D, 0x0A, 0x22, 0xA4, 0x22, 0xC3, 0x0D],
    ]
    static let inputs = texts.map { Array($0.utf8) } + broken

    @Test("Where a window ends changes nothing in what is read", arguments: inputs)
    func windows(_ bytes: [UInt8]) throws {
        let expected = DelimitedReference.read(bytes, expectedFieldCount: 2)
        for window in 1...70 {
            let read = try DelimitedSnapshot(bytes, expectedFieldCount: 2, windowBytes: window)
            #expect(read == expected, "window of \(window) bytes")
        }
    }

    @Test("How much is indexed at a time changes nothing in what is read", arguments: inputs)
    func stretches(_ bytes: [UInt8]) throws {
        let expected = DelimitedReference.read(bytes, expectedFieldCount: 2)
        for stretch in 1...70 {
            let read = try DelimitedSnapshot(bytes, expectedFieldCount: 2, indexBytes: stretch, batch: 3)
            #expect(read == expected, "stretches of \(stretch) bytes")
        }
    }

    @Test("Characters outside ASCII are checked wherever they stand in a long file")
    func longFile() throws {
        var bytes = Array(String(repeating: "0123456789,abcdefghij\n", count: 40_000).utf8)
        for place in [5, 70_000, 16_384, 16_383, 262_144, 524_287, 879_990] { bytes[place] = 0xE9 }
        let expected = DelimitedReference.read(bytes, expectedFieldCount: 2)
        // Two of the seven places lie in the same row.
        #expect(expected.records.filter { !$0.problems.isEmpty }.count == 6)
        for window in [300, 65_536, 1 << 20] {
            #expect(try DelimitedSnapshot(bytes, expectedFieldCount: 2, windowBytes: window) == expected)
        }
    }

    @Test("A row of many windows with doubled quotes and line ends is read whole")
    func longRow() throws {
        let inner = String(repeating: "ab \"\"c\"\",\r\n", count: 5_000)
        let bytes = Array("1,\"\(inner)\",3\n4,5,6\n".utf8)
        let expected = DelimitedReference.read(bytes, expectedFieldCount: 3)
        #expect(expected.records.map(\.line) == [1, 5_002])
        #expect(expected.problems == [])
        for window in [64, 1_000, 16_384, 1 << 20] {
            let read = try DelimitedSnapshot(bytes, expectedFieldCount: 3, windowBytes: window, indexBytes: 512)
            #expect(read == expected, "window of \(window) bytes")
        }
    }
}
