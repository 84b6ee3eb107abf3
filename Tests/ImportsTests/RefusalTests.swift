import Imports
import Safety
import Testing

@Suite("Study files that are refused")
struct RefusalTests {
    private func refusal(_ text: String) -> ImportsError? {
        #expect(throws: ImportsError.self) { try StudyFile.decode(text: text, fileName: "study.yaml") }
    }

    @Test(
        "A misspelt key or word is refused with its line and its near name",
        arguments: [
            ("nmae: x", 7, "name"), ("studyid: x", 7, "study_id"), ("Arm: planned", 7, "arm"),
            ("synthetic: ture", 7, "true"), ("arm: plannd", 7, "planned"), ("population: exposures", 7, "exposure"),
            ("population: {flg: SAFFL}", 7, "flag"), ("window: {bases: days}", 5, "basis"),
            ("window: {basis: day, last_day: 3}", 5, "days"), ("window: {basis: emergentflag}", 5, "emergent_flag"),
            ("window: {basis: anydose, last_day: 3}", 5, "any_dose"),
            ("window: {basis: days, lastday: 3}", 5, "last_day"),
            ("window: {basis: days, last_day: 3, date: onsett}", 5, "onset"),
            ("window: {basis: all, date: reported}", 5, "report"),
            ("window: {basis: anniversary, partial_onset: certain}", 5, "certain_only"),
            ("window: {basis: anniversary, partial_onset: certainonly}", 5, "certain_only"),
            ("window: {basis: anniversary, missing_onset: exclude}", 5, "excluded"),
            ("window: {basis: anniversary, worsened_before_dose: count}", 5, "counts"),
            ("related: {inn: [possible], missing: counts}", 6, "in"),
            ("related: {in: [posible], missing: counts}", 6, "possible"),
            ("related: {not_in: [not related], missing: counts}", 6, "not_related"),
            ("related: {in: [possible], missing: doesnt_count}", 6, "does_not_count"),
            ("serious: {basis: flags}", 7, "flag"),
            ("serious: {basis: either, criteria: [hospitalization]}", 7, "hospitalisation"),
            ("severity: {missing: sever}", 7, "severe"), ("severity: {mising: none}", 7, "missing"),
            ("follow_up: {datacut: 2021-03-01}", 7, "data_cut"), ("folow_up: {}", 7, "follow_up"),
            ("expected: {sources: x, pts: [A]}", 7, "source"),
            ("natural_progression: exclude", 7, "excluded"), ("duplicates: exclude-exact", 7, "exclude_exact"),
            ("dictionary: {nam: x, version: 1}", 7, "name"), ("constants: {days_per_yaer: 365}", 7, "days_per_year"),
        ])
    func misspelt(line: String, number: Int, near: String) throws {
        let error = try #require(refusal(StudyText.with(line)))
        #expect(error.file == "study.yaml")
        #expect(error.line == number)
        if near.isEmpty {
            #expect(!error.problem.contains("Did you mean"))
        } else {
            #expect(error.problem.contains("Did you mean \"\(near)\"?"), "\(error)")
        }
        #expect(error.problem.contains("keys are") || error.problem.contains("values are"))
    }

