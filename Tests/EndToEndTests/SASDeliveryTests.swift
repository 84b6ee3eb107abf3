import Foundation
import TestSupport
import Testing

/// A small synthetic ADaM delivery in the formats of SAS, through the program.
@Suite("A delivery of SAS files")
struct SASDeliveryTests {
    private static let subjects = TransportWriter.Member(
        "ADSL",
        [
            .text("STUDYID", 5), .text("USUBJID", 4), .text("TRT01P", 8), .text("TRT01A", 8),
            .number("TRTSDT", "DATE", width: 9), .number("TRTEDT", "DATE", width: 9),
        ],
        ["S-1", "S-2", "S-3"].map {
            [.text("SMALL"), .text($0), .text("Active"), .text("Active"), .number(21_915), .number(21_999)]
        })

    /// Three events: the first two of S-1, of days 2 and 40, the third of S-2 without a date.
    private static let events = TransportWriter.Member(
        "ADAE",
        [
            .text("STUDYID", 5), .text("USUBJID", 4), .number("AESEQ"), .text("AETERM", 20), .text("AEDECOD", 20),
            .text("AESOC", 30), .number("ASTDT", "DATE", width: 9), .number("ASTDY"), .text("CQ01NAM", 12),
        ],
        [
            ["S-1", 1, "itching", "Pruritus", 21_916, 2, "SKIN EVENTS"], ["S-1", 2, "cold", "Chills", 21_954, 40, ""],
            ["S-2", 1, "rash", "Rash", nil, nil, "SKIN EVENTS"],
        ].map { (row: [Any?]) in
            let values = row.map { value -> TransportWriter.Value in
                switch value {
                case let text as String: .text(text)
                case let number as Int: .number(Double(number))
                default: .missing(".")
                }
            }
            return [.text("SMALL")] + values.prefix(4) + [.text("Vascular disorders")] + values.suffix(3)
        })

    private static let study = """
        name: small
        version: "1"
        title: A small synthetic study
        study_id: SMALL
        arms: [Active]
        population: exposure
        window: {basis: all}
        related: {in: [possible], missing: does_not_count}
        serious: {basis: flag}

        """

    private func registry() throws -> PrivateFolder {
        let folder = try PrivateFolder()
        try folder.write("small.yaml", Self.study)
        try folder.soteria("init", "small.soteria", "--study", "small.yaml").ended(0)
        return folder
    }

    /// Events of a table's row of any event, in total.
    private func count(_ folder: PrivateFolder, _ options: String...) throws -> [Int]? {
        let run = try folder.soteria(
            ["table", "small.soteria", "teae-by-soc-pt", "--format", "csv", "--check"] + options)
        return try run.ended(0).tidy.first { $0.level == "any" && $0.arm == "Total" }?.counts
    }

