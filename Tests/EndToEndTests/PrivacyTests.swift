import Foundation
import TestSupport
import Testing

/// Identifiers, verbatims, products, sites and attributes that begin with CANARY stand for what patients and
/// reporters wrote. What counts, and what goes wrong, must show none of them.
@Suite("Patient values stay out of what nobody asked for")
struct PrivacyTests {
    private func study() throws -> SmallStudy {
        var subjects = SmallStudy.subjects(3, "A", prefix: "CANARY-")
        subjects.append(.init("CANARY-F", "A", doses: []))
        return try SmallStudy(
            arms: ["A"], subjects: subjects,
            events: [
                .init(
                    "CANARY-1", "Skin", "Rash",
                    ["verbatim": "CANARY verbatim", "serious": "Y", "causality": "possible"]),
                .init("CANARY-2", "", "", ["verbatim": "CANARY not coded", "causality_assessor": "CANARY assessor"]),
                .init("CANARY-F", "Skin", "Rash", ["verbatim": "CANARY failure"]),
            ])
    }

    @Test("Tables, terms, info, verify, rules and the summary of an import show no value of a person")
    func countsShowNobody() throws {
        let study = try study()
        var commands = [
            ["info", "study.soteria"], ["verify", "study.soteria"], ["rules", "show", "study.soteria"],
            ["rules", "list", "study.soteria"], ["terms", "study.soteria"], ["rejects", "study.soteria"],
            ["import", "study.soteria", "events.csv"],
        ]
        for table in ["ae", "adr", "sae", "overview", "teae-by-soc-pt"] {
            for format in ["text", "csv", "json", "markdown"] {
                commands.append(["table", "study.soteria", table, "--check", "--format", format])
            }
        }
        for command in commands {
            let run = try study.folder.soteria(command).ended(0)
            #expect(!run.output.contains("CANARY") && run.errors.isEmpty, "\(run)")
        }
        // The same values are shown where they are asked for.
        #expect(try study.folder.soteria("events", "study.soteria", "--all").output.contains("CANARY failure"))
    }

    @Test("Errors about a selection, a cell, a damaged registry and a delivery show no value of a person")
    func errorsShowNobody() throws {
        let study = try study()
        let folder = study.folder
        func expectSilence(_ command: [String], _ code: Int32) throws {
            let run = try folder.soteria(command).ended(code)
            #expect(!run.errors.contains("CANARY") && !run.output.contains("CANARY"), "\(run)")
            #expect(!run.errors.isEmpty)
        }
        try expectSilence(["events", "study.soteria", "--subject", "CANARY-9"], 2)
        try expectSilence(["events", "study.soteria", "--pt", "Rsh"], 2)
        try expectSilence(["trace", "study.soteria", "ae", "--row", "remainder", "--soc", "Skin", "--arm", "B"], 2)
        // Deliveries: a file without a header, a subject that is not there, another content of a known row.
        try folder.write("headless.csv", "CANARY-1,CANARY verbatim,2020-01-05\nCANARY-2,CANARY,2020-01-06\n")
        try expectSilence(["import", "study.soteria", "headless.csv"], 3)
        try folder.write("events2.csv", "subject_id,event_seq,verbatim\nCANARY-8,1,CANARY\nCANARY-1,1,CANARY other\n")
        try expectSilence(["import", "study.soteria", "events2.csv"], 3)
        try expectSilence(["import", "study.soteria", "events2.csv", "--on-reject", "keep", "--dry-run"], 0)
        try folder.write("wide.csv", "subject_id;event_seq;verbatim\nCANARY-8;1;CANARY\n")
        try expectSilence(["import", "study.soteria", "wide.csv"], 3)
        // Damage that verify and the second count find.
        let path = folder.file("study.soteria")
        try StoredRows.tamper(path, "PRAGMA foreign_keys = OFF; DELETE FROM subject WHERE identifier = 'CANARY-1'")
        try expectSilence(["verify", "study.soteria"], 1)
        try StoredRows.tamper(path, "DROP TABLE assessment")
        try expectSilence(["table", "study.soteria", "adr", "--check"], 4)
    }

    @Test("A damaged page of a registry is an error, not a crash, and shows no value of a person")
    func flippedBytes() throws {
        let study = try study()
        let sound = Array(try Data(contentsOf: URL(fileURLWithPath: study.folder.file("study.soteria"))))
        // The size of a page stands in bytes 16 and 17 of a SQLite file.
        let page = Int(sound[16]) << 8 | Int(sound[17])
        for number in stride(from: 1, to: sound.count / page, by: 5) {
            var bytes = sound
            for offset in 0..<24 { bytes[number * page + offset] ^= 0xA5 }
            try study.folder.write("damaged.soteria", bytes)
            for command in [["verify", "damaged.soteria"], ["table", "damaged.soteria", "ae", "--check"]] {
                let run = try study.folder.soteria(command)
                #expect([0, 1, 4].contains(run.status), "page \(number): \(run)")
                #expect(!run.errors.contains("CANARY"), "page \(number): \(run)")
                #expect(command[0] != "verify" || run.status != 0, "page \(number) is damaged: \(run)")
            }
        }
    }
}
