import Foundation
import TestSupport
import Testing

/// One delivery of invented (synthetic) records, written in every form in which it may come.
@Suite("The same delivery in another encoding, compressed or archived")
struct DeliveryFormsTests {
    private static let subjects = "subject_id,site,planned_arm\n환자-1,서울,A\n환자-2,\"부산, 동래\",A\n"
    private static let events =
        "subject_id,event_seq,verbatim,soc_name,pt_name,onset_date,serious\n"
        + "환자-1,1,\"두통, 심함\",Nervous system disorders,Headache,2020-01-05,N\n"
        + "환자-2,1,안구 건조,Eye disorders,Dry eye,2020-02,Y\n"

    private static let exposures =
        "subject_id,exposure_seq,product,dose,start_date\n환자-1,1,X,10,2020-01-01\n환자-2,1,X,10,2020-01-01\n"

    private func registry() throws -> PrivateFolder {
        let folder = try PrivateFolder()
        try folder.write("study.yaml", "name: s\nversion: 1\ntitle: T\narms: [A]\n\(SmallStudy.rules)")
        try folder.soteria("init", "study.soteria", "--study", "study.yaml").ended(0)
        return folder
    }

    /// What the registry says of subjects and events; the hashes of content cover every clinical value.
    private func clinical(_ folder: PrivateFolder) throws -> [[String]] {
        try StoredRows.query(
            folder.file("study.soteria"),
            """
            SELECT identifier, site, hex(content), '' FROM subject
            UNION ALL SELECT sequence, verbatim, hex(content), line FROM event ORDER BY 1, 2
            """)
    }

