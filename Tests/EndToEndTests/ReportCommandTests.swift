import Foundation
import TestSupport
import Testing

@Suite("soteria report", .demoStudy)
struct ReportCommandTests {
    private static let formats = ["html", "pdf", "docx", "rtf", "xlsx", "txt", "md", "tex", "csv", "json"]

    @Test("The study's tables are written in every form, twice with the same bytes", arguments: formats)
    func sameBytes(format: String) throws {
        let folder = try DemoStudy.registry()
        try folder.soteria("report", "study.soteria", "--set", "study", "-o", "one.\(format)").ended(0)
        try folder.soteria("report", "study.soteria", "--set", "study", "-o", "two.\(format)").ended(0)
        let one = try Data(contentsOf: URL(fileURLWithPath: folder.file("one.\(format)")))
        #expect(one.count > 2000)
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file("two.\(format)"))) == one)
    }

    @Test("Every set of the program and all definitions can be written", arguments: ["pms", "csr", "dsur"])
    func sets(set: String) throws {
        let folder = try DemoStudy.registry()
        try folder.soteria("report", "study.soteria", "--set", set, "-o", "set.docx").ended(0)
        let json = try folder.soteria("report", "study.soteria", "--set", set, "-o", "set.json").ended(0)
        let report = try JSONDecoder().decode(ReportJSON.self, from: Data(folder.read("set.json").utf8))
        #expect(report.displays.count > 5)
        // The study has one arm, which the comparison of a study report is told.
        let isComparing = set == "csr"
        #expect(
            report.left_out
                == (isComparing ? ["table comparison: it compares arms, and the registry has only one."] : []))
        #expect(json.errors.isEmpty != isComparing)
        #expect(Set(report.displays.map { "\($0.kind) \($0.number)" }).count == report.displays.count)
    }

    @Test("All definitions are written; one that needs what was not given is left out and named")
    func all() throws {
        let folder = try DemoStudy.registry()
        let run = try folder.soteria("report", "study.soteria", "--all", "-o", "all.json").ended(0)
        #expect(run.errors.contains("soteria: left out: subject-profile is of one subject: name it with --subject.\n"))
        let report = try JSONDecoder().decode(ReportJSON.self, from: Data(folder.read("all.json").utf8))
        let oneArm = ["comparison", "csr-14-5-01", "csr-14-5-02"].map {
            "table \($0): it compares arms, and the registry has only one."
        }
        #expect(report.left_out == oneArm + ["subject-profile is of one subject: name it with --subject."])
        let shells = try folder.soteria("report", "study.soteria", "--all", "--shell", "-o", "shells.txt").ended(0)
        #expect(!shells.errors.contains("subject-profile"))
        let text = try folder.read("shells.txt")
        #expect(text.contains("(N = xx)") && text.contains("xx (xx.x)"))
        #expect(!text.contains("SYN-0"))
    }

    @Test("A table in a report has the rows that the command table prints")
    func sameRows() throws {
        let folder = try DemoStudy.registry()
        let table = try folder.soteria("table", "study.soteria", "ae", "adr", "--format", "csv").ended(0).output
        try folder.soteria("report", "study.soteria", "ae", "adr", "-o", "r.csv", "--check").ended(0)
        #expect(try folder.read("r.csv") == table)
    }

    @Test("A folder has a file for each display and form, and an index that links to each")
    func folderOfFiles() throws {
        let folder = try DemoStudy.registry()
        try folder.soteria("report", "study.soteria", "overview", "sae", "-o", "out/", "--format", "rtf,csv").ended(0)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.file("out")).sorted()
        #expect(files == ["1-overview.csv", "1-overview.rtf", "2-sae.csv", "2-sae.rtf", "index.html"])
        let index = try folder.read("out/index.html")
        for file in files.dropLast() { #expect(index.contains("href=\"\(file)\"")) }
        #expect(index.contains("<p class=\"mark\">SYNTHETIC DATA</p>"))
    }

    @Test("A report says what it was made from, and a changed registry shows in it")
    func provenance() throws {
        let folder = try DemoStudy.registry()
        func lines(_ name: String) throws -> [String: String] {
            try folder.soteria("report", "study.soteria", "ae", "-o", name).ended(0)
            let report = try JSONDecoder().decode(ReportJSON.self, from: Data(folder.read(name).utf8))
            return Dictionary(report.provenance.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        }
        let before = try lines("before.json")
        #expect(before["Rules"]?.hasPrefix("lenzumestrocel-pms, version 1, SHA-256 ") == true)
        #expect(before["Program"] == "soteria 0.1.0")
        #expect(before["Command"] == "soteria report study.soteria ae")
        #expect(before["Data"] == "synthetic: no record describes a real person")
        #expect(before["Registry"]?.hasPrefix("study.soteria, generation 2, content ") == true)
        // sha256sum Reports/definitions/ae.yaml
        let definition = try Data(
            contentsOf: ReferenceData.repository.appendingPathComponent("Reports/definitions/ae.yaml"))
        try definition.write(to: URL(fileURLWithPath: folder.file("ae.yaml")))
        let sum = try folder.run("/usr/bin/sha256sum", ["ae.yaml"]).output.prefix(64)
        #expect(before["Definition"] == "ae, SHA-256 \(sum)")
        try folder.write(
            "subjects.csv", "study_id,subject_id,planned_arm\nLENZ-PMS-SYN,SYN-999,Lenzumestrocel\n")
        try folder.soteria("import", "study.soteria", "subjects.csv").ended(0)
        #expect(try lines("after.json")["Registry"] != before["Registry"])
    }

    @Test("Every page of a report of synthetic data says that they are")
    func synthetic() throws {
        let folder = try DemoStudy.registry()
        try folder.soteria("report", "study.soteria", "sae", "teae-by-soc-pt", "-o", "r.txt").ended(0)
        let pages = try folder.read("r.txt").split(separator: "\u{0C}")
        #expect(pages.count > 5)
        for page in pages { #expect(page.contains("SYNTHETIC DATA")) }
        try folder.soteria("report", "study.soteria", "sae", "-o", "r.html").ended(0)
        #expect(try folder.read("r.html").contains("<p class=\"mark\">SYNTHETIC DATA</p>"))
    }

    @Test("The command in a report leaves out folders of files, and keeps a name that has a slash")
    func command() throws {
        let study = try SmallStudy(
            arms: ["A/B"], subjects: SmallStudy.subjects(2, "A/B"), events: [.init("P1", "Skin", "Rash")])
        let registry = study.folder.file("study.soteria")
        try study.folder.soteria("report", registry, "ae", "--arm", "A/B", "-o", "r.json").ended(0)
        #expect(try study.folder.read("r.json").contains("\"soteria report study.soteria ae --arm 'A/B'\""))
    }

    @Test("A set of one's own names definitions that lie beside it")
    func ownSet() throws {
        let folder = try DemoStudy.registry()
        try FileManager.default.createDirectory(atPath: folder.file("own"), withIntermediateDirectories: true)
        try folder.write(
            "own/headache.yaml",
            "{name: headache, title: Headache, selection: {pts: [Headache]}, levels: [pt], columns: [total], "
                + "statistics: [subjects], sort: {soc: alpha, pt: [name]}, decimals: 1}\n")
        try folder.write(
            "own/set.yaml",
            "{name: own, title: My set, displays: [headache.yaml, {definition: ae, number: '7'}]}\n")
        try folder.soteria("report", "study.soteria", "--set", "own/set.yaml", "-o", "own.txt").ended(0)
        let text = try folder.read("own.txt")
        #expect(text.contains("My set") && text.contains("Table 1") && text.contains("Table 7"))
        // 80 of 257 participants had headache (Table 2 of the published study).
        #expect(text.contains(/(?m)^ +Headache +80$/))
    }

    @Test("A report that lists subjects can be read by its owner only")
    func privacy() throws {
        let folder = try DemoStudy.registry()
        try folder.soteria("report", "study.soteria", "listing-sae", "-o", "l.rtf").ended(0)
        try folder.soteria("report", "study.soteria", "sae", "-o", "t.rtf").ended(0)
        func mode(_ name: String) throws -> Int {
            try #require(
                FileManager.default.attributesOfItem(atPath: folder.file(name))[.posixPermissions] as? Int)
        }
        #expect(try mode("l.rtf") & 0o077 == 0)
        #expect(try mode("t.rtf") & 0o044 != 0)
    }

    @Test(
        "What cannot be meant is refused before a file is written",
        arguments: [
            (["--set", "studi", "-o", "x.pdf"], 2, "There is no set named 'studi'. Did you mean study?"),
            (["-o", "x.pdf"], 2, "Name definitions, or a set with --set, or give --all"),
            (["ae", "--all", "-o", "x.pdf"], 2, "one of the three"),
            (["aee", "-o", "x.pdf"], 2, "There is no table named 'aee'. Did you mean ae"),
            (["ae", "-o", "x.foo"], 2, "add --format"),
            (["ae", "-o", "x.pdf", "--format", "pfd"], 2, "--format does not know \"pfd\". Did you mean 'pdf'?"),
            (["ae", "-o", "x.pdf", "--format", "pdf,rtf"], 2, "several need a folder"),
            (["ae", "listing-sae", "-o", "x.csv"], 2, "Only tables of counts share the columns of one CSV"),
            (["ae", "--shell", "-o", "x.csv"], 2, "A shell has no numbers"),
            (["subject-profile", "-o", "x.pdf"], 2, "name it with --subject"),
            (["subject-profile", "--subject", "NOBODY", "-o", "x.pdf"], 2, "no subject"),
            (["ae", "-o", "none/x.pdf"], 5, "could not be written"),
        ])
    func refused(arguments: [String], code: Int, problem: String) throws {
        let folder = try DemoStudy.registry()
        let run = try folder.soteria(["report", "study.soteria"] + arguments).ended(Int32(code))
        #expect(run.errors.contains(problem), "\(run)")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.file(".")).filter { $0.hasPrefix("x") } == [])
    }
}

private struct ReportJSON: Decodable {
    struct Shown: Decodable {
        let number: String
        let kind: String
    }
    struct Line: Decodable {
        let name: String
        let value: String
    }
    let displays: [Shown]
    let provenance: [Line]
    let left_out: [String]
}
