import Foundation
import TestSupport
import Testing

/// Tables 14-5.01 and 14-5.02 of the CDISC pilot's study report, counts, percentages and p-values as printed there.
@Suite("Tables of the CDISC pilot's report", .enabled(if: PilotStudy.isAtHand, PilotStudy.missing), .pilotStudy)
struct PilotReportTests {
    private static let arms = ["Placebo", "Xanomeline Low Dose", "Xanomeline High Dose"]

    @Test(
        "Every cell is printed as in the report: n (%), events and Fisher's p",
        arguments: [("csr-14-5-01", "14-5.01", 762, 413), ("csr-14-5-02", "14-5.02", 12, 7)])
    func cells(table: String, number: String, expectedCells: Int, expectedP: Int) throws {
        let published = ReferenceData.rows("oracles/cdisc_pilot_csr_published.csv").filter { $0["table"] == number }
        let rows = try printed(table)
        var cells = 0
        var values = 0
        for row in published {
            let arm = try #require(Self.arms.firstIndex(of: row["arm"] ?? ""))
            let line = try #require(
                rows.first { $0.level == row["level"] && isCut($0.soc, row["soc"]) && isCut($0.pt, row["pt"]) })
            let share =
                row["participants"] == "0" ? "0" : "\(row["participants"] ?? "") (\(row["percent_as_printed"] ?? ""))"
            #expect(line.cells[2 * arm] == share && line.cells[2 * arm + 1] == row["events"], "\(row)")
            cells += 1
            guard arm > 0 else { continue }
            let p = row["fisher_p_vs_placebo_as_printed"] ?? ""
            #expect(isSame(line.cells[5 + arm], as: p), "\(line.cells[5 + arm]) for \(p) of \(row)")
            if !p.isEmpty { values += 1 }
        }
        #expect(cells == expectedCells && rows.count * 3 == expectedCells)
        #expect(values == expectedP)
    }

    @Test("Rounded once, four p-values of the 420 are a unit below what the report prints")
    func roundedOnce() throws {
        var differing: [String] = []
        var compared = 0
        for (table, number) in [("csr-14-5-01", "14-5.01"), ("csr-14-5-02", "14-5.02")] {
            let published = ReferenceData.rows("oracles/cdisc_pilot_csr_published.csv").filter { $0["table"] == number }
            let rows = try printed(table, roundsTwice: false)
            for row in published {
                let arm = try #require(Self.arms.firstIndex(of: row["arm"] ?? ""))
                let p = row["fisher_p_vs_placebo_as_printed"] ?? ""
                guard arm > 0, !p.isEmpty else { continue }
                let line = try #require(
                    rows.first { $0.level == row["level"] && isCut($0.soc, row["soc"]) && isCut($0.pt, row["pt"]) })
                compared += 1
                if !isSame(line.cells[5 + arm], as: p) { differing.append("\(line.cells[5 + arm]) \(p)") }
            }
        }
        #expect(compared == 420)
        #expect(differing.sorted() == ["0.002 0.003*", "0.057 0.058*", "0.057 0.058*", "0.208 0.209"])
    }

    /// The rows of the printed page: level, names and the texts of cells.
    private func printed(
        _ table: String, roundsTwice: Bool = true
    ) throws -> [(level: String, soc: String, pt: String, cells: [String])] {
        let folder = try PilotStudy.registry()
        var yaml = try String(
            contentsOf: ReferenceData.repository.appendingPathComponent("Reports/definitions/\(table).yaml"),
            encoding: .utf8)
        if !roundsTwice { yaml = yaml.replacing(", double_rounding: true", with: "") }
        try folder.write("table.yaml", yaml)
        let run = try folder.soteria("table", "pilot.soteria", "table.yaml", "--check", "--format", "markdown").ended(0)
        var soc = ""
        return run.lines.filter { $0.hasPrefix("| ") }.dropFirst(2).map { line in
            var cells = line.dropFirst(2).dropLast(2).components(separatedBy: " | ").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            let label = cells.removeFirst()
            cells = cells.map { $0.replacing("\\", with: "") }
            if label.hasPrefix("&emsp;") { return ("pt", soc, String(label.dropFirst(6)), cells) }
            let name = label.replacing("**", with: "")
            guard name != "Any event" else { return ("any", "", "", cells) }
            soc = name
            return ("soc", soc, "", cells)
        }
    }

    /// Whether a p-value is the one that the report prints: with a star where it is below 0.15, without zeros at its end,
    /// and cut off at 0.99 and at 0.
    private func isSame(_ own: String, as published: String) -> Bool {
        let text = published.replacing("*", with: "")
        switch text {
        case "": return own.isEmpty
        case ">0.99": return own == ">0.999" || (Double(own) ?? 0) >= 0.99
        case "0.000": return own == "<0.001"
        default: return Double(own) != nil && Double(own) == Double(text)
        }
    }

    private func isCut(_ name: String, _ published: String?) -> Bool {
        guard let published else { return false }
        let cut = published.lowercased()
        return name.lowercased() == cut || cut.count >= 38 && name.lowercased().hasPrefix(cut)
    }
}
