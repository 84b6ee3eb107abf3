import Foundation
import TestSupport
import Testing

@Suite("Importing workbooks")
struct WorkbookImportTests {
    private static let skin = "Skin and subcutaneous tissue disorders"

    private static let subjects = SmallWorkbook.Sheet(
        "Subjects", [["subject_id", "planned_arm"], ["007", "A"], ["1E5", "A"]])

    private func study() throws -> PrivateFolder {
        let folder = try PrivateFolder()
        try folder.write("study.yaml", "name: s\nversion: 1\ntitle: T\nstudy_id: S\narms: [A]\n\(SmallStudy.rules)")
        try folder.soteria("init", "study.soteria", "--study", "study.yaml").ended(0)
        return folder
    }

    @Test("A workbook of two sheets is a delivery of two tables, and hidden sheets are said to be passed over")
    func severalSheets() throws {
        let folder = try study()
        let events: [[WorkbookCell]] = [
            [], [.blank, "subject_id", "event_seq", "soc_name", "pt_name", "onset_date"],
            [.blank, "007", .number("1.0"), .text(Self.skin), "Rash", .number("43831", style: 1)],
            [], [.blank, "1E5", 1, .text(Self.skin), "Rash", "2020-01"],
        ]
        try SmallWorkbook(
            [
                .init("Events", events), .init("Lists", [["x"]], state: "hidden"), Self.subjects,
                .init(
                    "Doses",
                    [
                        ["subject_id", "exposure_seq", "start_date"], ["007", 1, "2020-01-01"],
                        ["1E5", 1, "2020-01-01"],
                    ]),
            ], formats: ["14"]
        ).write(to: folder.file("site.xlsx"))
        let run = try folder.soteria("import", "study.soteria", "site.xlsx").ended(0)
        #expect(
            run.lines.prefix(3) == [
                "site.xlsx/Subjects (subjects): 2 read = 2 stored + 0 unchanged + 0 rejected + 0 ignored",
                "site.xlsx/Doses (exposures): 2 read = 2 stored + 0 unchanged + 0 rejected + 0 ignored",
                "site.xlsx/Events (events): 2 read = 2 stored + 0 unchanged + 0 rejected + 0 ignored",
            ])
        #expect(run.errors.contains("site.xlsx: Lists is passed over: the sheet is hidden"))
        let stored = try StoredRows.query(
            folder.file("study.soteria"),
            "SELECT s.identifier, e.sequence, e.onset_earliest, e.onset_latest, e.line, e.byte_offset FROM event e"
                + " JOIN subject s ON s.id = e.subject_id ORDER BY e.line")
        // 2020-01-01 is day 18262 since 1970, and January ends 30 days later.
        #expect(stored == [["007", "1", "18262", "18262", "3", "3"], ["1E5", "1", "18262", "18292", "5", "5"]])

