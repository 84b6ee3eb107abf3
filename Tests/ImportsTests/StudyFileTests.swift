import Imports
import Safety
import Testing

@Suite("Study files")
struct StudyFileTests {
    private func decode(_ text: String) throws(ImportsError) -> StudyDefinition {
        try StudyFile.decode(text: text, fileName: "study.yaml")
    }

    @Test("A file with the required keys alone has the documented defaults")
    func defaults() throws {
        let study = try decode(StudyText.with())
        #expect(
            study.study
                == Study(
                    identifier: nil, title: "A small study", arms: ["Active", "Placebo"], notAnArm: [],
                    isSynthetic: false))
        var rules = RuleSet(name: "small-study", version: "1", text: StudyText.with())
        rules.window.basis = .days(first: 0, last: 30)
        rules.related.counted = [.possible, .missing]
        rules.constants = [
            NamedValue(name: "days_per_year", value: "365.25"), NamedValue(name: "days_per_month", value: "365/12"),
        ]
        #expect(study.rules == rules)
    }

    @Test("The study's own keys are read")
    func study() throws {
        let text = StudyText.with("study_id: X-1", "not_an_arm: [Screen Failure]", "synthetic: true")
        let study = try decode(text).study
        #expect(study.identifier == "X-1")
        #expect(study.notAnArm == ["Screen Failure"])
        #expect(study.isSynthetic)
    }

    @Test("Version, identifiers and arms stay the text that was written")
    func scalarsStayText() throws {
        let text = StudyText.with("version: 1.10", "study_id: 007", "arms: [1, No, 0x10, 2015-03-02]")
        let definition = try decode(text)
        #expect(definition.rules.version == "1.10")
        #expect(definition.study.identifier == "007")
        #expect(definition.study.arms == ["1", "No", "0x10", "2015-03-02"])
    }

    @Test("A byte order mark and the line ends of other systems change nothing", arguments: ["\r\n", "\n"])
    func otherSystems(lineEnd: String) throws {
        let text = "\u{FEFF}" + StudyText.lines.joined(separator: lineEnd)
        #expect(try decode(text).study == decode(StudyText.with()).study)
    }

    @Test("The lenzumestrocel study counts by the rules of its paper")
    func lenzumestrocel() throws {
        let text = try #require(Imports.studyText(named: "lenzumestrocel-pms"))
        let definition = try decode(text)
        #expect(definition.study.identifier == "LENZ-PMS-SYN")
        #expect(definition.study.arms == ["Lenzumestrocel"])
        #expect(definition.study.isSynthetic)
        let rules = definition.rules
        #expect(rules.name == "lenzumestrocel-pms")
        #expect(rules.population == .exposed)
        #expect(rules.window.basis == .days(first: 0, last: 365))
        #expect(rules.window.date == .onset)
        #expect(
            rules.related.counted
                == [.missing, .certain, .probable, .possible, .conditional, .unassessable, .related])
        #expect(rules.serious == SeriousRule(basis: .flag, criteria: SeriousnessCriterion.e2b))
        #expect(rules.naturalProgression == .excluded)
        #expect(rules.duplicates == .excludeExact)
        #expect(rules.text == text)
    }

    @Test("The CDISC pilot study counts by the rules of its report")
    func cdiscPilot() throws {
        let definition = try decode(try #require(Imports.studyText(named: "cdisc-pilot")))
        #expect(definition.study.identifier == "CDISCPILOT01")
        #expect(definition.study.arms == ["Placebo", "Xanomeline Low Dose", "Xanomeline High Dose"])
        #expect(definition.study.notAnArm == ["Screen Failure"])
        #expect(!definition.study.isSynthetic)
        let rules = definition.rules
        #expect(rules.armBasis == .planned)
        #expect(rules.population == .exposed)
        #expect(rules.window.basis == .emergentFlag)
        #expect(rules.related.counted == [.possible, .probable])
        #expect(rules.serious.basis == .flag)
        #expect(rules.duplicates == .counted)
    }

    @Test("Every study of the program can be read, and bears the name of its folder")
    func shipped() throws {
        #expect(Set(Imports.studyNames).isSuperset(of: ["cdisc-pilot", "lenzumestrocel-pms"]))
        for name in Imports.studyNames {
            let text = try #require(Imports.studyText(named: name))
            #expect(try StudyFile.decode(text: text, fileName: name).rules.name == name)
        }
    }

    @Test("A study's files are those of its folder, and an unknown study has none")
    func files() throws {
        let files = Imports.studyFiles(named: "cdisc-pilot")
        #expect(files.map(\.name) == ["README.md", "study.yaml"])
        #expect(files.last?.bytes == Array(try #require(Imports.studyText(named: "cdisc-pilot")).utf8))
        #expect(Imports.studyFiles(named: "lenzumestrocel-pms").allSatisfy { !$0.name.hasSuffix(".swift") })
        #expect(Imports.studyFiles(named: "../studies/cdisc-pilot").isEmpty)
        #expect(Imports.studyText(named: "no-such-study") == nil)
    }

    @Test("Rules for a registry leave the study's keys out")
    func rulesOnly() throws {
        let text = """
            name: possible-or-worse
            version: "2"
            window: {basis: all}
            related: {in: [possible], missing: does_not_count}
            """
        let rules = try StudyFile.decodeRules(text: text, fileName: "rules.yaml")
        #expect(rules.name == "possible-or-worse")
        #expect(rules.window.basis == .all)
        #expect(rules.text == text)
        #expect(throws: ImportsError.self) { try StudyFile.decode(text: text, fileName: "rules.yaml") }
    }

    @Test("A whole study file serves as rules of its own study and of no other")
    func rulesOfStudyFile() throws {
        let definition = try decode(StudyText.with())
        let rules = try StudyFile.decodeRules(
            text: StudyText.with(), fileName: "study.yaml", for: definition.study)
        #expect(rules == definition.rules)
        let other = StudyText.with("arms: [Active, Control]")
        let error = #expect(throws: ImportsError.self) {
            try StudyFile.decodeRules(text: other, fileName: "study.yaml", for: definition.study)
        }
        #expect(error?.problem.contains("is not the registry's") == true)
        #expect(throws: ImportsError.self) {
            try StudyFile.decodeRules(text: StudyText.with("arms: []"), fileName: "study.yaml")
        }
    }
}
