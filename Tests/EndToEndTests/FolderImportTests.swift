import Foundation
import TestSupport
import Testing

@Suite("Import of a folder")
struct FolderImportTests {
    private static let rules = SmallStudy.rules
    private static let dm = "STUDYID,DOMAIN,USUBJID,ARM,SEX\nS,DM,S-1,A,F\nS,DM,S-2,A,M\n"
    private static let ae =
        "STUDYID,DOMAIN,USUBJID,AESEQ,AETERM,AEDECOD,AESOC,AESTDTC\nS,AE,S-1,1,ITCH,PRURITUS,SKIN AND SUBCUTANEOUS TISSUE DISORDERS,2020-01-05\n"

    private func registry(_ files: [String: String]) throws -> PrivateFolder {
        let folder = try PrivateFolder()
        try folder.write("study.yaml", "name: s\nversion: 1\ntitle: T\narms: [A]\n\(Self.rules)")
        try folder.soteria("init", "study.soteria", "--study", "study.yaml").ended(0)
        try FileManager.default.createDirectory(
            atPath: folder.file("delivery/older"), withIntermediateDirectories: true)
        for (name, text) in files { try folder.write("delivery/\(name)", text) }
        return folder
    }

    @Test("takes the files that the profile knows, names the others, and says nothing of hidden ones")
    func folder() throws {
        let folder = try registry([
            "dm.csv": Self.dm, "ae.csv": Self.ae, "README.md": "# About \"these\" files, in short\n", ".dm.csv": "x\n",
            "vs.csv": "STUDYID,DOMAIN,USUBJID,VSSEQ\nS,VS,S-1,1\n", "older/dm.csv": Self.dm, "empty.csv": "",
        ])
        let run = try folder.soteria("import", "study.soteria", "--profile", "sdtm", "delivery").ended(0)
        let said = run.errors.split(separator: "\n").filter { $0.contains("is passed over") }
            .map { $0.prefix { $0 != " " } }
        #expect(said == ["delivery/README.md", "delivery/empty.csv", "delivery/vs.csv"])
        #expect(run.output.contains("dm.csv (subjects): 2 read = 2 stored"))
        #expect(run.output.contains("ae.csv (events): 1 read = 1 stored"))
        let again = try folder.soteria("import", "study.soteria", "--profile", "sdtm", "delivery/").ended(0)
        #expect(again.lines.filter { $0.contains("already imported") }.count == 2)
    }

    @Test("refuses one table in two forms, and says which files they are")
    func twoForms() throws {
        let tabs = Self.ae.replacing(",", with: "\t")
        let folder = try registry(["dm.csv": Self.dm, "ae.csv": Self.ae, "AE.tsv": tabs])
        let run = try folder.soteria("import", "study.soteria", "--profile", "sdtm", "delivery").ended(2)
        #expect(run.errors.contains("delivery/ae.csv") && run.errors.contains("delivery/AE.tsv"))
        #expect(try StoredRows(of: folder.file("study.soteria")).count("subject") == 0)
    }

    @Test("says of a folder without any file of the profile what is wrong with each")
    func nothing() throws {
        let folder = try registry(["vs.csv": "DOMAIN,USUBJID,VSSEQ\nVS,S-1,1\n"])
        let run = try folder.soteria("import", "study.soteria", "--profile", "sdtm", "delivery").ended(3)
        #expect(run.errors.contains("vs.csv") && run.errors.contains("sdtm"))
    }

    @Test("keeps the joined files with the run, and refuses to take their new form for the old one")
    func joinedFiles() throws {
        let ds = "USUBJID,DSDECOD,DSCAT,DSSTDTC\nS-1,COMPLETED,DISPOSITION EVENT,2020-06-01\n"
        let folder = try registry(["dm.csv": Self.dm, "ds.csv": ds])
        let run = try folder.soteria("import", "study.soteria", "--profile", "sdtm", "delivery").ended(0)
        #expect(run.output.contains("ds.csv: joined to subjects"))
        let registry = folder.file("study.soteria")
        #expect(
            try StoredRows.query(registry, "SELECT name, fills FROM source_file ORDER BY id") == [
                ["dm.csv", "subjects"], ["ds.csv", "joined to subjects"],
            ])
        #expect(
            try StoredRows.query(registry, "SELECT identifier, follow_up_end_reason FROM subject ORDER BY id") == [
                ["S-1", "COMPLETED"], ["S-2", ""],
            ])
        try folder.soteria("verify", "study.soteria").ended(0)
        let same = try folder.soteria("import", "study.soteria", "--profile", "sdtm", "delivery").ended(0)
        #expect(same.output.contains("already imported") && !same.output.contains("Stored"))
        // Other dispositions would change subjects that are stored: that is no new delivery of the same subjects.
        try folder.write("delivery/ds.csv", ds.replacing("COMPLETED", with: "DEATH"))
        let changed = try folder.soteria("import", "study.soteria", "--profile", "sdtm", "delivery")
        #expect(changed.status != 0 && changed.errors.contains("dm.csv"))
        // An unchanged joined file serves a later delivery of other subjects.
        try folder.write("delivery/ds.csv", ds)
        try folder.write("delivery/dm.csv", "DOMAIN,USUBJID,ARM,SEX\nDM,S-3,A,F\n")
        try folder.soteria("import", "study.soteria", "--profile", "sdtm", "delivery").ended(0)
        #expect(try StoredRows(of: registry).count("source_file") == 3)
    }

    @Test(
        "of the CDISC pilot's SDTM files among others gives the published counts",
        .enabled(if: PilotStudy.isAtHand, PilotStudy.missing))
    func pilot() throws {
        let folder = try PrivateFolder()
        try folder.soteria("init", "pilot.soteria", "--study", "cdisc-pilot").ended(0)
        try FileManager.default.createDirectory(atPath: folder.file("m5"), withIntermediateDirectories: true)
        for path in try PilotStudy.files
            + ["adae.tsv", "define-adam.xml", "README.md"].compactMap({
                ReferenceData.url("data/cdisc-pilot/\($0)")?.path
            })
        {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            try FileManager.default.copyItem(atPath: path, toPath: folder.file("m5/\(name)"))
        }
        let run = try folder.soteria("import", "pilot.soteria", "--profile", "sdtm", "m5").ended(0)
        #expect(run.errors.contains("adae.tsv is passed over"))
        // 1191 events of 254 treated and 52 others; the counts are those of the data's own guide.
        #expect(run.output.contains("ae.csv (events): 1191 read = 1191 stored"))
        #expect(run.output.contains("dm.csv (subjects): 306 read = 306 stored"))
    }
}