        let again = try folder.soteria("import", "study.soteria", "site.xlsx").ended(0)
        #expect(again.lines.allSatisfy { $0.contains("already imported as site.xlsx in run 1") })
        let trace = try folder.soteria(
            "trace", "study.soteria", "ae", "--pt", "Rash", "--source", ".", "--format", "json"
        ).ended(0).json(TraceResult.self)
        #expect(
            Set(trace.listing.compactMap(\.source_line)) == [
                "007\t1\t\(Self.skin)\tRash\t2020-01-01", "1E5\t1\t\(Self.skin)\tRash\t2020-01",
            ])
    }

    @Test("A refused row is named by sheet, row and column, and kept with its values")
    func refusedRows() throws {
        let folder = try study()
        try SmallWorkbook([
            .init(
                "Subjects",
                [
                    ["subject_id", "planned_arm"], ["S1", "A"], ["S2", .xml("<v>#N/A</v>", type: "e")],
                    [.xml("<f>A1</f>"), "A"], ["S4", "Other"],
                ])
        ]).write(to: folder.file("site.xlsx"))
        let run = try folder.soteria("import", "study.soteria", "site.xlsx").ended(3)
        #expect(
            run.errors.contains("  site.xlsx/Subjects:3:2 (planned_arm): error_value: cell B3 holds the error #N/A"))
        #expect(run.errors.contains("  site.xlsx/Subjects:4:1 (subject_id): missing_result: the formula of cell A4"))
        #expect(run.errors.contains("  site.xlsx/Subjects:5:2 (planned_arm): undeclared_arm: "))
        try folder.soteria("import", "study.soteria", "site.xlsx", "--on-reject", "keep").ended(0)
        try folder.soteria("rejects", "study.soteria", "-o", "rejects.csv").ended(0)
        let kept = try folder.read("rejects.csv")
        #expect(kept.contains("S2\t") && kept.contains("S4\tOther"))
    }

    @Test("A workbook that is refused as a whole ends with exit code 3, its reason and nothing stored")
    func refusedFiles() throws {
        let folder = try study()
        let before = try StoredRows(of: folder.file("study.soteria"))
        var book = SmallWorkbook([Self.subjects])
        book.edit("xl/workbook.xml", "<workbook", "<!DOCTYPE w><workbook")
        let bytes = try SmallWorkbook([Self.subjects]).bytes()
        try book.write(to: folder.file("type.xlsx"))
        try folder.write("cut.xlsx", Array(bytes.prefix(bytes.count / 2)))
        try folder.write(
            "old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600))
        for (name, reason) in [
            ("type.xlsx", "unsafe_file: a part of the workbook declares a document type"),
            ("cut.xlsx", "damaged_file: the file is cut short"),
            (
                "old.xls",
                "unsupported_format: the file is a document of an older Office program: save its table as .xlsx"
            ),
        ] {
            let run = try folder.soteria("import", "study.soteria", name, "--on-reject", "keep").ended(3)
            #expect(run.errors.contains("  \(name):1:1: \(reason)"), "\(run)")
        }
        #expect(try StoredRows(of: folder.file("study.soteria")) == before)
    }
}

/// ADAE of the CDISC pilot as a workbook of 16 of its columns, beside the same columns of the tab-separated file.
@Suite(
    "CDISC pilot's ADAE as a workbook",
    .enabled(
        if: PilotStudy.isAtHand && ReferenceData.has("data/cdisc-pilot/adae-short.xlsx")
            && ReferenceData.has("data/cdisc-pilot/adae.tsv"), PilotStudy.missing))
struct PilotWorkbookTests {
    private static func path(_ name: String) throws -> String {
        try #require(ReferenceData.url("data/cdisc-pilot/\(name)")).path
    }

    /// A registry of the pilot's subjects and exposures, and of the events of one file.
    private static func registry(_ events: String, in folder: PrivateFolder) throws {
        try folder.soteria("init", "pilot.soteria", "--study", "cdisc-pilot").ended(0)
        try folder.soteria("import", "pilot.soteria", "--profile", "sdtm", path("dm.csv"), path("ex.csv")).ended(0)
        try folder.soteria("import", "pilot.soteria", "--profile", "adam", events).ended(0)
    }

