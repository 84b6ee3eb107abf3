import Foundation
import TestSupport
import Testing

/// Each rule of study.yaml with each of its alternatives, on the synthetic study. The expected numbers are those of
/// Imports/studies/lenzumestrocel-pms/README.md; numbers that it does not give are counted in the CSV here.
@Suite("Each alternative of a rule", .demoStudy)
struct RuleAlternativesTests {
    struct Alternative: Sendable, CustomTestStringConvertible {
        let from: String
        let to: String
        /// Counted events under the changed rules.
        let counted: Int
        /// What a footnote then says.
        let words: String
        var testDescription: String { to.isEmpty ? "without \(from)" : to }
    }

    private static let alternatives = [
        Alternative(
            from: "partial_onset: earliest_possible", to: "partial_onset: certain_only", counted: 1195,
            words: "A partial onset date counts only when every day it can mean lies in the window."),
        Alternative(
            from: "missing_onset: counts_unless_ended_before", to: "missing_onset: excluded", counted: 1199,
            words: "An event without onset date is left out."),
        Alternative(
            from: "basis: days\n  first_day: 0\n  last_day: 365", to: "basis: anniversary", counted: 1206,
            words: "from the day of the first dose to its calendar anniversary"),
        Alternative(
            from: "basis: days\n  first_day: 0\n", to: "basis: any_dose\n", counted: 1222,
            words: "from the first day of any dose to day 365 after its last day"),
        Alternative(
            from: "date: onset", to: "date: report", counted: 1195, words: "Window: report date from day 0 to day 365"),
        Alternative(
            from: RuleAlternativesTests.window, to: "window: {basis: emergent_flag}\n", counted: 1208,
            words: "Window: events flagged as treatment-emergent by the sponsor"),
        Alternative(
            from: "duplicates: exclude_exact", to: "duplicates: counted", counted: 1213,
            words: "Repeated events of a subject with the same content are each counted."),
        Alternative(
            from: "natural_progression: excluded", to: "natural_progression: counted", counted: 1231,
            words: "Events flagged as natural progression of the disease are counted like any other."),
    ]

    private static let window = """
        window:
          basis: days
          first_day: 0
          last_day: 365
          date: onset
          partial_onset: earliest_possible
          missing_onset: counts_unless_ended_before
          worsened_before_dose: counts

        """

    @Test("changes the counted events, the trailer and the footnotes", arguments: alternatives)
    func changesTheCount(_ alternative: Alternative) throws {
        let folder = try DemoStudy.registry()
        try folder.writeRules(replacing: alternative.from, by: alternative.to)
        let command = ["table", "study.soteria", "ae", "--check"]
        let plain = try folder.flat(command)
        let changed = try folder.flat(command + ["--rules", "changed.yaml"])
        #expect(changed.contains(alternative.words) && !plain.contains(alternative.words))
        #expect(plain.contains("= 1204 counted by the rules + 122 left out"))
        let trailer = "= \(alternative.counted) counted by the rules + \(1326 - alternative.counted) left out"
        #expect(changed.contains(trailer), "\(changed.suffix(400))")
        let csv = try folder.soteria(command + ["--rules", "changed.yaml", "--format", "csv"]).ended(0).tidy
        #expect(csv.counts("any")?.first == alternative.counted)
    }

    @Test("Window of no days at all counts everything in the population but progression and duplicates")
    func windowAll() throws {
        let folder = try DemoStudy.registry()
        try folder.writeRules(replacing: Self.window, by: "window: {basis: all}\n")
        let source = try SourceLines(path: try DemoStudy.file("events.csv"))
        let dosed = Set(
            SimpleCSV.table(try String(contentsOfFile: try DemoStudy.file("exposures.csv"), encoding: .utf8))
                .compactMap { $0["subject_id"] })
        var seen: Set<[String]> = []
        let counted = source.offsets.filter { offset in
            let fields = SimpleCSV.fields(of: source.row(at: offset))
            let content = fields.enumerated().filter { source.header[$0.offset] != "event_seq" }.map(\.element)
            let isFirst = seen.insert(content).inserted
            return dosed.contains(source.field("subject_id", at: offset) ?? "")
                && source.field("natural_progression", at: offset) != "Y" && isFirst
        }
        let command = ["table", "study.soteria", "ae", "--check", "--format", "csv", "--rules", "changed.yaml"]
        #expect(try folder.soteria(command).ended(0).tidy.counts("any")?.first == counted.count)
        #expect(try folder.flat(["table", "study.soteria", "ae", "--rules", "changed.yaml"]).contains("Window: none"))
    }

