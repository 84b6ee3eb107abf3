import Foundation
import TestSupport
import Testing

@Suite("Profiles, templates, registries and their checks")
struct CommandTests {
    @Test("profile list names the shipped profiles and their tables; profile show prints one to start from")
    func profiles() throws {
        let folder = try PrivateFolder()
        let list = try folder.soteria("profile", "list").ended(0)
        for name in ["adam", "sdtm", "soteria"] {
            #expect(list.lines.contains { $0.hasPrefix("\(name)  ") }, "\(name)")
        }
        let folderOfProfiles = ReferenceData.repository.appendingPathComponent("Imports/profiles").path
        let files = try FileManager.default.contentsOfDirectory(atPath: folderOfProfiles).filter {
            $0.hasSuffix(".yaml")
        }
        #expect(list.lines.count { $0.hasPrefix("    events: known by ") } == files.count, "each reads events")
        for name in ["adam", "sdtm", "soteria"] {
            let shipped = ReferenceData.repository.appendingPathComponent("Imports/profiles/\(name).yaml")
            let shown = try folder.soteria("profile", "show", name).ended(0).output
            #expect(try shown == String(contentsOf: shipped, encoding: .utf8), "\(name)")
            // What is shown can be given back as a file.
            try folder.write("own.yaml", shown)
            #expect(try folder.soteria("profile", "show", "own.yaml").ended(0).output == shown)
        }
        #expect(try folder.soteria("profile", "show", "sdmt").ended(2).errors.contains("sdtm"))
    }

    @Test("The four templates are a delivery that imports, and its event is counted")
    func templates() throws {
        let folder = try PrivateFolder()
        let tables = ["subjects", "exposures", "dictionary", "events"]
        for table in tables {
            let run = try folder.soteria("template", table).ended(0)
            #expect(run.lines.count == 2, "a header and an example row")
            let columns = run.errors.split(separator: "\n").compactMap {
                $0.split(separator: ":").first.map(String.init)
            }
            #expect(columns == SimpleCSV.fields(of: run.lines[0]), "what each column holds is said, on standard error")
            try folder.write("\(table).csv", run.output)
        }
        try folder.write(
            "study.yaml", "name: s\nversion: 1\ntitle: T\nstudy_id: DEMO-1\narms: [Active]\n\(SmallStudy.rules)")
        try folder.soteria("init", "study.soteria", "--study", "study.yaml").ended(0)
        let run = try folder.soteria(["import", "study.soteria"] + tables.map { "\($0).csv" }).ended(0)
        #expect(run.output.contains("together: 4 read = 4 stored"))
        let page = try folder.soteria("table", "study.soteria", "teae-by-soc-pt", "--check", "--format", "csv").ended(0)
        #expect(try page.tidy.counts("pt", soc: "Nervous system disorders", pt: "Headache") == [1, 1])
        #expect(try folder.soteria("template", "doses").ended(2).errors.contains("exposures"))
    }