    private func encoded(_ text: String, _ encoding: UInt) throws -> [UInt8] {
        Array(try #require(text.data(using: String.Encoding(rawValue: encoding))))
    }

    private func expected() throws -> [[String]] {
        let folder = try registry()
        try folder.write("subjects.csv", Self.subjects)
        try folder.write("exposures.csv", Self.exposures)
        try folder.write("events.csv", Self.events)
        try folder.soteria("import", "study.soteria", "subjects.csv", "exposures.csv", "events.csv").ended(0)
        let rows = try clinical(folder)
        #expect(rows.count == 4 && rows[0][1] == "두통, 심함")
        return rows
    }

    /// How a form is written: a mark before the text, the encoding, and what the import has to be told.
    static let forms: [(name: String, mark: [UInt8], encoding: UInt, options: [String])] = [
        ("a byte order mark", [0xEF, 0xBB, 0xBF], 4, []),
        ("UTF-16 LE", [0xFF, 0xFE], 0x9400_0100, []),
        ("UTF-16 BE", [0xFE, 0xFF], 0x9000_0100, []),
        ("CP949", [], 0x8000_0422, ["--encoding", "CP949"]),
        ("EUC-KR", [], 0x8000_0940, ["--encoding", "euc-kr"]),
        ("declared UTF-8", [], 4, ["--encoding", "UTF-8"]),
    ]

    @Test("gives the same registry, and its rows are found again", arguments: forms.map(\.name))
    func encodings(name: String) throws {
        let form = try #require(Self.forms.first { $0.name == name })
        let folder = try registry()
        try folder.write("subjects.csv", form.mark + encoded(Self.subjects, form.encoding))
        try folder.write("exposures.csv", form.mark + encoded(Self.exposures, form.encoding))
        try folder.write("events.csv", form.mark + encoded(Self.events, form.encoding))
        let files = ["subjects.csv", "exposures.csv", "events.csv"]
        try folder.soteria(["import", "study.soteria"] + files + form.options).ended(0)
        #expect(try clinical(folder) == expected())
        try tracesItsRows(folder)
    }

    /// Every event leads to its line, as it reads in UTF-8.
    private func tracesItsRows(_ folder: PrivateFolder) throws {
        let trace = try folder.soteria(
            "trace", "study.soteria", "teae-by-soc-pt", "--window", "all", "--source", ".", "--format", "json"
        ).ended(0).json(TraceResult.self)
        let lines = Set(trace.listing.map(\.source_line))
        #expect(lines == Set(Self.events.split(separator: "\n").dropFirst().map { String($0) }))
    }

    @Test("gives the same registry when it is compressed by gzip, also in an encoding of its own")
    func gzip() throws {
        let folder = try registry()
        try folder.write("subjects.csv", try encoded(Self.subjects, 0x8000_0422))
        try folder.write("exposures.csv", try encoded(Self.exposures, 0x8000_0422))
        try folder.write("events.csv", try encoded(Self.events, 0x8000_0422))
        #expect(try folder.run("/bin/sh", ["-c", "gzip -n subjects.csv exposures.csv events.csv"]).status == 0)
        let files = ["subjects.csv.gz", "exposures.csv.gz", "events.csv.gz"]
        try folder.soteria(["import", "study.soteria", "--encoding", "CP949"] + files).ended(0)
        #expect(try clinical(folder) == expected())
        try tracesItsRows(folder)
    }

    @Test("gives the same registry as members of an archive, and each member is known again")
    func zip() throws {
        let folder = try registry()
        let archive = ZipFile([
            .init("data/events.csv", Self.events), .init("data/exposures.csv", Self.exposures),
            .init("subjects.csv", Self.subjects), .init(".DS_Store", [0, 1]),
        ])
        try folder.write("delivery.zip", archive.bytes)
        let run = try folder.soteria("import", "study.soteria", "delivery.zip").ended(0)
        #expect(run.output.contains("delivery.zip/data/events.csv (events): 2 read = 2 stored"), "\(run)")
        #expect(run.errors.contains(".DS_Store is passed over"), "\(run)")
        #expect(try clinical(folder) == expected())
        try tracesItsRows(folder)
        let again = try folder.soteria("import", "study.soteria", "delivery.zip").ended(0)
        #expect(again.output.contains("delivery.zip/subjects.csv: already imported"), "\(again)")
        let parts = try StoredRows.query(folder.file("study.soteria"), "SELECT part FROM source_file ORDER BY part")
        #expect(parts == [["data/events.csv"], ["data/exposures.csv"], ["subjects.csv"]])
    }

    @Test("--encoding decides what bytes mean; without it they are refused with the encodings they may have")
    func encodingOption() throws {
        let folder = try registry()
        try folder.write("subjects.csv", try encoded(Self.subjects, 0x8000_0422))
        let refused = try folder.soteria("import", "study.soteria", "subjects.csv").ended(3)
        #expect(
            refused.errors.contains("invalid_utf8") && refused.errors.contains("add --encoding CP949"), "\(refused)")
        #expect(!refused.errors.contains("환자"))
        let wrong = try folder.soteria("import", "study.soteria", "subjects.csv", "--encoding", "UTF-16LE").ended(3)
        #expect(!wrong.errors.isEmpty)
        let unknown = try folder.soteria("import", "study.soteria", "subjects.csv", "--encoding", "cp9494").ended(2)
        #expect(unknown.errors.contains("--encoding takes"))
        try folder.soteria("import", "study.soteria", "subjects.csv", "--encoding", "cp949").ended(0)
        #expect(
            try StoredRows.query(folder.file("study.soteria"), "SELECT site FROM subject ORDER BY id") == [
                ["서울"], ["부산, 동래"],
            ])
    }

    @Test("A hostile or damaged container is refused with exit code 3 and nothing is stored")
    func refused() throws {
        let folder = try registry()
        let before = try StoredRows(of: folder.file("study.soteria"))
        try folder.write("up.zip", ZipFile([.init("../subjects.csv", Self.subjects)]).bytes)
        try folder.write("cut.csv.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B])
        #expect(try folder.soteria("import", "study.soteria", "up.zip").ended(3).errors.contains("leads out"))
        #expect(
            try folder.soteria("import", "study.soteria", "cut.csv.gz").ended(3).errors.contains("damaged at byte 11"))
        #expect(try StoredRows(of: folder.file("study.soteria")) == before)
    }

    @Test("A delimiter of a MedDRA or FAERS file has a name; the wrong one is refused with the likely one")
    func dollar() throws {
        let folder = try registry()
        try folder.write("subjects.txt", "subject_id$site\nP1$S1\nP2$S2\n")
        let refused = try folder.soteria("import", "study.soteria", "subjects.txt").ended(3)
        #expect(refused.errors.contains("add --delimiter dollar") && refused.errors.contains("profile soteria knows 2"))
        try folder.soteria("import", "study.soteria", "subjects.txt", "--delimiter", "dollar").ended(0)
        try folder.write("more.csv", "\"subject_id\";\"site\"\n\"P3\";\"S1\"\n")
        let quoted = try folder.soteria("import", "study.soteria", "more.csv").ended(3)
        #expect(quoted.errors.contains("add --delimiter semicolon"), "\(quoted)")
    }
}
