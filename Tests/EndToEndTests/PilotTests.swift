import Foundation
import TestSupport
import Testing

/// The CDISC pilot against its published report and against counts made in R and DuckDB from the analysis files.
@Suite("CDISC pilot study", .enabled(if: PilotStudy.isAtHand, PilotStudy.missing), .pilotStudy)
struct PilotTests {
    private static let arms = ["Placebo", "Xanomeline Low Dose", "Xanomeline High Dose"]

    @Test(
        "Every cell of the published report's tables agrees in events and participants",
        arguments: [("14-5.01", [], 762), ("14-5.02", ["--serious"], 12)])
    func publishedCounts(table: String, options: [String], expected: Int) throws {
        let published = ReferenceData.rows("oracles/cdisc_pilot_csr_published.csv").filter { $0["table"] == table }
        #expect(published.count == expected)
        let cells = try tidy(options)
        for row in published {
            let found = cells.filter { isSame($0, as: row) }
            #expect(found.count == 1, "\(row)")
            guard let cell = found.first else { continue }
            #expect(
                [cell.events, cell.subjects, cell.n].map(String.init)
                    == ["events", "participants", "n_at_risk"].map { row[$0] }, "\(row)")
        }
        #expect(cells.count { $0.arm != "Total" } == expected, "no row that the report does not have")
    }

    @Test(
        "Every percentage of the published report's tables is printed with its digits",
        arguments: [("14-5.01", [], 762), ("14-5.02", ["--serious"], 12)])
    func publishedPercentages(table: String, options: [String], expected: Int) throws {
        let published = ReferenceData.rows("oracles/cdisc_pilot_csr_published.csv").filter { $0["table"] == table }
        let printed = try printedCells(options)
        var compared = 0
        for row in published {
            let arm = try #require(Self.arms.firstIndex(of: row["arm"] ?? ""))
            let line = try #require(
                printed.first { $0.level == row["level"] && isCut($0.soc, row["soc"]) && isCut($0.pt, row["pt"]) })
            let isZero = row["participants"] == "0"
            let share = isZero ? "0" : "\(row["participants"] ?? "") (\(row["percent_as_printed"] ?? ""))"
            #expect(line.cells[2 * arm] == share && line.cells[2 * arm + 1] == row["events"], "\(row)")
            compared += 1
        }
        #expect(compared == expected)
    }

    @Test("Text prints the same cells as Markdown, line by line")
    func textAgreesWithMarkdown() throws {
        let folder = try PilotStudy.registry()
        let text = try folder.soteria("table", "pilot.soteria", "teae-by-soc-pt").ended(0)
        // Four columns, each "n (percent) events"; the label may be wrapped, its numbers stand on its first line.
        let column = #/(\d+)(?: +\((\d+\.\d)\))? +(\d+)/#
        let lines = text.lines.filter { $0.matches(of: column).count == 4 }
        let fromText = lines.map { line in
            line.matches(of: column).flatMap { [$0.1 + ($0.2.map { " (\($0))" } ?? ""), $0.3].map(String.init) }
        }
        #expect(try fromText == printedCells([]).map(\.cells))
    }

    @Test(
        "Counts and percentages are those computed from the analysis files, zeros included",
        arguments: [
            ("all_ae", ["--window", "all"]), ("teae", []), ("serious_all", ["--window", "all", "--serious"]),
            ("teae_serious", ["--serious"]), ("teae_related_possible_probable", ["--related"]),
            ("teae_related_remote_possible_probable", ["--related", "--rules", "remote.yaml"]),
        ])
    func computedIncidence(table: String, options: [String]) throws {
        try PilotStudy.expect(tidy(options), toBe: table)
    }

    @Test("N are the participants with an exposure, with or without an event: 86, 84, 84")
    func denominators() throws {
        let cells = try tidy([])
        #expect(cells.filter { $0.level == "any" }.map(\.n) == [86, 84, 84, 254])
        let withEvent = try #require(try tidy(["--window", "all"]).last { $0.level == "any" })
        #expect(withEvent.arm == "Total" && withEvent.n - withEvent.subjects == 29)
    }

    @Test("The registry verifies, and 52 screen failures are stored outside every N")
    func verifies() throws {
        let folder = try PilotStudy.registry()
        let run = try folder.soteria("verify", "pilot.soteria").ended(0)
        #expect(run.output.contains("pilot.soteria: verified."))
        #expect(try folder.soteria("info", "pilot.soteria").output.contains("subjects      306"))
    }

    @Test(
        "The files of a delivery come in any order and give the same table", arguments: [[3, 2, 1, 0], [1, 3, 0, 2]])
    func anyOrder(order: [Int]) throws {
        let folder = try PrivateFolder()
        try folder.soteria("init", "other.soteria", "--study", "cdisc-pilot").ended(0)
        let files = try PilotStudy.files
        let run = try folder.soteria(["import", "other.soteria", "--profile", "sdtm"] + order.map { files[$0] })
        #expect(run.ended(0).output.contains("together: 3279 read = 3279 stored"))
        let other = try folder.soteria("table", "other.soteria", "teae-by-soc-pt", "--format", "csv").ended(0)
        let shared = try PilotStudy.registry()
        #expect(
            try other.output == shared.soteria("table", "pilot.soteria", "teae-by-soc-pt", "--format", "csv").output)
    }

    @Test("The same bytes again are already imported: exit code 0 and not a byte of the registry changes")
    func again() throws {
        let folder = try PilotStudy.registry()
        let before = try Data(contentsOf: URL(fileURLWithPath: folder.file("pilot.soteria")))
        let run = try folder.soteria(["import", "pilot.soteria", "--profile", "sdtm"] + PilotStudy.files).ended(0)
        #expect(run.lines.count == 4 && run.lines.allSatisfy { $0.contains("already imported") })
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file("pilot.soteria"))) == before)
    }

    /// The tidy result of the pilot's table; remote.yaml is the study's own file with one rule changed.
    private func tidy(_ options: [String]) throws -> [TidyCell] {
        let folder = try PilotStudy.registry()
        let study = try String(
            contentsOf: ReferenceData.repository.appendingPathComponent("Imports/studies/cdisc-pilot/study.yaml"),
            encoding: .utf8)
        let changed = study.replacing("in: [possible, probable]", with: "in: [unlikely, possible, probable]")
            .replacing("version: \"1\"", with: "version: remote")
        #expect(changed != study)
        try folder.write("remote.yaml", changed)
        return try folder.soteria(["table", "pilot.soteria", "teae-by-soc-pt", "--format", "csv"] + options)
            .ended(0).tidy
    }

    /// A row of the printed page: its level, its names and the texts of its cells, total last.
    private typealias PrintedRow = (level: String, soc: String, pt: String, cells: [String])

    private func printedCells(_ options: [String]) throws -> [PrintedRow] {
        let folder = try PilotStudy.registry()
        let run = try folder.soteria(
            ["table", "pilot.soteria", "teae-by-soc-pt", "--format", "markdown"] + options
        ).ended(0)
        var soc = ""
        return run.lines.filter { $0.hasPrefix("| ") }.dropFirst(2).map { line in
            var cells = line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
            let label = cells.removeFirst()
            if label.hasPrefix("&emsp;") { return ("pt", soc, String(label.dropFirst(6)), cells) }
            let name = label.replacing("**", with: "")
            guard name != "Any event" else { return ("any", "", "", cells) }
            soc = name
            return ("soc", soc, "", cells)
        }
    }

    private func isSame(_ cell: TidyCell, as row: [String: String]) -> Bool {
        cell.arm == row["arm"] && cell.level == row["level"] && isCut(cell.soc, row["soc"])
            && isCut(cell.pt, row["pt"])
    }

    /// Whether a published name is a name of ours, cut at 38 to 40 characters as the report cuts it.
    private func isCut(_ name: String, _ published: String?) -> Bool {
        guard let published else { return false }
        let cut = published.lowercased()
        return name.lowercased() == cut || cut.count >= 38 && name.lowercased().hasPrefix(cut)
    }
}
