import Foundation
import TestSupport
import Testing

@Suite("Options of an import")
struct ImportOptionTests {
    private func registry() throws -> PrivateFolder {
        let folder = try PrivateFolder()
        try folder.write("study.yaml", "name: s\nversion: 1\ntitle: T\narms: [A]\n\(SmallStudy.rules)")
        try folder.soteria("init", "study.soteria", "--study", "study.yaml").ended(0)
        return folder
    }

    private func rows(_ folder: PrivateFolder) throws -> StoredRows {
        try StoredRows(of: folder.file("study.soteria"))
    }

    @Test("--profile: a shipped name, a file of one's own, or an error with near names")
    func profile() throws {
        let folder = try registry()
        try folder.write(
            "dm.csv", "STUDYID,DOMAIN,USUBJID,ARM,SEX\nS,DM,S-1,A,F\nS,DM,S-2,A,NA\n")
        #expect(try folder.soteria("import", "study.soteria", "dm.csv").ended(3).errors.contains("--profile sdtm"))
        #expect(
            try folder.soteria("import", "study.soteria", "dm.csv", "--profile", "sdtm").ended(0).output.contains(
                "2 stored"))
        try folder.write(
            "diary.yaml",
            """
            profile: diary
            title: Diary of a site
            delimiter: semicolon
            dates: [dd-mmm-yyyy]
            values: {yes_no: {ja: true, nein: false}}
            tables:
              events:
                coding: by_source
                constants: {dictionary: D, version: "1", language: de}
                columns:
                  PATIENT: {field: subject_id, required: true}
                  ORGAN: {field: soc_name, required: true}
                  TERM: {field: pt_name, required: true}
                  BEGINN: {field: onset_date}
                  SCHWER: {field: serious}
                ignore: [NOTIZ*]
            """)
        try folder.write(
            "diary.csv",
            "PATIENT;ORGAN;TERM;BEGINN;SCHWER;NOTIZ 1\nS-1;Skin;Rash;05-Jan-2020;ja;x\nS-2;Skin;Rash;UN-Feb-2020;nein;y\n"
        )
        try folder.soteria("import", "study.soteria", "diary.csv", "--profile", "diary.yaml").ended(0)
        let stored = try StoredRows.query(
            folder.file("study.soteria"),
            """
            SELECT sequence, onset, serious FROM event JOIN event_date ON event_id = id ORDER BY id
            """)
        // Without a column for the sequence the row's number in its file is used.
        #expect(stored == [["1", "05-Jan-2020", "1"], ["2", "UN-Feb-2020", "0"]])
        #expect(
            try folder.soteria("import", "study.soteria", "dm.csv", "--profile", "sdmt").ended(2).errors.contains(
                "sdtm"))
        try folder.write("bad.yaml", "profile: x\ntitle: X\ntabels: {}\n")
        let bad = try folder.soteria("import", "study.soteria", "dm.csv", "--profile", "bad.yaml").ended(3)
        #expect(bad.errors.contains("bad.yaml") && bad.errors.contains("tables"))
    }

    @Test(
        "--delimiter: by name or by character, in place of the profile's",
        arguments: [("semicolon", ";"), ("tab", "\t"), ("pipe", "|"), ("^", "^"), ("comma", ",")])
    func delimiter(name: String, character: String) throws {
        let folder = try registry()
        let text =
            ["subject_id", "site"].joined(separator: character) + "\n" + ["P1", "S1"].joined(separator: character)
            + "\n"
        try folder.write("subjects.csv", text)
        let run = try folder.soteria("import", "study.soteria", "subjects.csv", "--delimiter", name).ended(0)
        #expect(run.output.contains("1 read = 1 stored"))
        #expect(
            try StoredRows.query(folder.file("study.soteria"), "SELECT identifier, site FROM subject") == [
                ["P1", "S1"]
            ])
        if name != "comma" {
            let again = try registry()
            try again.write("subjects.csv", text)
            #expect(
                try again.soteria("import", "study.soteria", "subjects.csv").ended(3).errors.contains("subjects.csv"))
        }
    }

    @Test("--dry-run gives the same summary and leaves every byte of the registry as it is")
    func dryRun() throws {
        let folder = try registry()
        try folder.write("subjects.csv", "subject_id,planned_arm\nP1,A\nP2,B\nP3,A\n")
        let before = try rows(folder)
        let keep = ["import", "study.soteria", "subjects.csv", "--on-reject", "keep"]
        let dry = try folder.soteria(keep + ["--dry-run"]).ended(0)
        #expect(dry.lines.last == "Dry run: nothing was stored.")
        #expect(try rows(folder) == before && before.count("subject") == 0)
        let real = try folder.soteria(keep).ended(0)
        #expect(real.lines.first == dry.lines.first && real.errors == dry.errors)
        #expect(try rows(folder).count("subject") == 2)
        // With the default a refused row is an error in a dry run too.
        try folder.write("more.csv", "subject_id,planned_arm\nP9,B\n")
        try folder.soteria("import", "study.soteria", "more.csv", "--dry-run").ended(3)
    }

    @Test("--ignore-unknown leaves columns out and names them; without it they are refused with near names")
    func ignoreUnknown() throws {
        let folder = try registry()
        try folder.write("subjects.csv", "subject_id,sitee,shoe_size\nP1,S1,43\n")
        let refused = try folder.soteria("import", "study.soteria", "subjects.csv").ended(3)
        #expect(refused.errors.contains("subjects.csv:1:2 (sitee)") && refused.errors.contains("Did you mean 'site'?"))
        #expect(refused.errors.contains("subjects.csv:1:3 (shoe_size)"))
        let run = try folder.soteria("import", "study.soteria", "subjects.csv", "--ignore-unknown").ended(0)
        #expect(run.output.contains("columns left out: sitee, shoe_size"))
        let record = try StoredRows.query(folder.file("study.soteria"), "SELECT ignored_columns FROM import_run")
        #expect(record == [["[\"subjects.csv: sitee\",\"subjects.csv: shoe_size\"]"]])
        #expect(try StoredRows.query(folder.file("study.soteria"), "SELECT site FROM subject") == [[""]])
    }

    @Test("Files come in any order; the same file twice, or one that is not there or no file, are refused")
    func files() throws {
        let folder = try registry()
        try folder.write("subjects.csv", "subject_id,planned_arm\nP1,A\n")
        try folder.write("exposures.csv", "subject_id,exposure_seq,start_date\nP1,1,2020-01-01\n")
        try folder.write("events.csv", "subject_id,event_seq,soc_name,pt_name\nP1,1,Skin,Rash\n")
        try folder.write("copy.csv", try folder.read("events.csv"))
        func errors(_ code: Int32, _ files: String...) throws -> String {
            try folder.soteria(["import", "study.soteria"] + files).ended(code).errors
        }
        #expect(try errors(2, "events.csv", "copy.csv").contains("copy.csv"))
        #expect(try errors(5, "nothing.csv").contains("nothing.csv"))
        #expect(try errors(2, folder.path).contains("copy.csv"))
        #expect(try errors(5, "/dev/null").contains("not a regular file"))
        try folder.soteria("import", "study.soteria").ended(2)
        let run = try folder.soteria("import", "study.soteria", "events.csv", "exposures.csv", "subjects.csv").ended(0)
        #expect(run.output.contains("together: 3 read = 3 stored"))
        // The bytes count, not the name.
        let again = try folder.soteria("import", "study.soteria", "copy.csv").ended(0)
        #expect(again.output == "copy.csv: already imported as events.csv in run 1\n")
    }

    @Test("A row that is stored already is unchanged; the same content under another sequence is stored and flagged")
    func unchangedAndDuplicate() throws {
        let folder = try registry()
        try folder.write("subjects.csv", "subject_id,planned_arm\nP1,A\n")
        let header = "subject_id,event_seq,soc_name,pt_name,onset_date\n"
        try folder.write("events.csv", header + "P1,1,Skin,Rash,2020-01-05\n")
        try folder.soteria("import", "study.soteria", "subjects.csv", "events.csv").ended(0)
        try folder.write("more.csv", header + "P1,1,Skin,Rash,2020-01-05\nP1,2,Skin,Rash,2020-01-05\n")
        let run = try folder.soteria("import", "study.soteria", "more.csv").ended(0)
        #expect(
            run.lines.first
                == "more.csv (events): 2 read = 1 stored + 1 unchanged + 0 rejected + 0 ignored; 1 of the stored are exact duplicates"
        )
        let flags = try StoredRows.query(
            folder.file("study.soteria"), "SELECT sequence, duplicate_of FROM event ORDER BY id")
        #expect(flags == [["1", ""], ["2", "1"]])
    }

    @Test("Text stays as delivered: leading zeros, spaces, quotes, line feeds, a byte order mark and CRLF line ends")
    func textStays() throws {
        let folder = try registry()
        let text = "subject_id,site\r\n007,\" S \"\"1\"\"\n2\"\r\n"
        try folder.write("subjects.csv", [0xEF, 0xBB, 0xBF] + Array(text.utf8))
        try folder.soteria("import", "study.soteria", "subjects.csv").ended(0)
        let stored = try StoredRows.query(folder.file("study.soteria"), "SELECT identifier, site, line FROM subject")
        #expect(stored == [["007", " S \"1\"\n2", "2"]])
    }
}
