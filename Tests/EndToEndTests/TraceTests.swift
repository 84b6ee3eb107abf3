import Foundation
import TestSupport
import Testing

@Suite("From a cell to its lines", .demoStudy)
struct TraceTests {
    /// The options that name a row of a tidy result.
    private func options(_ cell: TidyCell) -> [String] {
        var options = ["--row", cell.level]
        if !cell.soc.isEmpty { options += ["--soc", cell.soc] }
        if cell.level == "pt" { options += ["--pt", cell.pt] }
        if cell.arm != "Total" { options += ["--arm", cell.arm] }
        return options
    }

    @Test(
        "Every row of a table, shown or under the threshold, traces to as many subjects and events as it prints",
        arguments: ["ae", "adr", "sae"])
    func everyRowTraces(table: String) throws {
        let folder = try DemoStudy.registry()
        let source = try SourceLines(path: try DemoStudy.file("events.csv"))
        let cells = try folder.soteria("table", "study.soteria", table, "--format", "csv").ended(0).tidy
        #expect(
            Set(cells.map(\.level)) == (table == "adr" ? ["any", "soc", "pt"] : ["any", "soc", "pt", "remainder"]))
        for cell in cells where cell.arm == "Total" {
            let command = ["trace", "study.soteria", table, "--format", "json", "--source", try DemoStudy.files]
            let trace = try folder.soteria(command + options(cell)).ended(0).json(TraceResult.self)
            #expect(trace.events == cell.events && trace.subjects == cell.subjects && trace.n == cell.n, "\(cell)")
            #expect(trace.listing.count == cell.events, "\(cell)")
            #expect(Set(trace.listing.map(\.event.subject)).count == cell.subjects, "\(cell)")
            #expect(Set(trace.listing.map(\.event.source.byte_offset)).count == cell.events, "\(cell)")
            let wrong = trace.listing.filter { !isTrue($0, of: cell, in: source) }
            #expect(wrong.isEmpty, "\(cell)")
        }
    }

    /// Whether what a traced line says is what stands in the file at its place.
    private func isTrue(_ line: TraceResult.Line, of cell: TidyCell, in source: SourceLines) -> Bool {
        let event = line.event
        let offset = event.source.byte_offset
        return line.source_line == source.row(at: offset) && event.source.file == "events.csv"
            && source.field("subject_id", at: offset) == event.subject
            && source.field("event_seq", at: offset) == event.sequence
            && source.line(at: offset) == event.source.line
            && (cell.level != "pt" || event.pt == cell.pt) && (cell.soc.isEmpty || event.soc == cell.soc)
    }

    @Test("The cell of an arm traces like the total's when there is one arm", arguments: ["any", "soc", "pt"])
    func armTraces(level: String) throws {
        let folder = try DemoStudy.registry()
        let cells = try folder.soteria("table", "study.soteria", "sae", "--format", "csv").ended(0).tidy
        let cell = try #require(cells.last { $0.level == level && $0.arm == "Lenzumestrocel" })
        let command = ["trace", "study.soteria", "sae", "--format", "json"]
        let trace = try folder.soteria(command + options(cell)).ended(0).json(TraceResult.self)
        #expect(trace.events == cell.events && trace.subjects == cell.subjects)
        #expect(trace.listing.allSatisfy { $0.source_line == nil && $0.event.arm == "Lenzumestrocel" })
    }

    @Test("Rows of the overview trace by --serious and --related")
    func overviewTraces() throws {
        let folder = try DemoStudy.registry()
        func counts(_ options: String...) throws -> [Int] {
            let trace = try folder.soteria(["trace", "study.soteria", "overview", "--format", "json"] + options)
                .ended(0).json(TraceResult.self)
            return [trace.events, trace.subjects, trace.listing.count]
        }
        #expect(try counts() == [1204, 226, 1204])
        #expect(try counts("--related") == [92, 44, 92])
        #expect(try counts("--serious") == [108, 69, 108])
        #expect(try counts("--serious", "--related") == [0, 0, 0])
    }

    @Test("A source file is found by its bytes wherever it lies below the folder and whatever its name")
    func movedFileIsFound() throws {
        let folder = try DemoStudy.registry()
        let archive = folder.file("archive/2022/box 7")
        try FileManager.default.createDirectory(atPath: archive, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: try DemoStudy.file("events.csv"), toPath: "\(archive)/renamed.bin")
        try FileManager.default.copyItem(atPath: try DemoStudy.file("subjects.csv"), toPath: folder.file("events.csv"))
        let run = try folder.soteria("trace", "study.soteria", "adr", "--pt", "Coccydynia", "--source", ".").ended(0)
        #expect(run.output.contains("\n    > LENZ-PMS-SYN,SYN-111,1,tailbone pain,"))
        #expect(run.lines.count { $0.hasPrefix("    > ") } == 2)
    }

    @Test("An edited file is not taken for the source, though its name and size are the same")
    func editedFileIsNotFound() throws {
        let folder = try DemoStudy.registry()
        var text = try String(contentsOfFile: try DemoStudy.file("events.csv"), encoding: .utf8)
        let name = try #require(text.range(of: "tailbone pain"))
        text.replaceSubrange(name, with: "tailbone PAIN")
        try folder.write("events.csv", text)
        let run = try folder.soteria(
            "trace", "study.soteria", "adr", "--pt", "Coccydynia", "--source", ".", "--format", "json"
        ).ended(0)
        let trace = try run.json(TraceResult.self)
        #expect(trace.events == 2 && trace.listing.allSatisfy { $0.source_line == nil })
    }

    @Test("Without --source the place of each line is named and no line is shown")
    func withoutSource() throws {
        let run = try DemoStudy.registry().soteria("trace", "study.soteria", "adr", "--pt", "Coccydynia").ended(0)
        #expect(run.output.contains("    events.csv line 580, byte 95795 (SHA-256 04febb0a73a6"))
        #expect(!run.output.contains("\n    > "))
    }

    @Test("A row that the options do not name is refused: a PT row without a PT, a SOC row with one")
    func rowsMustBeNamed() throws {
        let folder = try DemoStudy.registry()
        for options in [["--row", "pt"], ["--row", "soc", "--pt", "Pain"], ["--row", "any", "--pt", "Pain"]] {
            let run = try folder.soteria(["trace", "study.soteria", "ae"] + options).ended(2)
            #expect(run.output.isEmpty && !run.errors.isEmpty)
        }
        // Table 3 has no threshold, so no SOC of it has a remainder.
        let soc = "Renal and urinary disorders"
        let run = try folder.soteria("trace", "study.soteria", "adr", "--row", "remainder", "--soc", soc).ended(2)
        #expect(run.errors.contains("no remainder row"))
    }

    @Test("A trace is text, CSV, JSON or Markdown, to standard output or to a file")
    func formats() throws {
        let folder = try DemoStudy.registry()
        let command = ["trace", "study.soteria", "adr", "--pt", "Coccydynia"]
        let csv = try folder.soteria(command + ["--format", "csv"]).ended(0)
        #expect(SimpleCSV.table(csv.output).map { $0["subject"] } == ["SYN-111", "SYN-118"])
        let markdown = try folder.soteria(command + ["--format", "markdown"]).ended(0)
        #expect(markdown.output.contains("2 events in 2 of 257 subjects**"))
        let text = try folder.soteria(command + ["-o", "trace.txt"]).ended(0)
        #expect(text.output.isEmpty)
        #expect(try folder.read("trace.txt") == folder.soteria(command).output)
    }
}
