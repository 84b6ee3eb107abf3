import Foundation
import TestSupport
import Testing

/// Alternatives of rules that the synthetic study does not tell apart, on records made for them.
@Suite("Each alternative of a rule, on small studies")
struct RuleEffectTests {
    private static let soc = "Investigations"

    /// The PTs that count under rules given as YAML.
    private func counted(_ study: SmallStudy, _ rules: String, _ options: String...) throws -> [String] {
        try write(rules, in: study)
        let run = try study.folder.soteria(
            ["table", "study.soteria", "teae-by-soc-pt", "--check", "--format", "csv", "--rules", "rules.yaml"]
                + options)
        return try run.ended(0).tidy.filter { $0.level == "pt" && $0.arm == "Total" }.map(\.pt)
    }

    /// The footnotes under rules given as YAML, their lines run together.
    private func footnotes(_ study: SmallStudy, _ rules: String) throws -> String {
        try write(rules, in: study)
        return try study.folder.flat(["table", "study.soteria", "ae", "--rules", "rules.yaml"])
    }

    private func write(_ rules: String, in study: SmallStudy) throws {
        try study.folder.write("rules.yaml", "name: other\nversion: \"1\"\n\(rules)\n")
    }

    @Test("population: with an exposure record, or flagged in a population as delivered")
    func population() throws {
        var subjects = [
            SmallStudy.Subject("P1", "A"), .init("P2", "A"), .init("P3", "A", doses: []), .init("P4", "A", doses: []),
        ]
        subjects[0].flags = ["SAFFL": "N"]
        subjects[1].flags = ["SAFFL": "Y"]
        subjects[2].flags = ["SAFFL": "Y", "ITTFL": "Y"]
        let study = try SmallStudy(
            arms: ["A"], subjects: subjects, events: subjects.map { .init($0.id, Self.soc, "of \($0.id)") })
        #expect(try counted(study, "population: exposure\n\(SmallStudy.rules)") == ["of P1", "of P2"])
        #expect(try counted(study, "population: {flag: SAFFL}\n\(SmallStudy.rules)") == ["of P2", "of P3"])
        #expect(try counted(study, "population: {flag: ITTFL}\n\(SmallStudy.rules)") == ["of P3"])
        let none = try footnotes(study, "population: {flag: PPROTFL}\n\(SmallStudy.rules)")
        #expect(none.contains("(N = 0)") && none.contains("whose population flag PPROTFL was delivered as yes."))
        #expect(try footnotes(study, SmallStudy.rules).contains("at least one exposure record"))
    }