    @Test("init makes a registry of a shipped study or of a file; a study file that cannot be read makes none")
    func initialise() throws {
        let folder = try PrivateFolder()
        #expect(
            try folder.soteria("init", "pilot.soteria", "--study", "cdisc-pilot").ended(0).output.contains(
                "Xanomeline Low Dose"))
        try folder.write("own.yaml", "name: own\nversion: v2\ntitle: Own study\narms: [B, A]\n\(SmallStudy.rules)")
        let run = try folder.soteria("init", "own.soteria", "--study", "own.yaml").ended(0)
        #expect(run.output.contains("Made own.soteria for Own study.") && run.output.contains("arms   B, A"))
        #expect(run.output.contains("rules  own version v2"))
        try folder.write("bad.yaml", "name: own\nversion: v2\ntitle: Own study\narms: [A, A]\n\(SmallStudy.rules)")
        #expect(try folder.soteria("init", "bad.soteria", "--study", "bad.yaml").ended(3).errors.contains("bad.yaml"))
        #expect(try folder.soteria("init", "none.soteria", "--study", "cdisc").ended(2).errors.contains("cdisc-pilot"))
        try folder.soteria("init", "own.soteria", "--study", "cdisc-pilot").ended(4)
        try folder.soteria("init", "none.soteria").ended(2)
        let made = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".soteria") }
        #expect(made.sorted() == ["own.soteria", "pilot.soteria"])
        #expect(try folder.soteria("info", "own.soteria").ended(0).output.contains("Own study"))
    }

    @Test("info shows the study, its arms, rules, dictionaries, rows and import runs")
    func info() throws {
        let study = try SmallStudy(
            arms: ["A", "B"], subjects: SmallStudy.subjects(3, "A"),
            events: [.init("P1", "Skin", "Rash"), .init("P1", "", "")])
        let text = try study.folder.soteria("info", "study.soteria").ended(0).output
        for part in [
            "A small study", "A, B", "subjects      3", "exposures     3", "events        2, of which coded 1",
            "* small version 1", "As coded by the source", "subjects.csv, exposures.csv, events.csv",
            "8 read = 8 stored + 0 unchanged + 0 rejected + 0 ignored", "profile soteria",
        ] { #expect(text.contains(part), "\(part)\n\(text)") }
    }

    @Test("verify finds a view that was changed; the second count goes by the program's own views")
    func changedView() throws {
        let study = try SmallStudy(
            arms: ["A"], subjects: SmallStudy.subjects(3, "A"),
            events: [.init("P1", "Skin", "Rash"), .init("P2", "Skin", "Rash", ["serious": "Y"])])
        try study.folder.soteria("verify", "study.soteria").ended(0)
        let path = study.folder.file("study.soteria")
        let view = try StoredRows.query(path, "SELECT sql FROM sqlite_schema WHERE name = 'event_seriousness'")
        let changed = try #require(view.first?.first).replacing("e.serious IS 1", with: "e.serious IS 0")
        try StoredRows.tamper(path, "DROP VIEW event_seriousness; \(changed)")
        let found = try study.folder.soteria("verify", "study.soteria").ended(1)
        #expect(found.errors.contains("event_seriousness is not as this program makes it"))
        #expect(!found.errors.contains("disagree"))
        try study.folder.soteria("table", "study.soteria", "sae", "--check").ended(0)
    }

    @Test("verify and --check find a packed copy that says something else than the rows, and name the cell")
    func changedCopy() throws {
        func study(_ serious: String) throws -> SmallStudy {
            try SmallStudy(
                arms: ["A"], subjects: SmallStudy.subjects(3, "A"),
                events: [.init("P1", "Skin", "Rash"), .init("P2", "Skin", "Rash", ["serious": serious])])
        }
        let (own, other) = (try study("Y"), try study("N"))
        let marks = "SELECT hex(content) FROM packed_column WHERE name = 'marks'"
        let others = try #require(StoredRows.query(other.folder.file("study.soteria"), marks).first?.first)
        try StoredRows.tamper(
            own.folder.file("study.soteria"), "UPDATE packed_column SET content = x'\(others)' WHERE name = 'marks'")
        let found = try own.folder.soteria("verify", "study.soteria").ended(1)
        #expect(
            found.errors.contains("does not hold what the rows say") && found.errors.contains("The two counts disagree")
        )
        // Without --check the packed count is printed.
        let checked = try own.folder.soteria("table", "study.soteria", "sae", "--check").ended(1)
        #expect(checked.output.isEmpty && checked.errors.contains("row any, column A: 0 and 1 subjects"))
        try own.folder.soteria("table", "study.soteria", "sae").ended(0)
    }

    @Test("verify finds rows that refer to nothing, a second active rule set, and counts that do not add up")
    func damage() throws {
        let study = try SmallStudy(
            arms: ["A"], subjects: SmallStudy.subjects(3, "A"), events: [.init("P1", "Skin", "Rash")])
        func findings(after sql: String) throws -> String {
            let copy = study.folder.file("copy.soteria")
            try? FileManager.default.removeItem(atPath: copy)
            try FileManager.default.copyItem(atPath: study.folder.file("study.soteria"), toPath: copy)
            try StoredRows.tamper(copy, sql)
            return try study.folder.soteria("verify", "copy.soteria").ended(1).errors
        }
        #expect(
            try findings(after: "PRAGMA foreign_keys = OFF; DELETE FROM subject WHERE identifier = 'P1'").contains(
                "event"))
        #expect(try findings(after: "DROP INDEX event_by_sequence").contains("event_by_sequence is missing"))
        #expect(try findings(after: "CREATE TABLE notes (text)").contains("notes does not belong to a registry"))
        #expect(
            try findings(after: "UPDATE import_run SET rows_rejected = 1, rows_read = rows_read + 1").contains(
                "rejected"))
    }

    @Test("Every command explains itself, and the version is printed")
    func help() throws {
        let folder = try PrivateFolder()
        let top = try folder.soteria("--help").ended(0).output
        let commands = [
            "init", "import", "table", "events", "terms", "trace", "rejects", "rules", "verify", "info", "profile",
            "template", "demo",
        ]
        for command in commands {
            #expect(top.contains("\n  \(command) "), "\(command)")
            #expect(try folder.soteria(command, "--help").ended(0).output.contains("USAGE: soteria \(command)"))
        }
        #expect(try folder.soteria("--version").ended(0).output.contains(#/^\d+\.\d+\.\d+\n$/#))
        #expect(try folder.soteria("tabel").ended(2).errors.contains("Did you mean 'table'?"))
    }
}
