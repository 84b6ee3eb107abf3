import Foundation
import TestSupport
import Testing

@Suite("Listings of events and terms", .demoStudy)
struct ListingTests {
    private func events(_ options: String...) throws -> [EventResult] {
        try DemoStudy.registry().soteria(["events", "study.soteria", "--format", "json"] + options).ended(0)
            .json([EventResult].self)
    }

    @Test("Without --all the counted events, with it every stored event and the reason that leaves it out")
    func all() throws {
        let counted = try events()
        #expect(counted.count == 1204 && counted.allSatisfy { $0.disposition == "counted" })
        // The numbers of Imports/studies/lenzumestrocel-pms/README.md.
        let reasons = Dictionary(grouping: try events("--all"), by: \.disposition).mapValues(\.count)
        #expect(
            reasons == [
                "counted": 1204, "outside_population": 9, "before_first_dose": 19, "after_window": 58,
                "natural_progression": 27, "duplicate": 9,
            ])
    }

    @Test("--all combines with a selection: the deaths after the window are listed among the serious events")
    func allOfASelection() throws {
        let counted = try events("--serious")
        let all = try events("--serious", "--all")
        #expect(counted.count == 108 && all.count > 108)
        #expect(Set(counted.map(\.source.byte_offset)).isSubset(of: all.map(\.source.byte_offset)))
        #expect(all.allSatisfy { $0.is_serious })
    }

    @Test("--subject lists one subject's events in the order of their days, those without a day last")
    func subject() throws {
        let all = try events()
        let one = try events("--subject", "SYN-012")
        #expect(one.allSatisfy { $0.subject == "SYN-012" })
        #expect(one.map(\.source.byte_offset) == all.filter { $0.subject == "SYN-012" }.map(\.source.byte_offset))
        let days = one.compactMap(\.study_day)
        #expect(days == days.sorted() && one.last?.study_day == nil)
        #expect(try events("--subject", "SYN-012", "--all").count > one.count)
    }

    @Test("Every stored event is in the listing with its place in the file, which the file confirms")
    func places() throws {
        let source = try SourceLines(path: try DemoStudy.file("events.csv"))
        let all = try events("--all")
        #expect(Set(all.map(\.source.byte_offset)) == Set(source.offsets))
        let wrong = all.filter { event in
            source.field("subject_id", at: event.source.byte_offset) != event.subject
                || source.line(at: event.source.byte_offset) != event.source.line
        }
        #expect(wrong.isEmpty)
        let digest = try DemoStudy.registry().run("/usr/bin/sha256sum", [try DemoStudy.file("events.csv")]).output
        #expect(all.allSatisfy { digest.hasPrefix($0.source.sha256) })
    }

    @Test("Day 1 is the day of the first dose, the day before it is day -1, and there is no day 0")
    func studyDays() throws {
        let days = Set(try events("--all").compactMap(\.study_day))
        #expect(days.contains(1) && days.contains { $0 < 0 } && !days.contains(0))
    }

    @Test("Text, CSV and Markdown list the same events; -o writes them to a file")
    func formats() throws {
        let folder = try DemoStudy.registry()
        let command = ["events", "study.soteria", "--pt", "Respiratory arrest", "--serious"]
        let text = try folder.soteria(command).ended(0)
        #expect(text.lines.last == "3 events.")
        // These three verbatims hold no line feed, so that the tests' own CSV reader can read them.
        let csv = SimpleCSV.table(try folder.soteria(command + ["--format", "csv"]).ended(0).output)
        let markdown = try folder.soteria(command + ["--format", "markdown"]).ended(0).lines
        let json = try folder.soteria(command + ["--format", "json"]).ended(0).json([EventResult].self)
        #expect(csv.map { $0["subject"] } == json.map(\.subject))
        #expect(markdown.filter { $0.hasPrefix("| SYN-") }.count == 3)
        for event in json { #expect(text.output.contains("\n\(event.subject) ")) }
        #expect(try folder.soteria(command + ["-o", "arrest.txt"]).ended(0).output.isEmpty)
        #expect(try folder.read("arrest.txt") == text.output)
    }

    @Test(
        "A reader that has seen enough ends a listing and a trace quietly, also where the signal of it is ignored",
        arguments: ["", "trap '' PIPE; "])
    func closedPipe(before: String) throws {
        let folder = try DemoStudy.registry()
        for command in ["events study.soteria --all --format csv", "trace study.soteria ae --format csv"] {
            let run = try folder.run(
                "/bin/sh", ["-c", "\(before)\(PrivateFolder.program) \(command) | head -n 1"])
            #expect(run.status == 0 && run.errors.isEmpty, "\(run)")
            #expect(run.lines.count == 1 && run.output.hasPrefix("subject,site,arm,"), "\(run)")
        }
    }

    @Test("--search finds terms that contain a text, in any case and spelling, also by the SOC's name")
    func search() throws {
        let folder = try DemoStudy.registry()
        func found(_ text: String) throws -> [String] {
            SimpleCSV.table(
                try folder.soteria("terms", "study.soteria", "--search", text, "--format", "csv").ended(0).output
            ).filter { $0["level"] == "pt" }.compactMap { $0["pt"] }
        }
        #expect(
            try found("PAIN")
                == [
                    "Implant site pain", "Injection site pain", "Pain", "Back pain", "Musculoskeletal pain",
                    "Pain in extremity",
                ])
        #expect(try found("diarrhoea") == ["Diarrhea"])
        #expect(try found("hepatobiliary").contains("Cholecystitis acute"))
        #expect(try found("no such term") == [])
        let page = try folder.flat(["terms", "study.soteria", "--search", "no such term"])
        #expect(page.contains("No term has an event that met the selection."))
    }

    @Test("terms: every SOC and PT with the counts of the unrestricted table; --codes adds the codes")
    func terms() throws {
        let folder = try DemoStudy.registry()
        let table = try folder.soteria("table", "study.soteria", "teae-by-soc-pt", "--format", "csv", "--codes").ended(
            0)
        let cells = SimpleCSV.table(table.output).filter { $0["arm"] == "Total" && $0["level"] != "any" }
        let csv = try folder.soteria("terms", "study.soteria", "--format", "csv", "--codes").ended(0)
        let terms = SimpleCSV.table(csv.output)
        for column in ["level", "soc", "pt", "events", "subjects", "n", "percent", "soc_code", "pt_code"] {
            #expect(terms.map { $0[column] } == cells.map { $0[column] }, "\(column)")
        }
        let pyrexia = try #require(terms.first { $0["pt"] == "Pyrexia" })
        let code = try #require(pyrexia["pt_code"])
        #expect(
            try !code.isEmpty
                && folder.read(DemoStudy.file("dictionary.csv"), at: "Pyrexia").contains(",\(code),Pyrexia,"))
        for command in [["terms", "study.soteria"], ["table", "study.soteria", "ae"]] {
            #expect(try folder.soteria(command + ["--codes"]).ended(0).output.contains("Pyrexia [\(code)]"))
            #expect(try !folder.soteria(command).ended(0).output.contains("[\(code)]"))
        }
        #expect(try folder.soteria("terms", "study.soteria", "-o", "terms.txt").ended(0).output.isEmpty)
        #expect(try folder.read("terms.txt").contains("149 preferred terms in"))
    }
}

extension PrivateFolder {
    /// The first line of a file that contains a text.
    fileprivate func read(_ path: String, at text: String) throws -> String {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        return String(try #require(lines.first { $0.contains(text) }))
    }
}
