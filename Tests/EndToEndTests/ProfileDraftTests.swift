import Foundation
import TestSupport
import Testing

@Suite("soteria profile suggest and profile check")
struct ProfileDraftTests {
    private let folder: PrivateFolder

    init() throws { folder = try PrivateFolder() }

    private func draft(_ arguments: String...) throws -> String {
        try folder.soteria(["profile", "suggest"] + arguments).ended(0).output
    }

    /// Invented (synthetic) files of a site whose columns no shipped profile has.
    private func writeSite() throws {
        try folder.write(
            "patients.txt", "Patient No;Gender;Date of Birth;Treatment Group\n001;F;13/04/1958;A\n002;M;30/01/1961;A\n")
        try folder.write(
            "ae.txt",
            """
            Patient No;AE No;Body System;Preferred Term;Onset Date;Stop Date;Intensity;Serious;Relationship to Study Drug
            001;1;Eye disorders;Dry eye;15/01/2020;16/01/2020;Mild;No;Unlikely
            001;2;Eye disorders;Dry eye;17/02/2020;;Severe;Yes;Possible
            002;1;Nervous system disorders;Headache;28/01/2020;NA;Moderate;No;None

            """)
    }

    @Test("A draft without an open doubt is accepted by profile check and imports the files")
    func wholeWay() throws {
        try writeSite()
        let run = try folder.soteria("profile", "suggest", "patients.txt", "ae.txt", "-o", "site.yaml").ended(0)
        let text = try folder.read("site.yaml")
        #expect(run.output.isEmpty && run.errors.contains("No doubt is open"), "\(run)\n\(text)")
        for line in [
            "profile: site", "delimiter: semicolon", "missing: {tokens: [\"NA\"]}", "dates: [d/m/yyyy]",
            "\"Patient No\": {field: subject_id, required: true}", "\"Body System\": {field: soc_name, required: true}",
            "\"Preferred Term\": {field: pt_name, required: true}", "\"Onset Date\": {field: onset_date}",
            "\"Stop Date\": {field: end_date}", "Intensity: {field: severity}", "Serious: {field: serious}",
            "\"Relationship to Study Drug\": {field: causality}", "\"AE No\": {field: event_seq}",
            "Gender: {field: sex}", "\"Date of Birth\": {field: birth_date}",
            "\"Treatment Group\": {field: planned_arm}",
        ] {
            #expect(text.contains(line), "\(line) is missing in\n\(text)")
        }
        let check = try folder.soteria("profile", "check", "site.yaml", "ae.txt", "patients.txt").ended(0)
        #expect(check.output.contains("ae.txt: read as events") && check.output.contains("3 of 3 rows can be read"))
        #expect(check.output.contains("Nothing was found to be wrong."), "\(check)")
        try folder.write("study.yaml", "name: s\nversion: 1\ntitle: T\narms: [A]\n\(SmallStudy.rules)")
        try folder.soteria("init", "study.soteria", "--study", "study.yaml").ended(0)
        try folder.soteria("import", "study.soteria", "--profile", "site.yaml", "patients.txt", "ae.txt").ended(0)
        let stored = try StoredRows.query(
            folder.file("study.soteria"),
            "SELECT sequence, onset, serious FROM event JOIN event_date ON event_id = id ORDER BY id")
        #expect(stored.map { $0[0] } == ["1", "2", "1"] && stored[0][1] == "15/01/2020" && stored[1][2] == "1")
    }

    @Test("What a person has to decide is marked: ambiguous dates, values without a meaning, columns without a field")
    func doubts() throws {
        try folder.write(
            "ae.csv",
            "Subject,SOC,PT,Onset,Severity,Shoe size\n1,Skin,Rash,05/01/2020,Grave,43\n2,Skin,Rash,06/02/2020,Mild,44\n"
        )
        let text = try draft("ae.csv")
        let doubts = text.split(separator: "\n").filter { $0.contains("# DOUBT:") }
        #expect(doubts.count == 3, "\(text)")
        #expect(doubts.contains { $0.contains("Onset") && $0.contains("d/m/yyyy and m/d/yyyy") })
        #expect(doubts.contains { $0.contains("Severity") && $0.contains("Grave") && !$0.contains("Mild:") })
        #expect(text.contains("- \"Shoe size\""))
        try folder.write("p.yaml", text)
        let check = try folder.soteria("profile", "check", "p.yaml").ended(1)
        #expect(check.errors.contains("3 findings") && check.output.contains("open, line "))
        // An undecided date is refused, not guessed.
        let data = try folder.soteria("profile", "check", "p.yaml", "ae.csv").ended(1)
        #expect(data.output.contains("0 of 2 rows can be read") && data.output.contains("unreadable_date"), "\(data)")
    }

