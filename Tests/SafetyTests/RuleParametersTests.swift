import Safety
import Testing

@Suite("Rules as parameter rows")
struct RuleParametersTests {
    private func rows(_ change: (inout RuleSet) -> Void) -> [String] {
        var rules = RuleSet(name: "rules", version: "1", text: "")
        change(&rules)
        return rules.parameters.map { "\($0.name)=\($0.value)" }
    }

    @Test("A rule set is the same rows in the same order every time")
    func complete() {
        let rows = rows {
            $0.related = RelatedRule(counted: [.missing, .possible, .certain])
            $0.serious.criteria = [.hospitalisation, .death]
            $0.constants = [NamedValue(name: "days_per_year", value: "365.25")]
            $0.dictionary = DictionaryReference(name: "Invented", version: "25")
            $0.severity.missing = .severe
            $0.followUp.dataCut = CalendarDay(year: 2021, month: 3, day: 1)
            $0.expectedTerms = ExpectedTerms(source: "Brochure 3", pts: ["Pain", "Nausea"])
        }
        #expect(
            rows == [
                "arm.basis=planned", "population.basis=exposure", "window.basis=days", "window.first_day=0",
                "window.last_day=365", "window.date=onset", "window.partial_date=earliest_possible",
                "window.missing_date=counts_unless_ended_before", "window.worsened_before=counts", "related=0",
                "related=1", "related=3", "serious.basis=flag", "serious.criterion=1", "serious.criterion=3",
                "severity.missing=3", "follow_up.data_cut=2021-03-01", "expected.source=Brochure 3",
                "expected.pt=Pain", "expected.pt=Nausea", "natural_progression=excluded", "duplicates=counted",
                "dictionary.name=Invented",
                "dictionary.version=25", "constant.days_per_year=365.25",
            ])
    }

    static let changes: [@Sendable (inout RuleSet) -> Void] = [
        { $0.armBasis = .actual }, { $0.population = .flag("SAFFL") }, { $0.window.basis = .days(first: 1, last: 365) },
        { $0.window.basis = .days(first: 0, last: 366) }, { $0.window.basis = .anniversary },
        { $0.window.basis = .anyDose(last: 365) }, { $0.window.basis = .emergentFlag }, { $0.window.basis = .all },
        { $0.window.date = .report }, { $0.window.partialDate = .certainOnly }, { $0.window.missingDate = .excluded },
        { $0.window.worsenedBefore = .doesNotCount }, { $0.related.counted = [.missing] },
        { $0.related.counted = [.probable] }, { $0.serious.basis = .criteria }, { $0.serious.basis = .either },
        { $0.serious.criteria.insert(.cancer) }, { $0.severity.missing = .mild },
        { $0.followUp.dataCut = CalendarDay(number: 0) },
        { $0.expectedTerms = ExpectedTerms(source: "Brochure", pts: ["Pain"]) }, { $0.naturalProgression = .counted },
        { $0.duplicates = .excludeExact }, { $0.dictionary = DictionaryReference(name: "D", version: "1") },
        { $0.constants = [NamedValue(name: "days_per_month", value: "30")] },
    ]

    @Test("Every rule that changes changes the rows, and no two changes look alike")
    func everyRule() {
        let all = [rows { _ in }] + Self.changes.map(rows)
        #expect(Set(all).count == all.count)
    }
}
