import Assets
import Foundation
import Importing
import Safety
import Testing

@testable import Imports

@Suite("A profile")
struct ProfileTests {
    @Test("ships for each source that the program knows, decodes and explains every column")
    func shipped() throws {
        #expect(
            Imports.profileNames() == ["adam", "eudract", "faers", "pro-act", "redcap", "sdtm", "soteria", "vaers"])
        for name in Imports.profileNames() {
            let profile = try Imports.profile(name)
            #expect(profile.name == name)
            let columns = profile.tables.flatMap(\.columns)
            #expect(!columns.contains { $0.about == nil })
        }
    }

    @Test("that is not known by its name is answered with near names")
    func unknownName() {
        let error = #expect(throws: ImportsError.self) { try Imports.profile("stdm") }
        #expect(error?.description == "stdm: There is no such profile. Did you mean 'sdtm'?")
    }

    @Test("can be a file, found by its path")
    func file() throws {
        let folder = try DeliveryFolder(["mine.yaml": Self.minimal])
        let profile = try Imports.profile(folder.path + "/mine.yaml")
        #expect(profile.name == "mine")
        #expect(profile.text == Self.minimal)
        let error = #expect(throws: ImportsError.self) { try Imports.profile(folder.path + "/yours.yaml") }
        #expect(error?.description.contains("cannot be read") == true)
    }

    @Test("is explained by a README whose example decodes and reads a file")
    func readme() throws {
        let readme = try #require(Assets.text("Imports/profiles/README.md"))
        let lines = readme.split(separator: "\n").filter { $0.hasPrefix("    ") }.map { $0.dropFirst(4) }
        let profile = try Profile(yaml: lines.joined(separator: "\n"), file: "README.md")
        #expect(profile.name == "diary")
        let read = try collect(
            "ORGAN,PATIENT,VISIT 2,TERM\nEye disorders,001,x,Dry eye\n,001,NA,NA\n", profile: profile)
        #expect(read.rejects == [])
        #expect(read.events.map(\.sequence) == ["1", "2"])
        #expect(read.events.last?.coding == .uncoded)
    }

    private static let minimal = """
        profile: mine
        title: a minimal profile
        dates: [iso]
        values: {yes_no: {Y: true, N: false}}
        tables:
          subjects:
            columns: {ID: {field: subject_id, required: true}, ARM: planned_arm}
        """

    struct Mistake: Sendable, CustomTestStringConvertible {
        var from: String
        var to: String
        var line: Int?
        var says: String
        var testDescription: String { says }
    }

    @Test(
        "is decoded strictly: a mistake is an error with its line and a remedy",
        arguments: [
            Mistake(from: "title:", to: "titel:", line: 2, says: "Did you mean \"title\"?"),
            Mistake(from: "title: a minimal profile\n", to: "", line: 1, says: "needs the key \"title\""),
            Mistake(from: "a minimal profile", to: "", line: 2, says: "title needs one text, but has no value"),
            Mistake(from: "[iso]", to: "iso", line: 3, says: "dates needs a list"),
            Mistake(from: "[iso]", to: "[]", line: 3, says: "at least one date format"),
            Mistake(from: "[iso]", to: "[iso, dd/mm/yy]", line: 3, says: "\"dd/mm/yy\" is no date format"),
            Mistake(from: "Y: true", to: "Y: ture", line: 4, says: "Did you mean \"true\"?"),
            Mistake(from: "Y: true", to: "Y: true, y: false", line: 4, says: "matched without regard to case"),
            Mistake(from: "Y: true", to: "\"\": true", line: 4, says: "An empty text cannot be mapped"),
            Mistake(from: "yes_no", to: "yesno", line: 4, says: "Did you mean 'yes_no'?"),
            Mistake(from: "{yes_no", to: "{onset_date: {X: Y}, yes_no", line: 4, says: "whose values are mapped"),
            Mistake(from: "subjects:", to: "subject:", line: 7, says: "is no table. Did you mean 'subjects'?"),
            Mistake(from: "columns:", to: "colums:", line: 7, says: "Did you mean \"columns\"?"),
            Mistake(from: "required: true", to: "required: yes", line: 7, says: "\"yes\" is not a value of"),
            Mistake(from: "required: true", to: "requred: true", line: 7, says: "Did you mean \"required\"?"),
            Mistake(
                from: "subject_id", to: "subjectid", line: 7, says: "no field of subjects. Did you mean 'subject_id'?"),
            Mistake(from: "planned_arm", to: "pt_name", line: 7, says: "\"pt_name\" is no field of subjects"),
            Mistake(
                from: "ID: {field: subject_id, required: true}, ", to: "", line: 7, says: "no column for subject_id"),
            Mistake(from: "ARM:", to: "\"A*\":", line: 7, says: "is a family of columns"),
            Mistake(from: "ARM:", to: "\"*\":", line: 7, says: "is no column name"),
            Mistake(from: "ARM: planned_arm", to: "ARM: {about: an arm}", line: 7, says: "fills no field"),
            Mistake(from: "ARM: planned_arm", to: "ARM: planned_arm, ARM: site", line: nil, says: "is given twice"),
            Mistake(
                from: "ARM: planned_arm", to: "BORN: {field: birth_date, integer: true}", line: 7, says: "whole number"),
            Mistake(from: "ARM: planned_arm", to: "WHO: {field: site, assessor: me}", line: 7, says: "no assessment"),
            Mistake(from: "ARM: planned_arm", to: "SEX: sex", line: 1, says: "The values of sex"),
            Mistake(from: "dates:", to: "delimiter: ab\ndates:", line: 3, says: "delimiter is no delimiter"),
            Mistake(from: "dates:", to: "quote: x\ndates:", line: 3, says: "\"x\" is not a value of quote"),
            Mistake(from: "dates:", to: "missing: [NA]\ndates:", line: 3, says: "missing needs keys of its own"),
            Mistake(
                from: "dates:", to: "vocabulary: cdsc\ndates:", line: 3, says: "\"cdsc\" is not a value of vocabulary"),
            Mistake(from: "title:", to: "title: [", line: nil, says: "not valid YAML"),
        ])
    func mistakes(mistake: Mistake) throws {
        let yaml = Self.minimal.replacingOccurrences(of: mistake.from, with: mistake.to)
        #expect(yaml != Self.minimal)
        let error = try #require(throws: ImportsError.self) { try Profile(yaml: yaml, file: "mine.yaml") }
        #expect(error.description.contains(mistake.says))
        #expect(error.file == "mine.yaml")
        if let line = mistake.line { #expect(error.line == line) }
    }

    @Test(
        "of a table says what the table needs",
        arguments: [
            ("events: {coding: by_source, columns: {ID: subject_id}}", "no column for soc_name"),
            ("events: {coding: by_code, columns: {ID: subject_id}}", "no column for pt_code"),
            ("events: {coding: by_llt_name, columns: {ID: subject_id}}", "no column for llt_name"),
            ("events: {coding: by_name, columns: {ID: subject_id}}", "\"by_name\" is not a value of"),
            (
                "supplements: {columns: {ID: subject_id, NO: event_seq, N: supplement_name, V: supplement_value}}",
                "AETRTEM"
            ),
            ("subjects: {coding: by_code, columns: {ID: subject_id}}", "applies to events only"),
            ("subjects: {constants: {birth_date: 2014}, columns: {ID: subject_id}}", "only texts can"),
            ("dictionary: {columns: {D: dictionary, V: version, S: soc_name, P: pt_name}}", "no column for language"),
        ])
    func tableNeeds(table: String, says: String) throws {
        let yaml = "profile: p\ntitle: t\ndates: [iso]\ntables: {\(table)}\n"
        let error = try #require(throws: ImportsError.self) { try Profile(yaml: yaml, file: "p.yaml") }
        #expect(error.description.contains(says))
    }

    @Test(
        "survives YAML that is nested beyond any sense, and other files",
        arguments: [
            String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 5_000), "", "\u{0}", "- a\n- b",
            "&a [*a]",
            "a: &x [1]\nb: *x", "%", "subject_id,event_seq\n001,1\n",
        ])
    func nonsense(yaml: String) {
        #expect(throws: ImportsError.self) { try Profile(yaml: yaml, file: "x.yaml") }
    }

    @Test("names delimiters by word, by character and by the ending of a file's name")
    func delimiters() throws {
        #expect(DelimiterChoice.byte(of: "tab") == 9)
        #expect(DelimiterChoice.byte(of: ";") == 59)
        #expect(DelimiterChoice.byte(of: "\"") == nil)
        #expect(DelimiterChoice.byte(of: "é") == nil)
        #expect(DelimiterChoice.byte(of: "") == nil)
        let adam = try Imports.profile("adam")
        #expect(adam.delimiter.delimiter(ofFile: "adae.TSV") == 9)
        #expect(adam.delimiter.delimiter(ofFile: "adae.csv") == 44)
        #expect(adam.delimiter.delimiter(ofFile: "adae") == 44)
    }

    @Test("matches families of columns by what stands around the star")
    func families() throws {
        let flags = try #require(ColumnPattern("*FL"))
        #expect(flags.match("SAFFL") == "SAF")
        #expect(flags.match("FL") == nil)
        #expect(flags.match("SAFFLX") == nil)
        let own = try #require(ColumnPattern("flag.*"))
        #expect(own.match("flag.safety") == "safety")
        #expect(own.match("flag.") == nil)
        #expect(ColumnPattern("a*b*c") == nil)
        #expect(ColumnPattern("") == nil)
    }
}
