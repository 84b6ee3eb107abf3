import Imports
import Safety
import Testing

/// Each alternative that Imports/studies/README.md documents, as a line of a study file and as the value it stands for.
@Suite("Documented alternatives of the rules")
struct RuleAlternativesTests {
    @Test("Arm", arguments: [("arm: planned", ArmBasis.planned), ("arm: actual", .actual)])
    func arm(line: String, value: ArmBasis) throws { #expect(try StudyText.rules(line).armBasis == value) }

    @Test(
        "Population",
        arguments: [
            ("population: exposure", PopulationRule.exposed), ("population: {flag: SAFFL}", .flag("SAFFL")),
        ])
    func population(line: String, value: PopulationRule) throws {
        #expect(try StudyText.rules(line).population == value)
    }

    @Test(
        "Window basis",
        arguments: [
            ("basis: days, last_day: 365", WindowRule.Basis.days(first: 0, last: 365)),
            ("basis: days, first_day: 1, last_day: 30", .days(first: 1, last: 30)),
            ("basis: days, first_day: -7, last_day: -1", .days(first: -7, last: -1)),
            ("basis: anniversary", .anniversary), ("basis: any_dose, last_day: 30", .anyDose(last: 30)),
            ("basis: emergent_flag", .emergentFlag), ("basis: all", .all),
        ])
    func windowBasis(options: String, basis: WindowRule.Basis) throws {
        var window = WindowRule()
        window.basis = basis
        #expect(try StudyText.rules("window: {\(options)}").window == window)
    }

    static let windowOptions: [(option: String, change: @Sendable (inout WindowRule) -> Void)] = [
        ("date: onset", { $0.date = .onset }), ("date: report", { $0.date = .report }),
        ("partial_onset: earliest_possible", { $0.partialDate = .earliestPossible }),
        ("partial_onset: certain_only", { $0.partialDate = .certainOnly }),
        ("missing_onset: counts_unless_ended_before", { $0.missingDate = .countsUnlessEndedBefore }),
        ("missing_onset: excluded", { $0.missingDate = .excluded }),
        ("worsened_before_dose: counts", { $0.worsenedBefore = .counts }),
        ("worsened_before_dose: does_not_count", { $0.worsenedBefore = .doesNotCount }),
    ]

    @Test("Window options, with every basis that asks for a date", arguments: windowOptions.indices)
    func windowOption(index: Int) throws {
        let (option, change) = Self.windowOptions[index]
        for (text, basis) in [
            ("days, last_day: 9", WindowRule.Basis.days(first: 0, last: 9)), ("anniversary", .anniversary),
            ("any_dose, last_day: 9", .anyDose(last: 9)),
        ] {
            var window = WindowRule()
            window.basis = basis
            change(&window)
            #expect(try StudyText.rules("window: {basis: \(text), \(option)}").window == window)
        }
    }

    @Test("The report date can be asked for with any basis")
    func reportDate() throws {
        for basis in ["emergent_flag", "all"] {
            #expect(try StudyText.rules("window: {basis: \(basis), date: report}").window.date == .report)
        }
    }

    @Test(
        "Options of another basis are refused, not ignored",
        arguments: [
            ("basis: anniversary, last_day: 365", "window.last_day", "days, any_dose"),
            ("basis: anniversary, first_day: 0", "window.first_day", "days"),
            ("basis: any_dose, last_day: 30, first_day: 0", "window.first_day", "days"),
            ("basis: emergent_flag, last_day: 30", "window.last_day", "days, any_dose"),
            (
                "basis: emergent_flag, partial_onset: certain_only", "window.partial_onset",
                "days, anniversary, any_dose"
            ),
            ("basis: emergent_flag, missing_onset: excluded", "window.missing_onset", "days, anniversary, any_dose"),
            ("basis: all, worsened_before_dose: counts", "window.worsened_before_dose", "days, anniversary, any_dose"),
        ])
    func foreignOption(options: String, key: String, owners: String) {
        let error = #expect(throws: ImportsError.self) { try StudyText.rules("window: {\(options)}") }
        #expect(error?.problem.contains(key) == true)
        #expect(error?.problem.contains("(\(owners))") == true)
        #expect(error?.line == 5)
    }

    @Test("Related: each assessment can be listed, and not_in is all assessments but those listed")
    func related() throws {
        let graded = Set(Causality.allCases).subtracting([.missing])
        #expect(graded.count == 8)
        for value in graded {
            let listed = try StudyText.rules("related: {in: [\(value.name)], missing: does_not_count}")
            #expect(listed.related.counted == [value])
            let others = try StudyText.rules("related: {not_in: [\(value.name)], missing: does_not_count}")
            #expect(others.related.counted == graded.subtracting([value]))
        }
    }

    @Test("Related: a blank assessment counts or does not, whichever way the others are listed")
    func missing() throws {
        for list in ["in: [possible]", "not_in: [unlikely]"] {
            #expect(try StudyText.rules("related: {\(list), missing: counts}").related.counted.contains(.missing))
            let without = try StudyText.rules("related: {\(list), missing: does_not_count}")
            #expect(!without.related.counted.contains(.missing))
        }
        #expect(
            try StudyText.rules("related: {not_in: [], missing: counts}").related.counted == Set(Causality.allCases))
    }

