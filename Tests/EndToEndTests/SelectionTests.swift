import Foundation
import TestSupport
import Testing

@Suite("Selections, the same for every command", .demoStudy)
struct SelectionTests {
    private static let musculoskeletal = "Musculoskeletal and connective tissue disorders"

    @Test(
        "A selection holds the same events in a table, in a listing, among the terms and in a trace",
        arguments: [
            [], ["--serious"], ["--related"], ["--soc", musculoskeletal], ["--pt", "Back pain"],
            ["--soc", "S17", "--serious"],
            ["--window", "30"], ["--window", "all", "--related"], ["--from", "2016-03-01", "--to", "2017-02-28"],
            ["--rules", "month.yaml"], ["--arm", "lenzumestrocel"], ["--by", "actual"],
            ["--pt", "diarrhoea", "--window", "all", "--to", "2020-12-31"], ["--action", "drug_interrupted"],
            ["--outcome", "fatal,recovering"], ["--criterion", "hospitalisation"], ["--causality", "missing"],
            ["--onset-days", "-3..-1", "--window", "all"], ["--longer-than", "14"], ["--severity", "severe, Unknown"],
        ])
    func everywhere(options: [String]) throws {
        let folder = try DemoStudy.registry()
        try monthRules(in: folder)
        let cells = try folder.soteria(
            ["table", "study.soteria", "teae-by-soc-pt", "--check", "--format", "csv"] + options
        ).ended(0).tidy
        let listed = try folder.soteria(["events", "study.soteria", "--format", "json"] + options).ended(0)
            .json([EventResult].self)
        let terms = SimpleCSV.table(
            try folder.soteria(["terms", "study.soteria", "--format", "csv"] + options).ended(0).output)
        let any = try #require(cells.last { $0.level == "any" })
        #expect(any.events > 0 && any.counts == [listed.count, Set(listed.map(\.subject)).count])
        let shown = cells.filter { $0.arm == "Total" && $0.level == "pt" }
        #expect(shown.map(\.pt) == terms.filter { $0["level"] == "pt" }.map { $0["pt"] })
        #expect(shown.map { "\($0.events)" } == terms.filter { $0["level"] == "pt" }.map { $0["events"] })
        #expect(shown.map { "\($0.subjects)" } == terms.filter { $0["level"] == "pt" }.map { $0["subjects"] })
        #expect(Dictionary(grouping: listed, by: \.pt).mapValues(\.count) == events(of: shown))
        let trace = try folder.soteria(["trace", "study.soteria", "teae-by-soc-pt", "--format", "json"] + options)
            .ended(0).json(TraceResult.self)
        #expect([trace.events, trace.subjects] == any.counts)
    }

    private func events(of cells: [TidyCell]) -> [String?: Int] {
        Dictionary(cells.map { ($0.pt, $0.events) }, uniquingKeysWith: +)
    }

    @Test(
        "A condition leaves the events of the whole listing that say so themselves",
        arguments: [
            ("--action", "drug_interrupted,unknown", "action", ["drug_interrupted", "unknown"]),
            ("--outcome", "fatal", "outcome", ["fatal"]), ("--causality", "missing", "causality", ["missing"]),
            ("--causality", "possible,certain", "causality", ["possible", "certain"]),
            ("--onset-days", "1..3", "study_day", ["1", "2", "3"]),
        ])
    func conditions(option: String, value: String, column: String, values: [String]) throws {
        let folder = try DemoStudy.registry()
        func listing(_ options: String...) throws -> [[String: String]] {
            SimpleCSV.table(
                try folder.soteria(["events", "study.soteria", "--format", "csv"] + options).ended(0).output)
        }
        let expected = try listing().filter { values.contains($0[column] ?? "") }
        let found = try listing(option, value)
        #expect(!found.isEmpty && found == expected)
    }

    @Test("Moderate reactions of more than 14 days of three terms are the 19 events in 13 participants of the study")
    func persistent() throws {
        let folder = try DemoStudy.registry()
        let options = ["--related", "--severity", "moderate", "--longer-than", "14", "--format", "json"]
        let listed = try folder.soteria(["events", "study.soteria"] + options).ended(0).json([EventResult].self)
        let pain = listed.filter { ["Back pain", "Pain in extremity", "Coccydynia"].contains($0.pt) }
        #expect(pain.count == 19 && Set(pain.map(\.subject)).count == 13)
    }