    @Test("gives the same stored values as the same columns of the text, but for where they came from")
    func sameAsText() throws {
        let book = try PrivateFolder()
        try Self.registry(Self.path("adae-short.xlsx"), in: book)

        // The text reduced to the workbook's columns, by the test's own means.
        let wanted = [
            "STUDYID", "USUBJID", "TRTA", "AESEQ", "AETERM", "AEDECOD", "AESOC", "AESEV", "AESER", "AEREL", "AEOUT",
            "TRTEMFL", "ASTDT", "AENDT", "ASTDY", "AENDY",
        ]
        let lines = try String(contentsOfFile: Self.path("adae.tsv"), encoding: .utf8)
            .split(whereSeparator: \.isNewline).map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        let places = try wanted.map { name in try #require(lines[0].firstIndex { $0 == name }) }
        let short = lines.map { line in places.map { String(line[$0]) }.joined(separator: "\t") + "\n" }
        let text = try PrivateFolder()
        try Self.registry(text.write("adae.tsv", short.joined()), in: text)

        var counts: [Int] = []
        for table in ["event", "coding", "term", "path", "assessment", "assessment_list"] {
            let stored = try Self.values(of: table, in: book)
            #expect(try stored == Self.values(of: table, in: text), "\(table)")
            counts.append(stored.count)
        }
        #expect(counts[0] == 1191 && !counts.contains(0))
    }

    /// The rows of a table without the columns that say where they came from.
    private static func values(of table: String, in folder: PrivateFolder) throws -> [[String]] {
        let registry = folder.file("pilot.soteria")
        let columns = try StoredRows.query(registry, "SELECT name FROM pragma_table_info('\(table)')").map { $0[0] }
            .filter { !["file_id", "line", "byte_offset"].contains($0) }
        return try StoredRows.query(registry, "SELECT \(columns.joined(separator: ", ")) FROM \(table) ORDER BY 1, 2")
    }

    @Test("meets the counts that were computed from the analysis file")
    func counts() throws {
        let folder = try PrivateFolder()
        try Self.registry(Self.path("adae-short.xlsx"), in: folder)
        let study = try String(
            contentsOf: ReferenceData.repository.appendingPathComponent("Imports/studies/cdisc-pilot/study.yaml"),
            encoding: .utf8)
        try folder.write(
            "remote.yaml",
            study.replacing("in: [possible, probable]", with: "in: [unlikely, possible, probable]")
                .replacing("version: \"1\"", with: "version: remote"))
        for (table, options) in [
            ("all_ae", ["--window", "all"]), ("teae", []), ("serious_all", ["--window", "all", "--serious"]),
            ("teae_serious", ["--serious"]), ("teae_related_possible_probable", ["--related"]),
            ("teae_related_remote_possible_probable", ["--related", "--rules", "remote.yaml"]),
            ("teae_mild_event_level", ["--severity", "mild"]),
            ("teae_moderate_event_level", ["--severity", "moderate"]),
            ("teae_severe", ["--severity", "severe"]),
        ] {
            let oracle = ReferenceData.rows("oracles/cdisc_pilot_incidence.csv").filter { $0["table"] == table }
            let cells = try folder.soteria(
                ["table", "pilot.soteria", "teae-by-soc-pt", "--format", "csv", "--check"] + options
            ).ended(0).tidy
            func key(_ names: [String?]) -> [String] { names.map { ($0 ?? "").lowercased() } }
            let own = Dictionary(cells.map { (key([$0.arm, $0.soc, $0.pt]), $0) }) { first, _ in first }
            #expect(oracle.count > 10 && own.count == oracle.count, "\(table)")
            for row in oracle {
                let cell = try #require(own[key([row["arm"], row["soc"], row["pt"]])], "\(table): \(row)")
                #expect(
                    [cell.events, cell.subjects, cell.n].map(String.init)
                        == ["events", "participants", "n_at_risk"].map { row[$0] }, "\(table): \(row)")
            }
        }
    }

    @Test("is traced from a cell to the rows of its sheet")
    func traced() throws {
        let folder = try PrivateFolder()
        try Self.registry(Self.path("adae-short.xlsx"), in: folder)
        let source = URL(fileURLWithPath: try Self.path("adae-short.xlsx")).deletingLastPathComponent().path
        let trace = try folder.soteria(
            "trace", "pilot.soteria", "teae-by-soc-pt", "--serious", "--source", source, "--format", "json"
        ).ended(0).json(TraceResult.self)
        #expect(trace.events == 3 && trace.listing.count == 3)
        for line in trace.listing {
            let values = try #require(line.source_line).components(separatedBy: "\t")
            #expect(values.count == 16 && values[1] == line.event.subject && values[5] == line.event.pt)
            #expect(values[3] == line.event.sequence && values[12] == line.event.onset && values[8] == "Y")
        }
    }
}