    @Test("Serious: each basis, the six criteria of E2B(R3) unless others are listed")
    func serious() throws {
        for basis in SeriousRule.Basis.allCases {
            let usual = try StudyText.rules("serious: {basis: \(basis.rawValue)}").serious
            #expect(usual == SeriousRule(basis: basis, criteria: SeriousnessCriterion.e2b))
        }
        for criterion in SeriousnessCriterion.allCases {
            let rules = try StudyText.rules("serious: {basis: either, criteria: [\(criterion.name)]}")
            #expect(rules.serious == SeriousRule(basis: .either, criteria: [criterion]))
        }
    }

    @Test("Natural progression and duplicates")
    func exclusions() throws {
        #expect(try StudyText.rules("natural_progression: excluded").naturalProgression == .excluded)
        #expect(try StudyText.rules("natural_progression: counted").naturalProgression == .counted)
        #expect(try StudyText.rules("duplicates: counted").duplicates == .counted)
        #expect(try StudyText.rules("duplicates: exclude_exact").duplicates == .excludeExact)
    }

    @Test("Missing severity counts as none, or as any of the five")
    func severity() throws {
        #expect(try StudyText.rules("severity: {missing: none}").severity == SeverityRule(missing: nil))
        for severity in Severity.allCases {
            #expect(try StudyText.rules("severity: {missing: \(severity.name)}").severity.missing == severity)
        }
    }

    @Test("A data cut is a day; expected terms are named with the document that lists them")
    func followUpAndExpected() throws {
        let cut = try StudyText.rules("follow_up: {data_cut: 2021-03-01}").followUp.dataCut
        #expect(cut == CalendarDay(year: 2021, month: 3, day: 1))
        let expected = try StudyText.rules("expected: {source: Brochure 3, pts: [Nausea, Back pain]}").expectedTerms
        #expect(expected == ExpectedTerms(source: "Brochure 3", pts: ["Nausea", "Back pain"]))
    }

    @Test("Dictionary and constants")
    func dictionaryAndConstants() throws {
        let rules = try StudyText.rules("dictionary: {name: Invented, version: 25.0}")
        #expect(rules.dictionary == DictionaryReference(name: "Invented", version: "25.0"))
        let constants = try StudyText.rules("constants: {days_per_month: 30.4375}").constants
        #expect(
            constants == [
                NamedValue(name: "days_per_year", value: "365.25"),
                NamedValue(name: "days_per_month", value: "30.4375"),
            ])
    }
}