    @Test(
        "A word, a day or a duration that cannot be is refused with what the option takes",
        arguments: [
            ("--action", "withdrawn", "drug_withdrawn"), ("--outcome", "", "recovered"),
            ("--criterion", "hospital", "hospitalisation"), ("--causality", "yes", "related"),
            ("--severity", "unkown", "unknown"), ("--onset-days", "7..1", "1..7"), ("--onset-days", "0..3", "no day 0"),
            ("--onset-days", "1..2..3", "1..7"), ("--longer-than", "-1", "0 or more"),
        ])
    func refused(option: String, value: String, words: String) throws {
        let folder = try DemoStudy.registry()
        let run = try folder.soteria("events", "study.soteria", option, value).ended(2)
        #expect(run.errors.contains(words), "\(run)")
    }

    /// The study's own rules with a window of 30 days.
    private func monthRules(in folder: PrivateFolder) throws {
        let text = try String(contentsOfFile: try DemoStudy.file("study.yaml"), encoding: .utf8)
        try folder.write(
            "month.yaml",
            text.replacing("version: \"1\"", with: "version: month").replacing("last_day: 365", with: "last_day: 30"))
    }

    @Test("--rules counts by other rules without making them the active ones")
    func rules() throws {
        let folder = try DemoStudy.registry()
        try monthRules(in: folder)
        let command = ["table", "study.soteria", "ae", "--format", "csv"]
        let before = try folder.soteria(command).ended(0)
        let other = try folder.soteria(command + ["--rules", "month.yaml"]).ended(0)
        #expect(try other.tidy != before.tidy)
        #expect(try other.tidy == folder.soteria(command + ["--window", "30"]).tidy)
        #expect(try folder.soteria(command).output == before.output)
        #expect(try folder.soteria(command + ["--rules", "lenzumestrocel-pms"]).tidy == before.tidy)
        let page = try folder.soteria("table", "study.soteria", "ae", "--rules", "month.yaml").ended(0).output
        #expect(page.contains("Rules lenzumestrocel-pms, version month."))
    }