    @Test("in one library fills its tables, and what stands beside an event selects it", arguments: [false, true])
    func library(isVersion8: Bool) throws {
        let folder = try registry()
        try folder.write("small.xpt", TransportWriter(isVersion8: isVersion8).file([Self.events, Self.subjects]))
        let run = try folder.soteria("import", "small.soteria", "--profile", "adam", "small.xpt").ended(0)
        #expect(run.output.contains("3 read = 3 stored"))
        #expect(try count(folder) == [3, 2])
        #expect(try count(folder, "--supplement", "ASTDY=1..30") == [1, 1])
        #expect(try count(folder, "--supplement", "ASTDY") == [2, 1])
        #expect(try count(folder, "--supplement", "CQ01NAM=SKIN EVENTS") == [2, 2])
        #expect(try count(folder, "--supplement", "CQ01NAM", "--supplement", "ASTDY=2..2") == [1, 1])
        #expect(try count(folder, "--supplement", "CQ01NAM=OTHER") == [0, 0])
        try folder.soteria("verify", "small.soteria").ended(0)
        let listed = try folder.soteria("events", "small.soteria", "--supplement", "CQ01NAM", "--format", "csv").ended(
            0)
        #expect(listed.lines.count == 3)
        let trace = try folder.soteria(
            "trace", "small.soteria", "teae-by-soc-pt", "--pt", "Chills", "--source", folder.path, "--format", "json"
        ).ended(0).json(TraceResult.self)
        #expect(
            trace.listing.map(\.source_line) == [
                "SMALL\tS-1\t2\tcold\tChills\tVascular disorders\t2020-02-09\t40\t"
            ])
        #expect(trace.listing.map(\.event.source.line) == [2])
    }

    @Test("gives the registry that the same tables give as CSV")
    func sameAsText() throws {
        let folder = try registry()
        try folder.write("adsl.xpt", TransportWriter().file([Self.subjects]))
        try folder.write("adae.xpt", TransportWriter(isVersion8: true).file([Self.events]))
        try folder.soteria("import", "small.soteria", "--profile", "adam", "adsl.xpt", "adae.xpt").ended(0)
        let text = try registry()
        try text.write(
            "adsl.csv",
            "STUDYID,USUBJID,TRT01P,TRT01A,TRTSDT,TRTEDT\n"
                + ["S-1", "S-2", "S-3"].map { "SMALL,\($0),Active,Active,2020-01-01,2020-03-25\n" }.joined())
        try text.write(
            "adae.csv",
            """
            STUDYID,USUBJID,AESEQ,AETERM,AEDECOD,AESOC,ASTDT,ASTDY,CQ01NAM
            SMALL,S-1,1,itching,Pruritus,Vascular disorders,2020-01-02,2,SKIN EVENTS
            SMALL,S-1,2,cold,Chills,Vascular disorders,2020-02-09,40,
            SMALL,S-2,1,rash,Rash,Vascular disorders,,,SKIN EVENTS

            """)
        try text.soteria("import", "small.soteria", "--profile", "adam", "adsl.csv", "adae.csv").ended(0)
        for table in ["subject", "exposure", "event", "supplement"] {
            let query = "SELECT hex(content) FROM \(table) ORDER BY id"
            let stored = try StoredRows.query(folder.file("small.soteria"), query)
            #expect(!stored.isEmpty)
            #expect(try StoredRows.query(text.file("small.soteria"), query) == stored, "\(table)")
        }
    }

    @Test("whose event is refused is refused once, not again for each of its attributes")
    func refusedOnce() throws {
        let folder = try registry()
        try folder.write("adsl.xpt", TransportWriter().file([Self.subjects]))
        try folder.write(
            "adae.csv",
            """
            STUDYID,USUBJID,AESEQ,AETERM,AEDECOD,AESOC,ASTDT,ASTDY,CQ01NAM
            SMALL,S-1,1,itching,Pruritus,Vascular disorders,2020-01-02,2,SKIN EVENTS
            SMALL,S-9,1,cold,Chills,Vascular disorders,2020-02-09,40,SKIN EVENTS
            SMALL,S-2,1,rash,Rash,No such disorders,2020-02-09,3,SKIN EVENTS

            """)
        let run = try folder.soteria(
            "import", "small.soteria", "--profile", "adam", "adsl.xpt", "adae.csv", "--on-reject", "keep"
        ).ended(0)
        #expect(run.errors.split(separator: "\n").count == 2, "\(run)")
        #expect(run.errors.contains("adae.csv:3:2 (USUBJID): unknown_subject"))
        #expect(run.errors.contains("adae.csv:4:6 (AESOC): unknown_soc"))
        #expect(
            run.lines.contains {
                $0.hasPrefix("adae.csv (supplements): 6 read = 2 stored + 0 unchanged + 0 rejected + 4")
            })
        try folder.soteria("verify", "small.soteria").ended(0)
    }

    @Test("in another encoding is refused until it is declared, and read and traced in it then")
    func encoding() throws {
        let folder = try registry()
        var events = Self.events
        events.rows[1][3] = .bytes([0xB5, 0xCE, 0xC5, 0xEB])
        try folder.write("small.xpt", TransportWriter().file([Self.subjects, events]))
        let refused = try folder.soteria("import", "small.soteria", "--profile", "adam", "small.xpt").ended(3)
        #expect(refused.errors.contains("small.xpt/ADAE:2:4 (AETERM): invalid_utf8"))
        try folder.soteria("import", "small.soteria", "--profile", "adam", "--encoding", "EUC-KR", "small.xpt").ended(0)
        let terms = try StoredRows.query(folder.file("small.soteria"), "SELECT verbatim FROM event ORDER BY id")
        #expect(terms == [["itching"], ["두통"], ["rash"]])
        let trace = try folder.soteria(
            "trace", "small.soteria", "teae-by-soc-pt", "--pt", "Chills", "--source", folder.path, "--format", "json"
        ).ended(0).json(TraceResult.self)
        #expect(trace.listing.first?.source_line?.contains("두통") == true)
    }

    @Test("that is cut off, or of another kind, stores nothing and says what to do")
    func refused() throws {
        let folder = try registry()
        try folder.write("adsl.xpt", Array(TransportWriter().file([Self.subjects]).dropLast(80)))
        let cut = try folder.soteria("import", "small.soteria", "--profile", "adam", "adsl.xpt").ended(3)
        #expect(cut.errors.contains("damaged_file: the last observation is cut off"))
        try folder.write("adsl.cpt", Array("**COMPRESSED** **COMPRESSED** **COMPRESSED**".utf8))
        let other = try folder.soteria("import", "small.soteria", "--profile", "adam", "adsl.cpt")
        #expect(other.status != 0 && other.errors.contains("XPORT engine"))
        #expect(try StoredRows(of: folder.file("small.soteria")).count("subject") == 0)
    }

    @Test("with a row that has a problem tells of it once, as of its event")
    func problem() throws {
        let folder = try registry()
        var events = Self.events
        events.rows[1][1] = .text("")
        try folder.write("small.xpt", TransportWriter().file([Self.subjects, events]))
        let run = try folder.soteria("import", "small.soteria", "--profile", "adam", "small.xpt").ended(3)
        #expect(run.errors.contains("small.xpt/ADAE:2:2 (USUBJID): missing_value"))
        #expect(run.errors.contains("1 problem:"))
    }

    @Test("is asked for a supplement that no event has, or for a range that ends before it begins, in vain")
    func unknown() throws {
        let folder = try registry()
        try folder.write("small.xpt", TransportWriter().file([Self.subjects, Self.events]))
        try folder.soteria("import", "small.soteria", "--profile", "adam", "small.xpt").ended(0)
        let name = try folder.soteria("table", "small.soteria", "ae", "--supplement", "CQ02NAM=X")
        #expect(name.status != 0 && name.errors.contains("Did you mean 'CQ01NAM'?"))
        let range = try folder.soteria("table", "small.soteria", "ae", "--supplement", "ASTDY=30..1")
        #expect(range.status != 0 && range.errors.contains("--supplement takes NAME"))
    }
}
