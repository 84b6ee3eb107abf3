import Foundation
import TestSupport
import Testing

/// The example sets of the R package eudract against tables counted outside this program.
@Suite(
    "Event tables of EudraCT results",
    .enabled(
        if: ReferenceData.has("data/eudract/safety.csv") && ReferenceData.has("oracles/eudract_terms.csv"),
        "data/eudract and its oracles are not at hand (SOTERIA_REFERENCE)"))
struct EudractTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let name: String
        let events: String
        /// The file of arms, or its text where the set has none.
        let arms: String
        let rows: Int
        var testDescription: String { name }
    }

    static let examples = [
        Example(name: "eudract_events", events: "events.csv", arms: "events_group.csv", rows: 162),
        Example(name: "eudract_raw_safety", events: "raw_safety.csv", arms: "raw_group.csv", rows: 168),
        // The N of this set stand in its description.
        Example(
            name: "eudract_safety", events: "safety.csv", arms: "title,subjectsExposed\nControl,67\nExperimental,60\n",
            rows: 168),
    ]

    /// A folder with the registry of a set, imported by one command.
    private func registry(_ example: Example) throws -> PrivateFolder {
        let folder = try PrivateFolder()
        try folder.soteria("init", "e.soteria", "--study", "eudract").ended(0)
        let events = try #require(ReferenceData.url("data/eudract/\(example.events)")).path
        let arms = try ReferenceData.url("data/eudract/\(example.arms)")?.path ?? folder.write("arms.csv", example.arms)
        // Two sets hold identifiers with a blank behind them, which the expected counts take for persons of their own.
        try folder.soteria(
            "import", "e.soteria", "--profile", "eudract", events, arms
        ).ended(0)
        return folder
    }

    private func rows(_ folder: PrivateFolder, _ options: String...) throws -> [String: TidyCell] {
        let run = try folder.soteria(["table", "e.soteria", "--format", "csv", "--check"] + options).ended(0)
        return Dictionary(
            try run.tidy.filter { $0.level == "pt" || $0.level == "any" || $0.level == "overview" }
                .map { ("\($0.arm)|\($0.soc)|\($0.pt)", $0) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("Every term of every arm has the events, participants, deaths and related events", arguments: examples)
    func terms(example: Example) throws {
        let folder = try registry(example)
        let expected = ReferenceData.rows("oracles/eudract_terms.csv").filter { $0["set"] == example.name }
        #expect(expected.count == example.rows)
        let names = Dictionary(
            ReferenceData.rows("data/eudract/soc_code.csv").map { ($0["meddra"] ?? "", $0["soc_term"] ?? "") },
            uniquingKeysWith: { first, _ in first })
        try folder.write(
            "fatal.yaml",
            """
            name: fatal
            title: Fatal events
            selection: {serious: true, fatal: true}
            levels: [pt]
            columns: [arms]
            statistics: [events]
            sort: {soc: alpha, pt: [name]}
            decimals: 1
            """)
        for (table, option) in [("serious", "--serious"), ("non_serious", "--non-serious")] {
            let own = expected.filter { $0["table"] == table }
            let all = try rows(folder, "teae-by-soc-pt", option)
            let related = try rows(folder, "teae-by-soc-pt", option, "--related")
            let fatal = try rows(folder, "fatal.yaml")
            let relatedFatal = try rows(folder, "fatal.yaml", "--related")
            for row in own {
                let soc = row["soc"] ?? ""
                let key = "\(row["arm"] ?? "")|\(names[soc] ?? soc)|\(row["pt"] ?? "")"
                let cell = try #require(all[key], "\(key)")
                #expect(
                    ["\(cell.events)", "\(cell.subjects)", "\(cell.n)"] == [
                        row["events"], row["participants"], row["n_at_risk"],
                    ], "\(key)")
                let percent = try #require(Double(row["percent"] ?? ""))
                #expect(abs((Double(cell.percent) ?? -1) - percent) < 1e-9, "\(key)")
                #expect("\(related[key]?.events ?? 0)" == row["related_events"], "\(key)")
                guard table == "serious" else { continue }
                #expect("\(fatal[key]?.events ?? 0)" == row["deaths"], "\(key)")
                #expect("\(relatedFatal[key]?.events ?? 0)" == row["related_deaths"], "\(key)")
            }
            let terms = all.values.count { $0.level == "pt" && $0.arm != "Total" }
            #expect(terms == own.count, "no term that is not expected")
        }
    }

    @Test("Every arm has the participants and events of each kind", arguments: examples)
    func arms(example: Example) throws {
        let folder = try registry(example)
        let expected = ReferenceData.rows("oracles/eudract_groups.csv").filter { $0["set"] == example.name }
        #expect(expected.count == (example.name == "eudract_events" ? 3 : 2))
        let overview = try rows(folder, "overview")
        let nonSerious = try rows(folder, "overview", "--non-serious")
        for row in expected {
            let arm = row["arm"] ?? ""
            func cell(_ rows: [String: TidyCell], _ label: String) throws -> TidyCell {
                try #require(rows["\(arm)||\(label)"])
            }
            let any = try cell(overview, "Adverse events")
            let serious = try cell(overview, "Serious adverse events")
            let other = try cell(nonSerious, "Adverse events")
            let related = try cell(overview, "Adverse drug reactions")
            let fatal = try cell(overview, "Fatal adverse events")
            let found = [
                any.n, serious.subjects, other.subjects, fatal.subjects, any.subjects, any.events, serious.events,
                other.events, related.events, related.subjects,
            ]
            let names = [
                "n_at_risk", "participants_serious", "participants_non_serious", "deaths_from_ae", "participants_any",
                "events_any", "events_serious", "events_non_serious", "events_related", "participants_related",
            ]
            #expect(found.map(String.init) == names.map { row[$0] ?? "" }, "\(example.name) \(arm)")
        }
    }

    @Test(
        "The small cases are counted as they stand",
        arguments: [
            ("edge_multiple_soc.csv", [2, 2]), ("edge_no_aes.csv", [1, 1]), ("edge_no_saes.csv", [1, 1]),
            ("edge_repeat_occurrences.csv", [3, 2]), ("edge_sparse.csv", [2, 2]),
        ])
    func small(file: String, total: [Int]) throws {
        let folder = try PrivateFolder()
        try folder.soteria("init", "e.soteria", "--study", "eudract").ended(0)
        let path = try #require(ReferenceData.url("data/eudract/\(file)")).path
        try folder.soteria("import", "e.soteria", "--profile", "eudract", path).ended(0)
        let rows = try folder.soteria("table", "e.soteria", "teae-by-soc-pt", "--check", "--format", "csv").ended(0)
            .tidy
        #expect(rows.counts("any") == total)
        if file == "edge_multiple_soc.csv" { #expect(rows.count { $0.level == "pt" && $0.arm == "Total" } == 2) }
    }
}
