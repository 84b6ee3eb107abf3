import Reporting
import Safety
import Testing

@Suite("Rules in words")
struct RuleSentencesTests {
    private func rules(_ change: (inout RuleSet) -> Void = { _ in }) -> RuleSet {
        var rules = RuleSet(name: "rules", version: "1", text: "")
        rules.related.counted = [.possible, .probable]
        change(&rules)
        return rules
    }

    @Test("The rules of a study are stated with their days, their assessments and their criteria")
    func whole() {
        let rules = rules {
            $0.related.counted = Set(Causality.allCases).subtracting([.unlikely, .notRelated])
            $0.constants = [NamedValue(name: "days_per_month", value: "365/12")]
        }
        #expect(
            rules.sentences == [
                "Population: subjects with at least one exposure record, whatever its amount (placebo has dose 0).",
                "Subjects are counted in their planned arm.",
                "Window: onset date from day 0 to day 365 after the first dose, both included; the day of the first dose "
                    + "is day 0.",
                "A partial onset date counts as its earliest possible day, or as the day of the first dose where that is "
                    + "later and also possible.",
                "An event without onset date is counted unless it certainly ended before the first dose.",
                "An event from before the first dose is counted when marked as worsened after a dose.",
                "Related (adverse drug reaction): any assessment of certain, probable, possible, conditional, "
                    + "unassessable, related; an event without any assessment counts as related.",
                "Serious: flagged as serious by the reporter.",
                "Criteria compared with the flag: death, life threatening, hospitalisation, disability, congenital "
                    + "anomaly, medically important.",
                "Events flagged as natural progression of the disease are left out.",
                "Repeated events of a subject with the same content are each counted.",
                "Terms are those of each event's latest coding.", "Constants: days per month 365/12.",
            ])
    }

    static let changes: [@Sendable (inout RuleSet) -> Void] = [
        { $0.armBasis = .actual }, { $0.population = .flag("SAFFL") }, { $0.population = .flag("ITTFL") },
        { $0.window.basis = .days(first: 1, last: 365) }, { $0.window.basis = .days(first: 0, last: 366) },
        { $0.window.basis = .anniversary }, { $0.window.basis = .anyDose(last: 365) },
        { $0.window.basis = .anyDose(last: 30) }, { $0.window.basis = .emergentFlag }, { $0.window.basis = .all },
        { $0.window.date = .report },
        {
            $0.window.basis = .all
            $0.window.date = .report
        },
        {
            $0.window.basis = .emergentFlag
            $0.window.date = .report
        },
        { $0.window.partialDate = .certainOnly }, { $0.window.missingDate = .excluded },
        { $0.window.worsenedBefore = .doesNotCount }, { $0.related.counted.insert(.missing) },
        { $0.related.counted = [] }, { $0.related.counted.insert(.unlikely) }, { $0.serious.basis = .criteria },
        { $0.serious.basis = .either }, { $0.serious.criteria.insert(.cancer) }, { $0.severity.missing = .severe },
        { $0.severity.missing = .fatal }, { $0.followUp.dataCut = CalendarDay(number: 20_000) },
        { $0.followUp.dataCut = CalendarDay(number: 20_001) },
        { $0.expectedTerms = ExpectedTerms(source: "Brochure 3", pts: ["Nausea"]) },
        { $0.expectedTerms = ExpectedTerms(source: "Brochure 4", pts: ["Nausea"]) },
        { $0.expectedTerms = ExpectedTerms(source: "Brochure 4", pts: ["Nausea", "Pain"]) },
        { $0.naturalProgression = .counted },
        { $0.duplicates = .excludeExact }, { $0.dictionary = DictionaryReference(name: "Invented", version: "25.0") },
        { $0.dictionary = DictionaryReference(name: "Invented", version: "25.1") },
        { $0.constants = [NamedValue(name: "days_per_year", value: "365")] },
    ]

    @Test("What is assumed of missing severity, the data cut and the expected terms are stated where there are any")
    func assumptions() {
        let stated = rules {
            $0.severity.missing = .lifeThreatening
            $0.followUp.dataCut = CalendarDay(year: 2021, month: 3, day: 1)
            $0.expectedTerms = ExpectedTerms(source: "Investigator's Brochure 3", pts: ["Nausea", "Back pain"])
        }.sentences
        let plain = rules().sentences
        #expect(
            stated.filter { !plain.contains($0) } == [
                "Severity: an event of which none is known counts as life threatening.",
                "Follow-up ends with the data cut of 2021-03-01 at the latest.",
                "Expected by Investigator's Brochure 3: Nausea, Back pain; any other preferred term is unexpected.",
            ])
    }

    @Test("Every alternative of every rule reads differently")
    func everyAlternative() {
        let all = [rules().sentences] + Self.changes.map { rules($0).sentences }
        #expect(Set(all).count == all.count)
        for sentence in all.joined() { #expect(sentence.hasSuffix(".")) }
    }

    @Test("Where no date is asked, nothing is said about partial and missing dates")
    func withoutDate() {
        for basis in [WindowRule.Basis.all, .emergentFlag] {
            let text = rules { $0.window.basis = basis }.sentences.joined()
            #expect(!text.contains("partial"))
            #expect(!text.contains("worsened"))
        }
    }

    @Test("Every alternative is a difference, and a rule set differs in nothing from itself")
    func differences() {
        #expect(rules().differences(from: rules()).isEmpty)
        for change in Self.changes { #expect(!rules(change).differences(from: rules()).isEmpty) }
    }

    @Test("Differences are in the words of a study file, old before new")
    func differenceLines() {
        let changed = rules {
            $0.window.basis = .anniversary
            $0.related.counted = [.possible, .probable, .unlikely]
            $0.dictionary = DictionaryReference(name: "Invented", version: "25")
        }
        #expect(
            changed.differences(from: rules()) == [
                "window.basis: days -> anniversary", "window.first_day: 0 -> -", "window.last_day: 365 -> -",
                "related: probable, possible -> probable, possible, unlikely", "dictionary: - -> Invented 25",
            ])
    }

    @Test("Name and version of a rule set are no difference of rules")
    func names() {
        var renamed = rules()
        renamed.name = "other"
        renamed.version = "2"
        #expect(renamed.differences(from: rules()).isEmpty)
    }
}
