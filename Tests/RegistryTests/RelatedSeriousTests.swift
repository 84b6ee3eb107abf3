import Safety
import TestSupport
import Testing

@testable import Registry

@Suite("Related, serious, fatal, progression and duplicates")
struct RelatedSeriousTests {
    private func registry(_ events: [TestRow]) throws -> TestRegistry {
        try TestRegistry(rows: [subject("S"), dose("S", on: "2024-01-01")] + events)
    }

    private static let assessments: [(name: String, values: [Causality])] =
        Causality.allCases.map { ($0.name, [$0]) } + [
            ("none", []), ("unlikely then possible", [.unlikely, .possible]),
            ("missing then unlikely", [.missing, .unlikely]), ("missing then possible", [.missing, .possible]),
            ("missing twice", [.missing, .missing]),
        ]

    private func related(_ values: Set<Causality>) throws -> Set<String> {
        let test = try registry(
            Self.assessments.map { assessment in
                event("S", assessment.name) {
                    $0.verbatim = assessment.name
                    $0.causality = assessment.values.map {
                        CausalityAssessment(product: nil, assessor: nil, reported: nil, value: $0)
                    }
                }
            })
        let judgement = try test.judge(.made { $0.related.counted = values })
        #expect(try test.sql("SELECT count(*) FROM adverse_reaction") == [judgement.related.count])
        return Set(judgement.related.map { String($0.dropFirst(2)) })
    }

    @Test("Related in a list: any listed assessment makes an event related, a blank beside others does not")
    func relatedIn() throws {
        #expect(
            try related([.possible, .probable])
                == ["possible", "probable", "unlikely then possible", "missing then possible"])
    }

    @Test("Related not in a list, a blank counting: only wholly blank events count for their blank")
    func relatedNotIn() throws {
        let all = Set(Causality.allCases).subtracting([.unlikely, .notRelated])
        #expect(
            try related(all) == [
                "missing", "certain", "probable", "possible", "conditional", "unassessable", "related", "none",
                "unlikely then possible", "missing then possible", "missing twice",
            ])
        #expect(try related(all.subtracting([.missing])).contains("none") == false)
    }

    @Test("Related to nothing: no event is")
    func relatedToNothing() throws {
        #expect(try related([]) == [])
    }

    /// Flag and criteria of the events that the seriousness rules are tried on.
    private static let seriousness: [(name: String, flag: Bool?, criteria: Set<SeriousnessCriterion>)] = [
        ("flag and criterion", true, [.hospitalisation]), ("flag only", true, []),
        ("criterion only", false, [.death, .hospitalisation]), ("criterion, no flag", nil, [.disability]),
        ("cancer only", nil, [.cancer]), ("neither", false, []), ("blank", nil, []),
    ]

    private func seriousness(_ rule: SeriousRule) throws -> Judgement {
        try registry(
            Self.seriousness.map { row in
                event("S", row.name) {
                    $0.verbatim = row.name
                    $0.serious = row.flag
                    $0.criteria = row.criteria
                }
            }
        ).judge(.made { $0.serious = rule })
    }

    @Test("Serious by flag, by criteria, or by either; cancer makes nothing serious unless the rules name it")
    func serious() throws {
        let flag = try seriousness(SeriousRule(basis: .flag, criteria: SeriousnessCriterion.e2b))
        #expect(flag.serious == ["S/flag and criterion", "S/flag only"])
        #expect(flag.totals.seriousWithoutCriterion == 1)
        #expect(flag.totals.criterionWithoutSerious == 2)
        let criteria = try seriousness(SeriousRule(basis: .criteria, criteria: SeriousnessCriterion.e2b))
        #expect(criteria.serious == ["S/flag and criterion", "S/criterion only", "S/criterion, no flag"])
        let either = try seriousness(SeriousRule(basis: .either, criteria: SeriousnessCriterion.e2b))
        #expect(either.serious == flag.serious.union(criteria.serious))
        let cancer = try seriousness(SeriousRule(basis: .criteria, criteria: [.cancer]))
        #expect(cancer.serious == ["S/cancer only"])
        #expect(cancer.totals.seriousWithoutCriterion == 2)
        #expect(cancer.totals.criterionWithoutSerious == 1)
    }

    @Test("Fatal is an outcome of death or death as a criterion, whatever the flag")
    func fatal() throws {
        let test = try registry([
            event("S", "outcome") { $0.outcome = .fatal }, event("S", "criterion") { $0.criteria = [.death] },
            event("S", "severity") { $0.severity = .fatal }, event("S", "recovered") { $0.outcome = .recovered },
        ])
        var selection = EventSelection()
        selection.fatal = true
        let counts = try test.registry.referenceCounts(CountRequest(rules: .made(), selection: selection))
        #expect(counts.any.last == CellCount(events: 2, subjects: 1))
        #expect(try test.sql("SELECT count(*) FROM fatal_event") == [2])
    }

    @Test("An event flagged as natural progression is left out or counted; a blank flag is no flag")
    func progression() throws {
        let test = try registry([
            event("S", "yes") { $0.naturalProgression = true }, event("S", "no") { $0.naturalProgression = false },
            event("S", "blank"), event("S", "late", on: "2026-01-01") { $0.naturalProgression = true },
        ])
        #expect(
            try test.judge(.made("excluded")).dispositions == [
                "S/yes": .naturalProgression, "S/no": .counted, "S/blank": .counted, "S/late": .afterWindow,
            ])
        #expect(
            try test.judge(.made("counted") { $0.naturalProgression = .counted }).counted
                == ["S/yes", "S/no", "S/blank"])
    }

    @Test("Exact duplicates count, or all but the first are left out")
    func duplicates() throws {
        let test = try registry([
            event("S", "1"), event("S", "2"), event("S", "3"), event("S", "4") { $0.naturalProgression = true },
            event("S", "5") { $0.naturalProgression = true },
        ])
        #expect(try test.judge(.made("counted")).counted == ["S/1", "S/2", "S/3"])
        #expect(
            try test.judge(.made("excluded") { $0.duplicates = .excludeExact }).dispositions == [
                "S/1": .counted, "S/2": .duplicate, "S/3": .duplicate, "S/4": .naturalProgression,
                "S/5": .naturalProgression,
            ])
    }

    @Test("An event is left out under the first reason that holds")
    func firstReason() throws {
        let test = try TestRegistry(rows: [
            subject("S"), subject("T"), dose("S", on: "2024-01-01"),
            event("T", "1", on: "2020-01-01") { $0.naturalProgression = true },
            event("S", "2", on: "2020-01-01") { $0.naturalProgression = true },
            event("S", "3", on: "2020-01-01") { $0.naturalProgression = true },
        ])
        #expect(
            try test.judge(.made { $0.duplicates = .excludeExact }).dispositions == [
                "T/1": .outsidePopulation, "S/2": .beforeFirstDose, "S/3": .beforeFirstDose,
            ])
    }
}
