import TestSupport
import Testing

@testable import Importing

@Suite("A SAS data set")
struct SASDatasetTests {
    private static let variables: [TransportWriter.Variable] = [
        .text("USUBJID", 8), .number("AESEQ"), .number("ASTDT", "DATE", width: 9), .text("AETERM", 40),
    ]

    @Test("gives texts, numbers, missing values and dates like a transport file", arguments: [false, true])
    func values(isCompressed: Bool) throws {
        let rows: [[TransportWriter.Value]] = [
            [.text("S-1"), .number(1), .number(21_916), .text("두통")],
            [.text("S-2"), .number(54.6), .number(-1), .text("")],
            [.text("007"), .missing("."), .missing("A"), .text("Rash")],
        ]
        let bytes = ReadStatFile.dataset(Self.variables, rows, isCompressed: isCompressed)
        let table = try #require(try TableText.tables(of: bytes).first)
        #expect(table.names == ["USUBJID", "AESEQ", "ASTDT", "AETERM"])
        #expect(
            table.rows == [
                ["S-1", "1", "2020-01-02", "두통"], ["S-2", "54.6", "1959-12-31", ""], ["007", "", "", "Rash"],
            ])
        #expect(table.lines == [1, 2, 3])
        #expect(table.problems.isEmpty)
    }

    @Test("of many pages is read to its end, and one observation of it is found again")
    func many() throws {
        let rows = (1...3000).map { number -> [TransportWriter.Value] in
            [.text("S-\(number)"), .number(Double(number)), .number(Double(number)), .text("Term \(number)")]
        }
        let folder = try PrivateFolder()
        let path = try folder.write("ae.sas7bdat", ReadStatFile.dataset(Self.variables, rows))
        let table = try #require(try TableText.tables(ofFile: path).first)
        #expect(table.rows.count == 3000)
        #expect(table.rows.map { $0[1] } == (1...3000).map(String.init))
        let location = SourceTable(path: path, format: SourceFormat(kind: .sasDataset))
        #expect(try location.rawRow(atPlace: 1999) == Array("S-2000\t2000\t1965-06-23\tTerm 2000".utf8))
    }

    @Test("without an observation has its columns and no rows")
    func empty() throws {
        let table = try #require(try TableText.tables(of: ReadStatFile.dataset(Self.variables, [])).first)
        #expect(table.names.count == 4)
        #expect(table.rows.isEmpty && table.problems.isEmpty)
    }

    @Test("that is cut off is refused as a whole")
    func cut() throws {
        let rows = (1...3000).map { number -> [TransportWriter.Value] in
            [.text("S-\(number)"), .number(1), .number(1), .text("Rash")]
        }
        let bytes = ReadStatFile.dataset(Self.variables, rows)
        for share in [0.1, 0.5, 0.9] {
            let table = try #require(
                try TableText.tables(of: Array(bytes.prefix(Int(Double(bytes.count) * share)))).first)
            #expect(table.problems.count == 1)
            #expect(table.problems.first?.hasPrefix("damaged_file") == true)
        }
    }

    @Test("whose bytes were changed gives a clear end, and never traps", arguments: UInt64(1)...20)
    func random(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = (1...50).map { [TransportWriter.Value.text("S-\($0)"), .number(1), .number(1), .text("Rash")] }
        var bytes = ReadStatFile.dataset(Self.variables, rows)
        for _ in 0..<generator.whole(1...20) {
            bytes[generator.whole(33...bytes.count - 1)] = UInt8(generator.whole(0...255))
        }
        _ = try? TableText.tables(of: bytes)
    }

    @Test("with a variable that has no name says which column it is")
    func nameless() throws {
        let bytes = ReadStatFile.dataset(Self.variables, [[.text("S-1"), .number(1), .number(1), .text("Rash")]])
        let named = Array("AESEQ".utf8)
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: named) })
        var damaged = bytes
        damaged.replaceSubrange(place..<place + named.count, with: [UInt8](repeating: 0x20, count: named.count))
        let table = try #require(try TableText.tables(of: damaged).first)
        #expect(table.problems == ["empty_header 1:2"])
    }

    @Test("whose pages have a size that is no multiple of 8 bytes is refused before ReadStat reads them")
    func pageSize() throws {
        var bytes = ReadStatFile.dataset(Self.variables, [[.text("S-1"), .number(1), .number(1), .text("Rash")]])
        let place = bytes[35] == 0x33 ? 204 : 200
        #expect(bytes[37] == 1 && bytes[place] == 0)
        bytes[place] = 0x14
        let table = try #require(try TableText.tables(of: bytes).first)
        #expect(table.problems == ["damaged_file 1:1"] && table.rows.isEmpty)
        #expect(table.notes.first?.contains("no multiple of 8 bytes") == true, "\(table.notes)")
    }

    @Test("of long rows is handed on in portions of some megabytes")
    func longRows() throws {
        let text = TransportWriter.Value.text(String(repeating: "x", count: 32_000))
        let variables = (1...8).map { TransportWriter.Variable.text("V\($0)", 32_000) }
        let bytes = ReadStatFile.dataset(variables, Array(repeating: Array(repeating: text, count: 8), count: 100))
        let folder = try PrivateFolder()
        let rows = try DatasetRows(path: folder.write("long.sas7bdat", bytes))
        #expect(try rows.readHeader().names.count == 8)
        var portion = RowBuffer()
        var count = 0
        while try rows.read(upTo: 256, into: &portion) {
            count += portion.count
            #expect(portion.byteCount < 5 << 20)
        }
        #expect(count == 100 && rows.wholeFileProblem == nil)
    }

    @Test("is left in the middle without waiting for its end")
    func abandoned() throws {
        let rows = (1...3000).map { [TransportWriter.Value.text("S-\($0)"), .number(1), .number(1), .text("Rash")] }
        let folder = try PrivateFolder()
        let path = try folder.write("ae.sas7bdat", ReadStatFile.dataset(Self.variables, rows))
        for _ in 0..<20 { #expect(try DatasetRows(path: path).readHeader().names.count == 4) }
    }
}

