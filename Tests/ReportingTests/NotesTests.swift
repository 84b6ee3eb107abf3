import Incidence
import Reporting
import Reports
import Safety
import TestSupport
import Testing

/// Footnotes, trailer, and the sentences that stand in place of rows.
struct NotesTests {
    private func text(
        _ definition: TableDefinition, of registry: SmallRegistry = TidyTests.registry, isSynthetic: Bool = false,
        _ change: (inout TableReport) -> Void = { _ in }
    ) throws -> String {
        var report = try Fixtures.report(definition, of: registry, isSynthetic: isSynthetic)
        change(&report)
        // Unwrapped, so that a sentence can be looked for.
        return report.render(format: .text, width: 300).split(separator: "\n")
            .reduce("") { $1.hasPrefix("  ") ? $0 + " " + $1.drop { $0 == " " } : $0 + "\n" + $1 }
    }

    @Test("The threshold's note gives the least number it means, per arm where any arm decides")
    func threshold() throws {
        let registry = Fixtures.registry(
            arms: ["A", "B"], n: 513, [("S", "P", 40, 40, ""), ("S", "Q", 7, 5, ""), ("T", "R", 1, 1, "")])
        let teae = try Reports.table(named: "teae-by-soc-pt")
        #expect(
            try text(teae.withThreshold(">5% of total"), of: registry).contains(
                """
                more than 5 % of participants in total have them: at least 26 of 513. \
                Not shown: 2 further terms with 8 events, counted in their SOC.
                """))
        #expect(
            try text(teae.withThreshold(">=2.5%"), of: registry).contains(
                "at least 2.5 % of participants of any arm have them: at least 7 of 257 (A), 7 of 256 (B)."))
        let withRemainder = try teae.withThreshold(">5%").withLevels("pt,remainder")
        #expect(try !text(withRemainder, of: registry).contains("Not shown"))
        #expect(try !text(teae, of: registry).contains("Preferred terms are shown"))
    }

    @Test("Synthetic data say so, and only they")
    func synthetic() throws {
        let ae = try Reports.table(named: "ae")
        for format in [OutputFormat.text, .markdown] {
            let report = try Fixtures.report(ae, of: TidyTests.registry, isSynthetic: true)
            #expect(report.render(format: format).contains("SYNTHETIC DATA"))
        }
        #expect(try !text(ae).contains("SYNTHETIC DATA"))
    }

    @Test("Rules, selection, dictionary, footnotes and what made the table are printed")
    func rules() throws {
        var definition = try Reports.table(named: "ae")
        definition.footnotes = ["A note of the definition."]
        let text = try text(definition) { $0.selection = "serious events" }
        for note in [
            "A note of the definition.", "Selection: serious events",
            "Rules test-rules, version 1. Subjects with an exposure are counted.",
            "Terms: Invented, version 1, language en.", "soteria 0.1.0, registry generation 4.",
        ] {
            #expect(text.contains("\n\(note)"))
        }
    }

    @Test("The trailer adds up: stored events are those counted and those left out by reason")
    func trailer() throws {
        let text = try text(Reports.table(named: "ae")) {
            $0.dispositions = DispositionCounts(
                events: [.counted: 90, .afterWindow: 7, .beforeFirstDose: 3], uncoded: 2, seriousWithoutCriterion: 1,
                criterionWithoutSerious: 4, rejectedRows: 5)
        }
        #expect(
            text.contains(
                "Stored events 100 = 90 counted by the rules + 10 left out (before the first dose 3, after the window 7)."
            ))
        #expect(
            text.contains(
                """
                Of the counted: 2 not coded; 1 flagged serious without a criterion, 4 with a criterion and not flagged. \
                Rows rejected at import: 5.
                """))
    }

    @Test("A table whose terms all fall under the threshold says so and keeps its remainders where asked")
    func allHidden() throws {
        let registry = Fixtures.registry(n: 100, [("S", "P", 1, 1, "")])
        let ae = try Reports.table(named: "ae")
        #expect(try text(ae, of: registry).contains("No preferred term passed the threshold."))
        #expect(try !text(ae, of: registry).contains("\nS\n"))
        let lines = try text(ae.withLevels("pt,remainder"), of: registry)
        #expect(lines.contains("\nS 1 further term") && !lines.contains("No preferred term"))
    }

    @Test("A SOC without a term that passes is left out unless its remainder is asked for; any-event rows stay")
    func levels() throws {
        let registry = Fixtures.registry(n: 100, [("Kept", "P", 9, 9, ""), ("Dropped", "Q", 1, 1, "")])
        let ae = try Reports.table(named: "ae")
        for (levels, expected) in [
            ("any", ["Any event 10 9"]), ("any,soc", ["Any event 10 9", "Kept 9 9"]), ("soc", ["Kept 9 9"]),
            ("soc,remainder", ["Dropped 1 1", "1 further term 1 1", "Kept 9 9"]),
            ("remainder", ["Dropped", "1 further term 1 1"]), ("pt", ["Kept", "P 9 9"]),
        ] {
            var definition = try ae.withLevels(levels)
            definition.statistics = [.events, .subjects]
            let page = try Fixtures.report(definition, of: registry).render(format: .text)
            let lines = page.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
            let rules = lines.indices.filter { lines[$0].hasPrefix("───") }
            let body = lines[((rules.dropLast().last ?? 0) + 1)..<(rules.last ?? 0)]
            #expect(Array(body) == expected, "\(levels)")
        }
    }

    @Test("An arm that is the only one stands for its total; a table of the total alone is headed Total")
    func oneArm() throws {
        let registry = Fixtures.registry(n: 4, [("S", "P", 2, 2, "")])
        #expect(try !text(Reports.table(named: "teae-by-soc-pt"), of: registry).contains("Total"))
        #expect(try text(Reports.table(named: "ae"), of: registry).contains("Total"))
    }
}
