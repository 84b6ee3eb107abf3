import Foundation
import TestSupport
import Testing

@Suite("Correcting a delivery from the command line")
struct CorrectionCommandTests {
    private static let header =
        "subject_id,event_seq,soc_name,pt_name,onset_date,end_date,severity,serious,causality,outcome\n"
    private static let first = """
        P1,1,Skin,Rash,2020-01-05,2020-01-07,mild,N,possible,recovered
        P1,2,Skin,Rash,2020-01-08,,mild,N,possible,
        P2,1,Gut,Nausea,2020-02,,severe,Y,not related,

        """
    /// P1/1: another end and no outcome. P2/1: another term and onset. P3/1 is new, P1/2 is not there.
    private static let second = """
        P1,1,Skin,Rash,2020-01-05,2020-01-06,mild,N,possible,
        P2,1,Gut,Vomiting,2020-02-03,,severe,Y,not related,fatal
        P3,1,Skin,Rash,2020-03-01,,,N,,

        """

    private func study() throws -> PrivateFolder {
        let folder = try PrivateFolder()
        try folder.write("study.yaml", "name: s\nversion: 1\ntitle: T\narms: [A]\n\(SmallStudy.rules)")
        try folder.write("subjects.csv", "subject_id,planned_arm,sex\nP1,A,F\nP2,A,M\nP3,A,F\n")
        try folder.write(
            "exposures.csv",
            "subject_id,exposure_seq,dose,start_date\n" + (1...3).map { "P\($0),1,10,2020-01-01\n" }.joined())
        try folder.write("v1.csv", Self.header + Self.first)
        try folder.write("v2.csv", Self.header + Self.second)
        try folder.soteria("init", "study.soteria", "--study", "study.yaml").ended(0)
        return folder
    }

    private func imported() throws -> PrivateFolder {
        let folder = try study()
        try folder.soteria("import", "study.soteria", "subjects.csv", "exposures.csv", "v1.csv").ended(0)
        return folder
    }

    private let correct = ["import", "study.soteria", "v2.csv", "--correct", "--reason", "query 17"]

    @Test("Options that do not go together are mistakes of the command line")
    func usage() throws {
        let folder = try imported()
        let base = ["import", "study.soteria", "v2.csv"]
        for (options, word) in [
            (["--correct"], "--reason"), (["--correct", "--reason", " "], "--reason"),
            (["--reason", "x"], "--correct"),
            (["--cumulative"], "--correct"), (["--show-changes"], "--correct"),
            (["--correct", "--reason", "x", "--remove-missing"], "--cumulative"),
            (
                ["--correct", "--reason", "x", "--cumulative", "--remove-missing", "--on-reject", "keep"],
                "--on-reject keep"
            ), (["--format", "xml"], "text or json"),
        ] as [([String], String)] {
            #expect(try folder.soteria(base + options).ended(2).errors.contains(word))
        }
        #expect(try folder.soteria(base).ended(3).errors.contains("--correct --reason"))
        #expect(try folder.soteria("history", "study.soteria").ended(0).output == "No stored row was changed.\n")
        #expect(try folder.soteria("history", "study.soteria", "--run", "9").ended(2).errors.contains("run 9"))
    }