    @Test("--serious and --related together hold events that are both, and there is none")
    func both() throws {
        let folder = try DemoStudy.registry()
        let run = try folder.soteria("table", "study.soteria", "teae-by-soc-pt", "--serious", "--related").ended(0)
        #expect(run.output.contains("No event met the definition."))
        #expect(run.output.contains("Selection: serious events, related events"))
        // A definition's own choice and a flag combine: serious events of the reactions.
        #expect(
            try folder.soteria("table", "study.soteria", "adr", "--serious", "--format", "csv").tidy.map(\.events) == [
                0, 0,
            ])
    }

    @Test("A SOC or a PT is named by code or by name, without regard to case and spelling")
    func names() throws {
        let folder = try DemoStudy.registry()
        func count(_ options: String...) throws -> [Int]? {
            try folder.soteria(["table", "study.soteria", "teae-by-soc-pt", "--format", "csv"] + options).ended(0).tidy
                .counts("any")
        }
        #expect(try count("--pt", "Diarrhea") == [16, 15])
        for name in ["DIARRHEA", "Diarrhoea", "  diarrhoea"] {
            #expect(try count("--pt", name) == [16, 15], "\(name)")
        }
        let codes = SimpleCSV.table(
            try folder.soteria("terms", "study.soteria", "--pt", "Diarrhea", "--codes", "--format", "csv").output)
        let code = try #require(codes.last?["pt_code"])
        #expect(try count("--pt", code) == [16, 15])
        let soc = try #require(codes.last?["soc_code"])
        #expect(try count("--soc", soc) == count("--soc", "gastrointestinal DISORDERS"))
        #expect(try count("--soc", soc, "--pt", "Nausea") == [28, 24])
    }

    @Test("An unknown SOC, PT, arm, subject or table is refused with near names, exit code 2")
    func unknown() throws {
        let folder = try DemoStudy.registry()
        func errors(_ arguments: String...) throws -> String {
            let run = try folder.soteria(arguments).ended(2)
            #expect(run.output.isEmpty, "\(run)")
            return run.errors
        }
        #expect(try errors("table", "study.soteria", "ae", "--pt", "Diarrea").contains("Diarrhea"))
        #expect(
            try errors("events", "study.soteria", "--soc", "Nervous system disorder").contains(
                "Nervous system disorders"))
        #expect(try errors("terms", "study.soteria", "--arm", "Placebo").contains("Lenzumestrocel"))
        #expect(try errors("trace", "study.soteria", "adrs", "--pt", "Pain").contains("adr"))
        // A PT under a SOC it does not belong to is as unknown as any.
        #expect(
            try errors("events", "study.soteria", "--soc", "Eye disorders", "--pt", "Headache").contains("Headache"))
        #expect(try !errors("events", "study.soteria", "--subject", "SYN-9999").contains("SYN-9999"))
        #expect(try errors("table", "study.soteria", "ae", "--by", "site").contains("planned, actual or groups"))
        #expect(try errors("table", "study.soteria", "ae", "--rules", "nothing").contains("nothing"))
    }

    @Test("A name that two codes share is refused with the codes")
    func ambiguous() throws {
        let folder = try PrivateFolder()
        try folder.write(
            "dictionary.csv",
            """
            dictionary,version,soc_code,soc_name,pt_code,pt_name,llt_code,llt_name,primary
            D,1,S1,Skin,P1,Burn,L1,Burn,Y
            D,1,S1,Skin,P2,Burn,L2,Burn,Y

            """)
        try folder.write("subjects.csv", "subject_id,planned_arm\nA1,A\n")
        try folder.write("exposures.csv", "subject_id,exposure_seq,start_date\nA1,1,2020-01-01\n")
        try folder.write(
            "events.csv", "subject_id,event_seq,pt_code,onset_date\nA1,1,P1,2020-01-02\nA1,2,P2,2020-01-02\n")
        try folder.write("study.yaml", "name: s\nversion: 1\ntitle: T\narms: [A]\n\(SmallStudy.rules)")
        try folder.soteria("init", "study.soteria", "--study", "study.yaml").ended(0)
        try folder.soteria("import", "study.soteria", "dictionary.csv", "subjects.csv", "exposures.csv", "events.csv")
            .ended(0)
        let run = try folder.soteria("events", "study.soteria", "--pt", "Burn").ended(2)
        #expect(run.errors.contains("ambiguous") && run.errors.contains("P1, P2"))
        #expect(try folder.soteria("events", "study.soteria", "--pt", "P2").ended(0).output.contains("1 event."))
    }

    @Test("--arm keeps one arm's column and N, --by counts by the planned or the actual arm")
    func arms() throws {
        let study = try SmallStudy(
            arms: ["A", "B"],
            subjects: SmallStudy.subjects(3, "A", prefix: "A") + SmallStudy.subjects(2, "B", prefix: "B")
                + [.init("X", "A", actual: "B")],
            events: [
                .init("A1", "Investigations", "Weight increased"), .init("X", "Investigations", "Weight increased"),
            ])
        func any(_ options: String...) throws -> [String] {
            try study.folder.soteria(
                ["table", "study.soteria", "teae-by-soc-pt", "--check", "--format", "csv"] + options
            )
            .ended(0).tidy.filter { $0.level == "any" }.map { "\($0.arm) \($0.events) \($0.subjects) of \($0.n)" }
        }
        #expect(try any() == ["A 2 2 of 4", "B 0 0 of 2", "Total 2 2 of 6"])
        #expect(try any("--by", "planned") == any())
        #expect(try any("--by", "actual") == ["A 1 1 of 3", "B 1 1 of 3", "Total 2 2 of 6"])
        #expect(try any("--arm", "b", "--by", "actual") == ["B 1 1 of 3", "Total 1 1 of 3"])
        #expect(try any("--arm", "A") == ["A 2 2 of 4", "Total 2 2 of 4"])
        let page = try study.page("teae-by-soc-pt", "--by", "actual").output
        #expect(page.contains("arm of their actual treatment"))
    }

    @Test("--severity holds events to words; a grade stands for the word of its number where no word is given")
    func severity() throws {
        let fields: [[String: String]] = [
            ["severity": "mild"], ["severity": "severe", "grade": "1"], ["grade": "3"], ["grade": "5"], [:],
        ]
        let study = try SmallStudy(
            arms: ["A"], subjects: SmallStudy.subjects(5, "A"),
            events: fields.enumerated().map { .init("P\($0 + 1)", "Cardiac disorders", "Palpitations", $1) })
        func subjects(_ severity: String) throws -> [String] {
            let listed = try study.folder.soteria(
                "events", "study.soteria", "--format", "json", "--severity", severity
            ).ended(0).json([EventResult].self)
            let any = try #require(try study.tidy("ae", "--severity", severity).last { $0.level == "any" })
            #expect(any.counts == [listed.count, listed.count])
            return listed.map(\.subject)
        }
        #expect(try subjects("mild") == ["P1"])
        #expect(try subjects("severe") == ["P2", "P3"])
        #expect(try subjects("Severe, fatal") == ["P2", "P3", "P4"])
        #expect(try subjects("life_threatening") == [])
        try study.folder.soteria("table", "study.soteria", "ae", "--severity", "bad").ended(2)
    }
}
