import TestSupport
import Testing

@testable import Importing

@Suite("A SAS transport file")
struct TransportFileTests {
    private typealias Variable = TransportWriter.Variable

    private func read(_ members: [TransportWriter.Member], isVersion8: Bool = false) throws -> [TableText] {
        try TableText.tables(of: TransportWriter(isVersion8: isVersion8).file(members))
    }

    @Test(
        "gives texts without the blanks that fill them up, and numbers as they were written", arguments: [false, true])
    func values(isVersion8: Bool) throws {
        let table = try #require(
            try read(
                [
                    .init(
                        "AE", [.text("USUBJID", 8), .number("AESEQ"), .number("WEIGHT"), .text("AETERM", 20)],
                        [
                            [.text("S-1"), .number(1), .number(54.6), .text("  Headache")],
                            [.text("007"), .number(-2), .number(0.001), .text("두통")],
                            [.text("1e5"), .number(0), .number(1e-20), .text("")],
                        ])
                ], isVersion8: isVersion8
            ).first)
        #expect(table.names == ["USUBJID", "AESEQ", "WEIGHT", "AETERM"])
        #expect(
            table.rows == [
                ["S-1", "1", "54.6", "  Headache"], ["007", "-2", "0.001", "두통"],
                ["1e5", "0", "0.00000000000000000001", ""],
            ])
        #expect(table.lines == [1, 2, 3])
        #expect(table.places == [0, 1, 2])
        #expect(table.problems.isEmpty)
    }

    @Test("says of each number no more digits than it takes to read it back", arguments: UInt64(1)...20)
    func numbers(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let numbers = (0..<50).map { _ in
            let digits = Double(generator.whole(-999_999_999...999_999_999))
            return [digits, digits / 1000, digits / 1e12, digits * 1e6, digits * 1e30][generator.whole(0...4)]
        }
        let table = try #require(
            try read([.init("LB", [.number("VALUE")], numbers.map { [.number($0)] })]).first)
        #expect(table.rows.map { Double($0[0]) } == numbers)
        #expect(table.rows.allSatisfy { !$0[0].contains("e") && !$0[0].hasSuffix(".0") })
    }

    @Test("gives every missing value of SAS as an empty field")
    func missing() throws {
        let letters: [Character] = [".", "_"] + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        for length in [8, 3] {
            let rows = letters.map { [TransportWriter.Value.text("S-1"), .missing($0)] }
            let table = try #require(
                try read([.init("AE", [.text("ID", 4), .number("SEQ", length: length)], rows)]).first)
            #expect(table.rows == Array(repeating: ["S-1", ""], count: 28))
        }
    }

    @Test("gives dates and times by their format in ISO form, also before 1960, and guesses none without a format")
    func dates() throws {
        let variables: [TransportWriter.Variable] = [
            .number("ASTDT", "DATE", width: 9), .number("BRTHDT", "YYMMDD", width: 10),
            .number("ASTDTM", "DATETIME", width: 20), .number("RFDT", "E8601DA", width: 10),
            .number("ASTTM", "TIME", width: 5), .number("DAYS"),
        ]
        // 21916 days from 1960-01-01 to 2020-01-02, counted with Python's datetime.
        let table = try #require(
            try read([
                .init(
                    "ADAE", variables,
                    [
                        [.number(21_916), .number(-1), .number(0), .number(0), .number(3661), .number(21_916)],
                        [
                            .number(-21_914), .number(-365), .number(1_893_542_400.5), .number(59), .number(0.25),
                            .number(-1),
                        ],
                        [.missing("."), .missing("A"), .missing("_"), .number(60), .missing("."), .missing("Z")],
                    ])
            ]).first)
        #expect(
            table.rows == [
                ["2020-01-02", "1959-12-31", "1960-01-01T00:00:00", "1960-01-01", "01:01:01", "21916"],
                ["1900-01-01", "1959-01-01", "2020-01-02T00:00:00.5", "1960-02-29", "00:00:00.25", "-1"],
                ["", "", "", "1960-03-01", "", ""],
            ])
    }

    @Test("leaves a number that is no day of the calendar as it is, so that a column of dates refuses it")
    func noDate() throws {
        let table = try #require(
            try read([
                .init(
                    "ADAE", [.number("ASTDT", "DATE", width: 9), .number("ASTTM", "TIME", width: 8)],
                    [[.number(21_915.5), .number(90_000)], [.number(1e9), .number(-1)]])
            ]).first)
        #expect(table.rows == [["21915.5", "90000"], ["1000000000", "-1"]])
    }

    @Test("gives each data set of a library as a table of its own, by its name", arguments: [false, true])
    func members(isVersion8: Bool) throws {
        let tables = try read(
            [
                .init("DM", [.text("USUBJID", 4)], [[.text("S-1")], [.text("S-2")]]),
                .init("EMPTY", [.text("USUBJID", 4)], []),
                .init("AE", [.text("USUBJID", 4), .number("AESEQ")], [[.text("S-2"), .number(1)]]),
            ], isVersion8: isVersion8)
        #expect(tables.map(\.part) == ["DM", "EMPTY", "AE"])
        #expect(tables.map(\.rows) == [[["S-1"], ["S-2"]], [], [["S-2", "1"]]])
        #expect(tables.allSatisfy { $0.problems.isEmpty })
    }

    @Test("of version 8 has long names, and labels of any length behind them")
    func longNames() throws {
        var writer = TransportWriter(isVersion8: true)
        writer.longLabels = [1: String(repeating: "long ", count: 40), 2: "short"]
        let table = try #require(
            try TableText.tables(
                of: writer.file([
                    .init(
                        "ADVERSE_EVENTS", [.text("UNIQUE_SUBJECT_IDENTIFIER", 4), .text("LONG_REPORTED_TERM", 9)],
                        [[.text("S-1"), .text("Nausea")]])
                ])
            ).first)
        #expect(table.names == ["UNIQUE_SUBJECT_IDENTIFIER", "LONG_REPORTED_TERM"])
        #expect(table.rows == [["S-1", "Nausea"]])
    }

    @Test("ends where its filling begins: of observations shorter than a record, blank ones at the end are filling")
    func filling() throws {
        // Three observations of 16 bytes fill 48 of 80; the rest has room for two more.
        let full = [[TransportWriter.Value.text("S-1")], [.text("")], [.text("S-3")]]
        let table = try #require(try read([.init("DM", [.text("USUBJID", 16)], full)]).first)
        #expect(table.rows == [["S-1"], [""], ["S-3"]])
        // Twelve blank ones behind them need two records more: what the last record alone can explain is filling.
        let blank = full + Array(repeating: [.text("")], count: 12)
        #expect(try read([.init("DM", [.text("USUBJID", 16)], blank)]).first?.rows.count == 11)
        // Version 8 says how many there are.
        #expect(try read([.init("DM", [.text("USUBJID", 16)], blank)], isVersion8: true).first?.rows.count == 15)
    }

    @Test("finds one observation again by its place")
    func trace() throws {
        let folder = try PrivateFolder()
        let rows = (1...1000).map { [TransportWriter.Value.text("S-\($0)"), .number(Double($0) / 8)] }
        let path = try folder.write(
            "dm.xpt",
            TransportWriter().file([
                .init("EX", [.text("ID", 2)], [[.text("x")]]), .init("DM", [.text("ID", 6), .number("X")], rows),
            ]))
        let table = SourceTable(path: path, part: "DM", format: SourceFormat(kind: .transport))
        #expect(try table.rawRow(atPlace: 776) == Array("S-777\t97.125".utf8))
        #expect(throws: SourceReadError.noRecord(path: path, byteOffset: 1000)) { try table.rawRow(atPlace: 1000) }
    }

    @Test("is read in a declared encoding; undeclared bytes that are not UTF-8 are refused with row and column")
    func encoding() throws {
        let folder = try PrivateFolder()
        let rows: [[TransportWriter.Value]] = [
            [.text("S-1"), .bytes([0x6E, 0xE9, 0x76])], [.text("S-2"), .text("plain")],
        ]
        let path = try folder.write(
            "ae.xpt", TransportWriter().file([.init("AE", [.text("ID", 4), .text("TERM", 6)], rows)]))
        let undeclared = try TableText(RowTable(TransportRows(path: path, part: "")))
        #expect(undeclared.problems == ["invalid_utf8 1:2"])
        let declared = try TableText(RowTable(TransportRows(path: path, part: "", encoding: "WINDOWS-1252")))
        #expect(declared.rows == [["S-1", "név"], ["S-2", "plain"]])
        let other = try TableText(RowTable(TransportRows(path: path, part: "", encoding: "EUC-KR")))
        #expect(other.problems == ["invalid_utf8 1:2"])
        #expect(other.notes == ["bytes that are none of the encoding EUC-KR"])
    }

    @Test("keeps NA as a text where a profile takes only a bare NA for missing")
    func textIsText() throws {
        let folder = try PrivateFolder()
        let path = try folder.write(
            "dm.xpt", TransportWriter().file([.init("DM", [.text("COUNTRY", 2)], [[.text("NA")]])]))
        let table = RowTable(try TransportRows(path: path, part: ""))
        _ = try table.readHeader()
        _ = try table.nextBatch(upTo: 1)
        table.withBatch { #expect($0[0][0].isQuoted && $0[0][0].string() == "NA") }
    }
}