    @Test("A dry run says what the correction then does, and changes no byte")
    func dryRun() throws {
        let folder = try imported()
        let path = folder.file("study.soteria")
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let dry = try folder.soteria(correct + ["--cumulative", "--dry-run"]).ended(0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        #expect(dry.lines.first == "v2.csv (events): 3 read = 1 new + 2 changed + 0 unchanged + 0 rejected + 0 ignored")
        #expect(dry.output.contains("  values that changed: end_date 1, onset_date 1, outcome 2, pt_name 1\n"))
        #expect(dry.output.contains("does not carry: 1; they stay without --remove-missing"))
        #expect(dry.lines.last == "Dry run: nothing was stored.")
        let real = try folder.soteria(correct + ["--cumulative"]).ended(0)
        #expect(real.lines.dropLast() == dry.lines.dropLast())
        #expect(try folder.soteria(correct).ended(0).output.contains("already imported as v2.csv in run 2"))
        #expect(try folder.soteria("info", "study.soteria").ended(0).output.contains("reason: query 17"))
    }

    @Test("The summary of a correction shows values of persons only when it is asked to")
    func privacy() throws {
        let folder = try imported()
        let summary = try folder.soteria(correct + ["--dry-run", "--cumulative"]).ended(0)
        for word in ["P1", "P2", "Vomiting", "fatal", "2020-"] { #expect(!summary.output.contains(word)) }
        let shown = try folder.soteria(correct + ["--dry-run", "--cumulative", "--show-changes"]).ended(0)
        #expect(shown.lines.contains { $0.contains("pt_name") && $0.contains("Nausea") && $0.contains("Vomiting") })
        #expect(shown.output.contains("not in the delivery: event P1 / 2"))
    }

    private struct Summary: Decodable {
        struct Table: Decodable {
            let table: String
            let new, changed, unchanged, removed: Int
            let missing: Int?
            let values_changed: [String: Int]
        }
        struct Change: Decodable {
            struct Value: Decodable {
                let column: String
                let old, new: String?
            }
            let table, subject, change: String
            let sequence: String?
            let values: [Value]
        }
        let run: Int?
        let dry_run: Bool
        let corrections: [Table]?
        let changes: [Change]
    }

    @Test("For machines the summary is JSON, and the history CSV or JSON")
    func machines() throws {
        let folder = try imported()
        let run = try folder.soteria(
            correct + ["--cumulative", "--remove-missing", "--show-changes", "--format", "json"]
        ).ended(0)
        let summary = try run.json(Summary.self)
        let table = try #require(summary.corrections?.first)
        #expect(summary.run == 2 && !summary.dry_run && summary.corrections?.count == 1)
        #expect([table.new, table.changed, table.unchanged, table.removed, table.missing] == [1, 2, 0, 1, 1])
        #expect(table.values_changed == ["end_date": 1, "onset_date": 1, "outcome": 2, "pt_name": 1])
        #expect(summary.changes.map(\.change) == ["changed", "changed", "added", "removed"])
        let outcome = try #require(summary.changes.first?.values.first { $0.column == "outcome" })
        #expect(outcome.old == "recovered" && outcome.new == nil)

        let csv = try folder.soteria("history", "study.soteria", "--subject", "P2", "--format", "csv").ended(0)
        let rows = try SimpleCSV.table(csv.output)
        #expect(rows.map { $0["column"] } == ["onset_date", "outcome", "pt_name"])
        #expect(rows.map { $0["old"] } == ["2020-02", "", "Nausea"])
        #expect(
            rows.allSatisfy { $0["reason"] == "query 17" && $0["former_file"] == "v1.csv" && $0["former_line"] == "4" })
        try folder.soteria("history", "study.soteria", "--run", "2", "--format", "json", "-o", "h.json").ended(0)
        #expect(
            try FileManager.default.attributesOfItem(atPath: folder.file("h.json"))[.posixPermissions] as? Int == 0o600)
    }

    @Test("A registry corrected from a first to a second version prints the tables of one that got the second at once")
    func tables() throws {
        let corrected = try imported()
        try corrected.soteria(correct + ["--cumulative", "--remove-missing"]).ended(0)
        try corrected.soteria("verify", "study.soteria").ended(0)
        let atOnce = try study()
        try atOnce.soteria("import", "study.soteria", "subjects.csv", "exposures.csv", "v2.csv").ended(0)
        for table in ["ae", "adr", "sae", "overview", "teae-by-soc-pt"] {
            let command = ["table", "study.soteria", table, "--check", "--format", "csv"]
            #expect(try corrected.soteria(command).ended(0).output == atOnce.soteria(command).ended(0).output)
        }
        let trace = ["trace", "study.soteria", "ae", "--pt", "Vomiting", "--source", "."]
        let run = try corrected.soteria(trace).ended(0)
        #expect(run.output.contains("v2.csv") && run.output.contains("P2,1,Gut,Vomiting,2020-02-03"))
    }

    @Test(
        "What a blank means stands in the profile: it clears, leaves or refuses",
        arguments: ["clear", "unchanged", "error"])
    func blanks(policy: String) throws {
        let folder = try imported()
        let shown = try folder.soteria("profile", "show", "soteria").ended(0).output
        #expect(shown.contains("\nblank: clear\n"))
        try folder.write("own.yaml", shown.replacing("\nblank: clear\n", with: "\nblank: \(policy)\n"))
        try folder.write("sex.csv", "subject_id,sex\nP1,\nP2,F\n")
        let run = try folder.soteria(
            "import", "study.soteria", "sex.csv", "--profile", "own.yaml", "--correct", "--reason", "r")
        let stored = try StoredRows.query(
            folder.file("study.soteria"), "SELECT coalesce(sex, '-') || planned_arm FROM subject ORDER BY id")
        switch policy {
        case "clear": #expect(run.status == 0 && stored == [["-A"], ["FA"], ["FA"]])
        case "unchanged":
            #expect(run.status == 0 && stored == [["FA"], ["FA"], ["FA"]])
            #expect(run.output.contains("blank, and by the profile values stay: sex 1"))
        default:
            #expect(run.status == 3 && stored == [["FA"], ["MA"], ["FA"]])
            #expect(run.errors.contains("sex.csv:2: blank_value: sex is blank"))
        }
        #expect(policy == "error" || run.output.contains("no column in the file, so that values stay: planned_arm 2"))
    }

    @Test("Pairs that may be one event are listed with their reason and counted in info")
    func duplicates() throws {
        let folder = try imported()
        let list = try folder.soteria("duplicates", "study.soteria").ended(0)
        #expect(list.lines.last == "1 pair: 1 touch.")
        #expect(try folder.soteria("info", "study.soteria").output.contains("0 exact pairs, 1 near pair"))
        let csv = try folder.soteria("duplicates", "study.soteria", "--format", "csv").ended(0)
        let row = try #require(try SimpleCSV.table(csv.output).first)
        #expect(row["reason"] == "touch" && row["onset"] == "2020-01-05" && row["other_onset"] == "2020-01-08")
    }
}