    @Test("No value of a patient stands in a draft")
    func privacy() throws {
        try folder.write(
            "ae.csv",
            "patient,soc,pt,verbatim,serious\nCANARY-1,CANARY,CANARY,CANARY,Y\nCANARY-2,CANARY,CANARY,CANARY,N\n")
        #expect(try !draft("ae.csv").contains("CANARY"))
        let check = try folder.soteria("profile", "check", "soteria", "ae.csv")
        #expect(check.status == 1 && !(check.output + check.errors).contains("CANARY"), "\(check)")
    }

    @Test(
        "A term without its SOC is looked up in a dictionary, which the draft says; without a subject it is no profile yet"
    )
    func otherCodings() throws {
        try folder.write("ae.csv", "subject,event,onset\n1,Rash,2020-01-05\n")
        let byName = try draft("ae.csv")
        #expect(byName.contains("coding: by_llt_name") && byName.contains("event: {field: llt_name, required: true}"))
        #expect(byName.contains("# DOUBT: no column seems to have the preferred term"))
        try folder.write("coded.csv", "subject,llt code,onset\n1,X1,2020-01-05\n")
        #expect(try draft("coded.csv").contains("coding: by_code\n"))
        try folder.write("none.csv", "soc,pt,onset\nSkin,Rash,2020-01-05\n")
        #expect(try draft("none.csv").contains("# DOUBT: no column seems to identify the subject"))
        try folder.write("other.csv", "colour,shape\nred,round\n")
        #expect(try draft("other.csv").contains("# DOUBT: no table of a registry seems to be in other.csv"))
    }

    @Test("--encoding, --delimiter and --rows decide what a draft is made from, and the first two stand in it")
    func options() throws {
        try folder.write("k.csv", Array("subject^sex\n".utf8) + [0xC8, 0xAF, 0x5E] + Array("F\n".utf8))
        let text = try draft("k.csv", "--encoding", "CP949", "--delimiter", "^")
        #expect(text.contains("encoding: CP949") && text.contains("delimiter: \"^\""), "\(text)")
        try folder.write("d.csv", "subject,birth date\n1,13/01/1960\n2,x\n")
        #expect(try !draft("d.csv", "--rows", "1").contains("# DOUBT:"))
        #expect(try draft("d.csv").contains("DOUBT: some values of birth date are no dates"))
        try folder.write("p.yaml", try draft("d.csv", "--rows", "1"))
        try folder.soteria("profile", "check", "p.yaml", "d.csv", "--rows", "1").ended(0)
        try folder.soteria("profile", "check", "p.yaml", "d.csv").ended(1)
        try folder.write("s.csv", "subject;birth date\n1;13/01/1960\n")
        try folder.soteria("profile", "check", "p.yaml", "s.csv").ended(1)
        try folder.soteria("profile", "check", "p.yaml", "s.csv", "--delimiter", "semicolon").ended(0)
        try folder.write(
            "l.csv", Array("subject,birth date\n".utf8) + [0xC8, 0xAF, 0xC0, 0xDA] + Array(",13/01/1960\n".utf8))
        try folder.soteria("profile", "check", "p.yaml", "l.csv").ended(1)
        try folder.soteria("profile", "check", "p.yaml", "l.csv", "--encoding", "CP949").ended(0)
    }

    @Test("profile check reads strictly, and says which columns are read, passed over, unknown or missing")
    func check() throws {
        try folder.write("bad.yaml", "profile: x\ntitle: X\ntabels: {}\n")
        #expect(try folder.soteria("profile", "check", "bad.yaml").ended(3).errors.contains("tables"))
        try folder.soteria("profile", "check", "sdtm").ended(0)
        try folder.write("dm.csv", "DOMAIN,USUBJID,SUBJID,SHOE\nDM,S-1,1,43\n")
        let run = try folder.soteria("profile", "check", "sdtm", "dm.csv").ended(1)
        #expect(run.output.contains("USUBJID -> subject_id") && run.output.contains("DOMAIN says which rows are read"))
        #expect(run.output.contains("passed over: SUBJID") && run.output.contains("unknown, so refused: SHOE"))
        #expect(run.output.contains("missing: ARM"), "\(run)")
    }
}