    @Test(
        "A value of the wrong kind, out of range or contradicting another is refused",
        arguments: [
            ("name: two words", "letters"), ("name: a/b.yaml", "letters"), ("version:", "has no value"),
            ("title: \" \"", "empty"), ("title: [A]", "needs one text"), ("arms: Active", "needs a list"),
            ("arms: []", "at least one arm"), ("arms: [A, A]", "given twice"), ("arms: [A, ~]", "has no value"),
            ("not_an_arm: [Placebo]", "both in arms and in not_an_arm"), ("synthetic: yes", "true, false"),
            ("follow_up: {data_cut: 2021-02-29}", "yyyy-mm-dd"), ("follow_up: {data_cut: 1 March}", "yyyy-mm-dd"),
            ("follow_up: {}", "needs the key"), ("expected: {source: x, pts: []}", "at least one term"),
            ("expected: {source: x, pts: [A, A]}", "given twice"), ("expected: {pts: [A]}", "needs the key"),
            ("severity: severe", "needs keys of its own"),
            ("population: {}", "needs the key \"flag\""), ("window: days", "needs keys of its own"),
            ("window: {last_day: 3}", "needs the key \"basis\""),
            ("window: {basis: days}", "needs the key \"last_day\""),
            ("window: {basis: days, last_day: x}", "whole number"),
            ("window: {basis: days, last_day: 1.5}", "whole number"),
            ("window: {basis: days, last_day: 99999999999999999999}", "whole number"),
            ("window: {basis: days, first_day: 5, last_day: 3}", "is before window.first_day"),
            ("window: {basis: any_dose, last_day: -1}", "whole number from 0"),
            ("related: {in: [possible], not_in: [unlikely], missing: counts}", "not both"),
            ("related: {missing: counts}", "needs the key \"in\""),
            ("related: {in: [possible]}", "needs the key \"missing\""),
            ("related: {in: [], missing: counts}", "at least one assessment"),
            ("related: {in: [missing], missing: counts}", "A blank assessment is not listed"),
            ("related: {in: [possible, possible], missing: counts}", "given twice"),
            ("serious: flag", "needs keys of its own"),
            ("serious: {basis: criteria, criteria: []}", "at least one criterion"),
            ("serious: {basis: flag, criteria: [death, death]}", "given twice"),
            ("dictionary: {name: x}", "needs the key \"version\""),
            ("constants: {days_per_year: 0}", "positive number"),
            ("constants: {days_per_year: 365,25}", "not a key"),
            ("constants: {days_per_month: 365/0}", "positive number"),
            ("constants: {days_per_month: 1e3}", "positive number"),
            ("constants: {days_per_month: 1/2/3}", "positive number"),
            ("constants: {days_per_month: /12}", "positive number"),
            ("constants: {days_per_month: .}", "positive number"),
        ])
    func wrongValue(line: String, reason: String) throws {
        let error = try #require(refusal(StudyText.with(line)))
        #expect(error.problem.contains(reason), "\(error)")
        #expect(error.line != nil)
    }

    @Test(
        "A required key that is absent is named", arguments: ["name", "version", "title", "arms", "window", "related"])
    func absent(key: String) throws {
        let text = StudyText.lines.filter { !$0.hasPrefix(key + ":") }.joined(separator: "\n")
        #expect(try #require(refusal(text)).problem == "The file needs the key \"\(key)\".")
    }

    @Test(
        "Text that is not plain YAML of one document is refused with a place",
        arguments: [
            ([""], nil), (["# nothing here"], nil), (["just a text"], 1), (["- a", "- b"], 1),
            (["name: a", "name: b"], 1), (["name: [a", "version: 1"], 2), (["name: a", "\tversion: 1"], 2),
            (["name: a", "---", "name: b"], 2), (["name: &n a", "version: *n"], 1), (["name: *n"], 1),
            (["? [a, b]", ": c"], 1), (["name: a: b"], 1), (["name: \"open", ""], 2),
            (["name: a", "version: \u{1}"], 2),
        ] as [([String], Int?)])
    func notYAML(lines: [String], line: Int?) throws {
        let error = try #require(refusal(lines.joined(separator: "\n")))
        #expect(error.line == line, "\(error)")
    }

    @Test("Nesting without end is refused")
    func deep() {
        for text in [String(repeating: "[", count: 100_000), "a: " + String(repeating: "{a: ", count: 50_000)] {
            #expect(throws: ImportsError.self) { try StudyFile.decode(text: text, fileName: "study.yaml") }
        }
        let block = String(repeating: "- ", count: 100_000)
        #expect(throws: ImportsError.self) { try StudyFile.decode(text: block, fileName: "study.yaml") }
    }

    @Test("The message says file, line and column before what is wrong")
    func message() throws {
        let error = try #require(refusal(StudyText.with("window: {basis: days, lastday: 3}")))
        #expect(
            error.description
                == "study.yaml, line 5, column 23: \"lastday\" is not a key of window. Did you mean \"last_day\"? Its keys "
                + "are basis, first_day, last_day, date, partial_onset, missing_onset, worsened_before_dose.")
    }

    @Test(
        "An anchor is refused where it stands, so that no alias can multiply it", arguments: ["&a planned", "&a [x]"])
    func anchor(value: String) throws {
        let error = try #require(refusal(StudyText.with("arm: \(value)")))
        #expect(error.line == 7)
        #expect(error.problem.hasPrefix("Anchors (&) and aliases (*) are not supported"), "\(error)")
    }

    @Test("Nesting without end is refused in words of this program")
    func tooDeep() throws {
        let error = try #require(refusal(String(repeating: "[", count: 100_000)))
        #expect(error.problem == "The text is not valid YAML: the nesting is too deep.")
    }
}