    @Test("serious: by flag, by criteria, by either, by criteria of one's own")
    func serious() throws {
        let study = try SmallStudy(
            arms: ["A"], subjects: SmallStudy.subjects(1, "A"),
            events: [
                .init("P1", Self.soc, "flag", ["serious": "Y"]),
                .init("P1", Self.soc, "criterion", ["serious": "N", "hospitalisation": "Y"]),
                .init("P1", Self.soc, "both", ["serious": "Y", "death": "Y"]),
                .init("P1", Self.soc, "cancer", ["cancer": "Y"]), .init("P1", Self.soc, "neither", ["serious": "N"]),
            ])
        func serious(_ rule: String) throws -> [String] {
            let rules = SmallStudy.rules.replacing("serious: {basis: flag}", with: "serious: \(rule)")
            return try counted(study, rules, "--serious").sorted()
        }
        #expect(try serious("{basis: flag}") == ["both", "flag"])
        #expect(try serious("{basis: criteria}") == ["both", "criterion"])
        #expect(try serious("{basis: either}") == ["both", "criterion", "flag"])
        #expect(try serious("{basis: criteria, criteria: [cancer]}") == ["cancer"])
        #expect(try serious("{basis: either, criteria: [cancer, death]}") == ["both", "cancer", "flag"])
        let page = try footnotes(study, SmallStudy.rules)
        #expect(page.contains("Serious: flagged as serious by the reporter."))
        #expect(page.contains("1 flagged serious without a criterion, 1 with a criterion and not flagged."))
        let criteria = SmallStudy.rules.replacing("{basis: flag}", with: "{basis: criteria, criteria: [cancer]}")
        #expect(
            try footnotes(study, criteria).contains("Serious: at least one of the criteria cancer, whatever the flag."))
        let either = SmallStudy.rules.replacing("{basis: flag}", with: "{basis: either}")
        #expect(try footnotes(study, either).contains("Serious: flagged as serious by the reporter, or at least one"))
    }

    @Test("related: in, not in, none, all; a blank counts or does not; unknown words of the form are kept apart")
    func related() throws {
        let values = [
            "certain", "probable", "possible", "unlikely", "not related", "conditional", "unassessable", "related", "",
        ]
        let study = try SmallStudy(
            arms: ["A"], subjects: SmallStudy.subjects(1, "A"),
            events: values.map { .init("P1", Self.soc, $0.isEmpty ? "blank" : $0, ["causality": $0]) })
        func related(_ rule: String) throws -> Set<String> {
            let rules = SmallStudy.rules.replacing("{in: [possible], missing: does_not_count}", with: rule)
            return Set(try counted(study, rules, "--related"))
        }
        let all = Set(values.map { $0.isEmpty ? "blank" : $0 })
        #expect(try related("{in: [possible], missing: does_not_count}") == ["possible"])
        #expect(try related("{in: [certain, related], missing: counts}") == ["certain", "related", "blank"])
        #expect(
            try related("{not_in: [unlikely, not_related], missing: counts}")
                == all.subtracting(["unlikely", "not related"]))
        #expect(try related("{not_in: [unlikely], missing: does_not_count}") == all.subtracting(["unlikely", "blank"]))
        #expect(try related("{not_in: [], missing: counts}") == all)
    }

    @Test("worsened_before_dose: an event from before the first dose that worsened after it counts, or does not")
    func worsened() throws {
        let study = try SmallStudy(
            arms: ["A"], subjects: SmallStudy.subjects(1, "A"),
            events: [
                .init("P1", Self.soc, "worsened", ["onset_date": "2019-12-01", "worsened_after_dose": "Y"]),
                .init("P1", Self.soc, "stable", ["onset_date": "2019-12-01", "worsened_after_dose": "N"]),
                .init("P1", Self.soc, "new"),
            ])
        func rules(_ option: String) -> String {
            SmallStudy.rules.replacing(
                "{basis: all}", with: "{basis: days, last_day: 30, worsened_before_dose: \(option)}")
        }
        #expect(try counted(study, rules("counts")) == ["new", "worsened"])
        #expect(try counted(study, rules("does_not_count")) == ["new"])
        #expect(try footnotes(study, rules("counts")).contains("is counted when marked as worsened after a dose."))
        #expect(try footnotes(study, rules("does_not_count")).contains("is left out, also when marked as worsened"))
    }

    @Test("first_day of the window: events before it count as before the first dose")
    func firstDay() throws {
        let study = try SmallStudy(
            arms: ["A"], subjects: SmallStudy.subjects(1, "A"),
            events: [
                .init("P1", Self.soc, "day 0", ["onset_date": "2020-01-01"]),
                .init("P1", Self.soc, "day 1", ["onset_date": "2020-01-02"]),
                .init("P1", Self.soc, "day -3", ["onset_date": "2019-12-29"]),
            ])
        func rules(_ first: Int) -> String {
            SmallStudy.rules.replacing("{basis: all}", with: "{basis: days, first_day: \(first), last_day: 30}")
        }
        #expect(try counted(study, rules(0)) == ["day 0", "day 1"])
        #expect(try counted(study, rules(1)) == ["day 1"])
        #expect(try counted(study, rules(-3)) == ["day -3", "day 0", "day 1"])
        #expect(try footnotes(study, rules(1)).contains("from day 1 to day 30 after the first dose"))
    }

    @Test("arm: planned or actual; constants: printed in the footnotes; dictionary: whose coding counts")
    func furtherRules() throws {
        let study = try SmallStudy(
            arms: ["A", "B"], subjects: [.init("P1", "A", actual: "B")], events: [.init("P1", Self.soc, "Weight")])
        func arms(_ rules: String) throws -> [Int]? {
            try write(rules, in: study)
            return try study.tidy("teae-by-soc-pt", "--rules", "rules.yaml").counts("any", arm: "B")
        }
        #expect(try arms("arm: planned\n\(SmallStudy.rules)") == [0, 0])
        #expect(try arms("arm: actual\n\(SmallStudy.rules)") == [1, 1])
        #expect(
            try footnotes(study, "arm: actual\n\(SmallStudy.rules)").contains("in the arm of their actual treatment."))
        let constants = try footnotes(
            study, "constants: {days_per_year: 365, days_per_month: 30.4}\n\(SmallStudy.rules)")
        #expect(constants.contains("Constants: days per year 365, days per month 30.4."))
        let own = "dictionary: {name: As coded by the source, version: not stated}\n\(SmallStudy.rules)"
        #expect(try counted(study, own) == ["Weight"])
        // No event is coded in a dictionary that is not there; nothing is dropped.
        let absent = "dictionary: {name: Another, version: \"27.1\"}\n\(SmallStudy.rules)"
        #expect(try counted(study, absent) == ["Not coded"])
        #expect(try footnotes(study, absent).contains("Terms are those of the dictionary Another, version 27.1."))
    }

    @Test(
        "Rules that cannot be read are refused with file, line and near name, exit code 3",
        arguments: [
            ("window: {basis: all}", "windows: {basis: all}", "windows"), ("{basis: all}", "{basis: al}", "al"),
            ("{basis: all}", "{basis: all, last_day: 3}", "last_day"), ("[possible]", "[possibly]", "possibly"),
            ("{basis: flag}", "{basis: flagged}", "flagged"),
            ("window: {basis: all}", "window: {basis: all", "rules.yaml"),
        ])
    func unreadable(old: String, new: String, named: String) throws {
        let study = try SmallStudy(arms: ["A"], subjects: SmallStudy.subjects(1, "A"), events: [])
        try write(SmallStudy.rules.replacing(old, with: new), in: study)
        let run = try study.folder.soteria("table", "study.soteria", "ae", "--rules", "rules.yaml").ended(3)
        #expect(run.errors.contains("rules.yaml") && run.errors.contains(named) && run.output.isEmpty, "\(run)")
        #expect(run.errors.contains(#/line \d|:\d/#), "\(run)")
    }
}
