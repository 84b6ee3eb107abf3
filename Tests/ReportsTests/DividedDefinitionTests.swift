import Reports
import Safety
import Testing

struct DividedDefinitionTests {
    private static let plain = """
        name: t
        title: T
        selection: {}
        levels: [any]
        columns: [arms, total]
        statistics: [subjects]
        sort: {soc: alpha, pt: [name]}
        decimals: 1

        """

    private static func read(_ more: String) throws -> TableDefinition {
        let key = more.prefix { $0 != ":" }
        let kept = plain.split(separator: "\n").filter { !$0.hasPrefix("\(key):") }.joined(separator: "\n")
        return try Reports.table(yaml: "\(kept)\n\(more)", source: "t.yaml")
    }

    @Test("Every condition on events is read")
    func conditions() throws {
        let yaml = """
            selection:
              unexpected: true
              severity: [severe, missing]
              causality: [possible, missing]
              criteria: [death, hospitalisation]
              action: [drug_withdrawn]
              outcome: [fatal]
              onset_days: {from: -1, to: 7}
              longer_than: 14
              socs: [Nervous system disorders]
              pts: [Headache, Dizziness]
              supplements: [CQ01NAM, ASTDY=1..30]
              period: cumulative
              subjects: {attribute: age, from: 18, below: 65.5}
            """
        var expected = EventChoice()
        expected.unexpected = true
        expected.severity = [.severe]
        expected.unknownSeverity = true
        expected.causality = [.possible, .missing]
        expected.criteria = [.death, .hospitalisation]
        expected.actions = [.withdrawn]
        expected.outcomes = [.fatal]
        expected.onsetDays = -1...7
        expected.lastingOver = 14
        expected.socs = ["Nervous system disorders"]
        expected.pts = ["Headache", "Dizziness"]
        expected.supplements = ["CQ01NAM", "ASTDY=1..30"].compactMap { SupplementCondition($0) }
        expected.period = .cumulative
        expected.subjects = SubjectChoice(attribute: "age", wanted: .numbers(from: 18, below: 65.5))
        #expect(try Self.read(yaml).kind == .terms(expected))
    }

    @Test("Windows of onset begin where the one before ends, and there is no day 0")
    func windows() throws {
        let split = try #require(try Self.read("split: {by: onset, windows: [-7, 1, 8, 57]}").split)
        guard case .categories(let categories) = split.division else { return }
        #expect(categories.map(\.label) == ["Day -7 to -1", "Day 1 to 7", "Day 8 to 56", "Day 57 or later"])
        #expect(categories.map(\.choice.onsetDays?.lowerBound) == [-7, 1, 8, 57])
        #expect(categories.map(\.choice.onsetDays?.upperBound) == [-1, 7, 56, TableSplit.lastDay])
    }

    @Test("By worst severity a category holds what is at least as bad, and what is missing stands last")
    func worst() throws {
        let split = try #require(try Self.read("split: {by: severity, worst: true}").split)
        guard case .categories(let categories) = split.division else { return }
        #expect(split.isWorst && split.columnOrder == [1, 2, 3, 0])
        #expect(categories.map(\.label) == ["Missing", "Mild", "Moderate", "Severe"])
        let severities: [Set<Severity>?] = [
            nil, [.mild, .moderate, .severe, .lifeThreatening, .fatal], [.moderate, .severe, .lifeThreatening, .fatal],
            [.severe, .lifeThreatening, .fatal],
        ]
        #expect(categories.map(\.choice.severity) == severities)
        let other = try #require(try Self.read("split: {by: grade, missing: false}").split)
        guard case .categories(let grades) = other.division else { return }
        #expect(grades.map(\.choice.severity) == Severity.allCases.map { [$0] })
    }

    @Test("Rows by PT, groups of terms, methods and a comparison are read")
    func otherKeys() throws {
        #expect(try Self.read("rows: pt").kind == .preferredTerms(EventChoice()))
        var choice = EventChoice()
        choice.pts = ["Pain"]
        #expect(
            try Self.read("groups: [{label: Pain, pts: [Pain]}]").kind
                == .termGroups(EventChoice(), [TermGroup(label: "Pain", choice: choice)]))
        let methods = try Self.read("methods: {interval: wilson, rate_interval: byar}").methods
        #expect(methods.interval == .wilson && methods.rateInterval == .byar)
        let compared = try Self.read(
            "comparison: {reference: B, statistics: [risk_ratio, p_fisher], difference: agresti_caffo, p_decimals: 4}")
        #expect(compared.comparison?.reference == "B" && compared.comparison?.pDecimals == 4)
        #expect(
            compared.comparison?.statistics == [.riskRatio, .fisher] && compared.methods.difference == .agrestiCaffo)
        #expect(try Self.read("comparison: {reference: first, statistics: [p_fisher]}").comparison?.reference == nil)
    }

    @Test(
        "What does not go together is refused with the place",
        arguments: [
            ("split: {by: onset}", "'windows' is missing"), ("split: {by: onset, windows: [8, 1]}", "must ascend"),
            ("split: {by: onset, windows: [0, 8]}", "no day 0"), ("split: {by: sex}", "'sex' is not one of"),
            ("split: {by: criterion, worst: true}", "'worst' does not go with a split by criterion"),
            ("split: {by: subjects}", "'attribute' is missing"),
            ("split: {by: subjects, attribute: age, cuts: [2], names: {a: b}}", "exclude each other"),
            ("split: {by: subjects, attribute: age, cuts: [65, 18]}", "cuts must ascend"),
            ("split: {categories: [{label: A}, {label: A}]}", "'A' is given twice"),
            ("split: {categories: [{label: A}], by: severity}", "'by' does not go with 'categories'"),
            ("selection: {severity: []}", "the list is empty"), ("selection: {severity: [bad]}", "'bad' is not one of"),
            ("selection: {onset_days: {from: 8, to: 1}}", "ends before it begins"),
            ("selection: {supplements: ['=1']}", "expected NAME"), ("selection: {longer_than: -1}", "whole number"),
            ("selection: {subjects: {attribute: sex}}", "give 'value'"),
            ("groups: [{label: A}]", "a group has socs and pts, or supplements"),
            ("groups: [{label: A, pts: [x]}, {label: B, supplements: [y]}]", "all groups"),
            ("comparison: {statistics: []}", "the list is empty"), ("comparison: {}", "'statistics' is missing"),
            ("rows: pts", "'pts' is not one of terms, pt"), ("methods: {interval: wald}", "'wald' is not one of"),
        ])
    func refused(yaml: String, message: String) throws {
        let error = #expect(throws: ReportsError.self) { try Self.read(yaml) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }

    @Test("Rates have no meaning by worst event, and a comparison none with a split or without arms")
    func contradictions() throws {
        for (yaml, message) in [
            ("split: {by: grade, worst: true}\nstatistics: [rate]", "no meaning"),
            ("split: {by: grade}\ncomparison: {statistics: [p_fisher]}", "leave one of them out"),
            ("columns: [total]\ncomparison: {statistics: [p_fisher]}", "needs arms"),
            ("groups: [{label: A, pts: [x]}]\nthreshold: {percent: 1, comparator: '>', basis: total}", "groups"),
        ] {
            let keys = yaml.split(separator: "\n").map { $0.prefix { $0 != ":" } }
            let kept = Self.plain.split(separator: "\n").filter { line in !keys.contains { line.hasPrefix("\($0):") } }
            let error = #expect(throws: ReportsError.self) {
                try Reports.table(yaml: (kept + [Substring(yaml)]).joined(separator: "\n"), source: "t.yaml")
            }
            #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
        }
    }
}