@Suite("Two readers of SAS transport files")
struct TwoReadersTests {
    @Test("agree on every cell", arguments: UInt64(1)...10)
    func agree(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = (1...30).map { number -> [TransportWriter.Value] in
            [
                .text("S-\(number)"), .number(Double(generator.whole(-100_000...100_000)) / 64),
                generator.oneIn(4) ? .missing("B") : .number(Double(generator.whole(0...9999))), .text("Headache"),
            ]
        }
        let folder = try PrivateFolder()
        for isVersion8 in [false, true] {
            let bytes = TransportWriter(isVersion8: isVersion8).file([
                .init("AE", [.text("ID", 8), .number("A"), .number("B", length: 5), .text("TERM", 12)], rows)
            ])
            let path = try folder.write("ae\(isVersion8).xpt", bytes)
            let other = ReadStatFile.transportRows(path).rows
            let table = try #require(try TableText.tables(ofFile: path).first)
            #expect(other.count == 30 && table.rows.count == 30)
            for (mine, theirs) in zip(table.rows, other) {
                #expect(mine[0] == theirs[0] && mine[3] == theirs[3])
                #expect(Double(mine[1]) == Double(theirs[1]) && Double(mine[2]) == Double(theirs[2]))
            }
        }
    }

    @Test("differ where ReadStat reads less: behind a NUL, behind the first data set, blank observations at the end")
    func differ() throws {
        let folder = try PrivateFolder()
        let path = try folder.write(
            "dm.xpt",
            TransportWriter().file([
                .init(
                    "DM", [.text("ID", 90)],
                    [[.bytes([0x41, 0x00, 0x42])], [.text("S-2")], [.text("")], [.text("")]])
            ]))
        #expect(ReadStatFile.transportRows(path).rows == [["A"], ["S-2"]])
        let table = try #require(try TableText.tables(ofFile: path).first)
        #expect(table.problems == ["nul_byte 1:1"])
        #expect(table.rows.count == 4)
    }

    @Test(
        "agree on every cell of the CDISC pilot's files",
        .enabled(
            if: Pilot.has("ae.xpt", "adae.xpt", "adsl.xpt", "dm.xpt", "adtte.xpt"), "data/cdisc-pilot is not at hand"),
        arguments: ["ae", "adae", "adsl", "dm", "adtte"])
    func pilot(name: String) throws {
        let path = try #require(ReferenceData.url("data/cdisc-pilot/\(name).xpt")?.path)
        let table = try #require(try TableText.tables(ofFile: path).first)
        let other = ReadStatFile.transportRows(path).rows
        #expect(table.rows.count == other.count)
        var compared = 0
        for (mine, theirs) in zip(table.rows, other) {
            for (cell, value) in zip(mine, theirs) where cell != value {
                // A number has other digits here, and a date is told as one.
                let number = try #require(Double(value))
                if cell.contains("-"), cell.utf8.count == 10 {
                    #expect(SASQuantity.date.text(of: number) == cell)
                } else {
                    #expect(Double(cell) == number)
                }
            }
            compared += mine.count
        }
        #expect(compared > 1000)
    }
}

@Suite("Sample files of other programs")
struct SampleFileTests {
    private static func has(_ name: String) -> Bool { ReferenceData.has("data/formats/\(name)") }

    @Test(
        "A transport file of version 8 gives its 74 rows of 37 columns",
        .enabled(if: has("sas-v8.xpt"), "data/formats is not at hand"))
    func version8() throws {
        let path = try #require(ReferenceData.url("data/formats/sas-v8.xpt")).path
        let table = try #require(try TableText.tables(ofFile: path).first)
        #expect(table.problems.isEmpty)
        #expect(table.rows.count == 74 && table.names.count == 37)
        #expect(table.rows[0].prefix(6) == ["CDISCPILOT01", "AE", "CDISC001", "1", "1", "INJECTION SITE REACTION"])
    }

    @Test(
        "A Dataset-JSON file gives its row, with a Greek letter in an identifier",
        .enabled(if: has("ae-utf8.json"), "data/formats is not at hand"))
    func json() throws {
        let path = try #require(ReferenceData.url("data/formats/ae-utf8.json")).path
        let table = try #require(try TableText.tables(ofFile: path).first)
        #expect(table.problems.isEmpty)
        #expect(table.rows.count == 1 && table.names.count == 37)
        #expect(table.rows[0].prefix(6) == ["CDISCPILOT01", "AE", "utf8:ἇ", "9", "9", "SUDDEN DEATH"])
        #expect(table.rows[0][33] == "61")
    }
}