    @Test(
        "Rows of Table 2 that a rule decides about: Sleep disorder, Alanine aminotransferase increased, Filler term H11",
        arguments: [
            ("partial_onset: earliest_possible", "partial_onset: certain_only", "Sleep disorder", false),
            (
                "missing_onset: counts_unless_ended_before", "missing_onset: excluded",
                "Alanine aminotransferase increased", false
            ),
            ("natural_progression: excluded", "natural_progression: counted", "Filler term H11", true),
        ])
    func tableTwo(from: String, to: String, term: String, isShown: Bool) throws {
        let folder = try DemoStudy.registry()
        try folder.writeRules(replacing: from, by: to)
        func isRow(_ options: String...) throws -> Bool {
            try folder.soteria(["table", "study.soteria", "ae", "--format", "csv"] + options).ended(0).tidy
                .contains { $0.level == "pt" && $0.pt == term }
        }
        #expect(try isRow() == !isShown)
        #expect(try isRow("--rules", "changed.yaml") == isShown)
    }

    @Test(
        "related: missing assessments, the list, its opposite",
        arguments: [
            ("missing: counts", "missing: does_not_count", [86, 43]),
            (
                "not_in: [unlikely, not_related], missing: counts",
                "in: [certain, probable, possible], missing: does_not_count", [79, -1]
            ),
            ("not_in: [unlikely, not_related]", "not_in: [unlikely]", [152, -1]),
        ])
    func related(from: String, to: String, counts: [Int]) throws {
        let folder = try DemoStudy.registry()
        try folder.writeRules(replacing: from, by: to)
        let command = ["table", "study.soteria", "adr", "--check", "--rules", "changed.yaml"]
        let found = try #require(try folder.soteria(command + ["--format", "csv"]).ended(0).tidy.counts("any"))
        // 50 possible, 24 probable, 5 certain; 60 not related on top of the 92.
        #expect(found[0] == counts[0] && (counts[1] < 0 || found[1] == counts[1]))
        let before = try folder.flat(["rules", "show", "study.soteria"])
        let sentence = try #require(
            try folder.flat(["rules", "show", "study.soteria", "changed.yaml"]).relatedSentence)
        #expect(try folder.flat(command).contains(sentence) && !before.contains(sentence))
    }

    @Test("duplicates counted: 94 reactions and 110 serious events in the same subjects")
    func duplicates() throws {
        let folder = try DemoStudy.registry()
        try folder.writeRules(replacing: "duplicates: exclude_exact", by: "duplicates: counted")
        for (table, counts) in [("adr", [94, 44]), ("sae", [110, 69])] {
            let run = try folder.soteria(
                "table", "study.soteria", table, "--rules", "changed.yaml", "--format", "csv"
            ).ended(0)
            #expect(try run.tidy.counts("any") == counts)
        }
    }
}

extension String {
    /// The sentence about related events in the words of the rules.
    fileprivate var relatedSentence: String? {
        firstMatch(of: #/Related \(adverse drug reaction\): [^.]*\./#).map { String($0.0) }
    }
}

extension PrivateFolder {
    /// Writes changed.yaml: the synthetic study's own file under a new version with one passage replaced.
    func writeRules(replacing old: String, by new: String) throws {
        let text = try String(contentsOfFile: try DemoStudy.file("study.yaml"), encoding: .utf8)
        try #require(text.contains(old))
        try write("changed.yaml", text.replacing("version: \"1\"", with: "version: changed").replacing(old, with: new))
    }

    /// What a command prints, its lines run together.
    func flat(_ arguments: [String]) throws -> String {
        try soteria(arguments).ended(0).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
