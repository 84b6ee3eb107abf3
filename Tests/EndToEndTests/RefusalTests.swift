import Foundation
import TestSupport
import Testing

/// A row or a file that is refused, with patient values planted in it, and what the program must say.
struct Refusal: Sendable, CustomTestStringConvertible {
    /// The reason code.
    let code: String
    /// File, line and column as an error names them.
    let place: String
    /// The files of the delivery.
    let files: [(name: String, bytes: [UInt8])]
    var profile = "soteria"

    var testDescription: String { "\(code) at \(place)" }

    init(_ code: String, _ place: String, _ files: [(String, String)], profile: String = "soteria") {
        self.code = code
        self.place = place
        self.files = files.map { ($0.0, Array($0.1.utf8)) }
        self.profile = profile
    }

    init(_ code: String, _ place: String, _ name: String, bytes: [UInt8]) {
        self.code = code
        self.place = place
        files = [(name, bytes)]
    }
}

/// Every reason code, reached through the program; but for overlong_row, whose 16 MiB the reader's own tests take.
/// CANARY marks what stands for a patient's value.
@Suite("Refused rows and files")
struct RefusalTests {
    private static let subjects = ("subjects.csv", "subject_id,planned_arm\nCANARY-1,A\n")
    private static let header = "subject_id,event_seq,verbatim,soc_name,pt_name,onset_date,end_date,serious,grade\n"

    private static func event(_ row: String) -> [(String, String)] {
        [subjects, ("events.csv", header + "CANARY-1,1,CANARY-fine,Skin,Rash,2020-01-05,,N,\n" + row + "\n")]
    }

    private static let dictionary = "dictionary,version,soc_code,soc_name,pt_code,pt_name,llt_code,llt_name,primary\n"

    private static func coded(_ terms: String, _ event: String) -> [(String, String)] {
        [
            subjects, ("dictionary.csv", dictionary + terms),
            ("events.csv", "subject_id,event_seq,llt_code,pt_code,pt_name\n" + event + "\n"),
        ]
    }

    private static let rash = "D,1,S1,Skin,P1,Rash,L1,Rash,Y\n"

    /// A workbook with a document type.
    private static var documentType: [UInt8] {
        var book = SmallWorkbook([["subject_id"], ["CANARY"]])
        book.edit("xl/workbook.xml", "<workbook", "<!DOCTYPE CANARY><workbook")
        return (try? book.bytes()) ?? []
    }

    /// A workbook of two subjects, the second one as given.
    private static func workbook(
        _ code: String, _ place: String, _ row: [WorkbookCell], _ merged: String = ""
    ) -> Refusal {
        let sheet = SmallWorkbook.Sheet(
            "Subjects", [["subject_id", "planned_arm"], ["CANARY-1", "A"], row],
            tail: "<mergeCells>\(merged)</mergeCells>")
        let book = SmallWorkbook([sheet], formats: ["14"])
        return Refusal(code, "site.xlsx/\(place)", "site.xlsx", bytes: (try? book.bytes()) ?? [])
    }

    static let all: [Refusal] = [
        // What the bytes of a file show.
        Refusal("bare_quote", "events.csv:3:3", event("CANARY-1,2,CAN\"ARY,Skin,Rash,2020-01-05,,N,")),
        Refusal("text_after_quote", "events.csv:3:3", event("CANARY-1,2,\"CANARY\" x,Skin,Rash,2020-01-05,,N,")),
        Refusal("open_quote", "events.csv:3:3", event("CANARY-1,2,\"CANARY,Skin,Rash,2020-01-05,,N,")),
        Refusal("field_count", "events.csv:3", event("CANARY-1,2,CANARY,Skin,Rash")),
        Refusal("nul_byte", "events.csv:3:3", event("CANARY-1,2,CANARY\u{0},Skin,Rash,2020-01-05,,N,")),
        Refusal(
            "invalid_utf8", "subjects.csv:2:1", "subjects.csv",
            bytes: Array("subject_id,site\nCANARY-".utf8) + [0xB0, 0xA1] + Array(",S1\n".utf8)),
        Refusal(
            "duplicate_header", "subjects.csv:1:2", [("subjects.csv", "subject_id,subject_id\nCANARY-1,CANARY-1\n")]),
        Refusal("empty_header", "subjects.csv:1:2", [("subjects.csv", "subject_id,\nCANARY-1,CANARY\n")]),
        Refusal(
            "overlong_field", "events.csv:3:3",
            event("CANARY-1,2,CANARY" + String(repeating: "x", count: 1_048_576) + ",Skin,Rash,2020-01-05,,N,")),
        Refusal(
            "unsupported_encoding", "subjects.csv:2", "subjects.csv",
            bytes: [0xFF, 0xFE] + "subject_id\nCANARY-1".utf8.flatMap { [$0, 0] } + [0x0A]),
        Refusal("empty_file", "subjects.csv:1", [("subjects.csv", "")]),
        // What the cells of a workbook show.
        workbook("error_value", "Subjects:3:2 (planned_arm)", ["CANARY-2", .xml("<v>#N/A</v>", type: "e")]),
        workbook("missing_result", "Subjects:3:2 (planned_arm)", ["CANARY-2", .xml("<f>CANARY</f>")]),
        workbook("unreadable_date", "Subjects:3:2 (planned_arm)", ["CANARY-2", .number("60", style: 1)]),
        workbook("possibly_truncated", "Subjects:3:1 (subject_id)", [.text(String(repeating: "CANARY-", count: 4681))]),
        workbook("field_count", "Subjects:3:3", ["CANARY-2", "A", "CANARY"]),
        workbook("merged_cells", "Subjects:2:2 (planned_arm)", ["CANARY-2"], "<mergeCell ref='B2:B3'/>"),
        workbook("damaged_file", "Subjects:3:1", [.number("CANARY")]),
        Refusal("unsafe_file", "site.xlsx:1:1", "site.xlsx", bytes: documentType),
        Refusal(
            "unsupported_format", "old.xls:1:1", "old.xls",
            bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array("CANARY".utf8)),
        // What a row shows.
        Refusal(
            "missing_column", "events.csv:1",
            [("events.csv", "subject_id,verbatim,onset_date,serious\nCANARY-1,CANARY,2020-01-01,N\n")]),
        Refusal(
            "unknown_column", "subjects.csv:1:2 (sitee)", [("subjects.csv", "subject_id,sitee\nCANARY-1,CANARY\n")]),
        Refusal("missing_value", "events.csv:3:1 (subject_id)", event(",2,CANARY,Skin,Rash,2020-01-05,,N,")),
        Refusal("missing_value", "events.csv:3:5 (pt_name)", event("CANARY-1,2,CANARY,Skin,,2020-01-05,,N,")),
        Refusal("unknown_value", "events.csv:3:8 (serious)", event("CANARY-1,2,CANARY,Skin,Rash,2020-01-05,,CANARY,")),
        Refusal("unreadable_date", "events.csv:3:6 (onset_date)", event("CANARY-1,2,CANARY,Skin,Rash,CANARY-01,,N,")),
        Refusal(
            "unreadable_date", "events.csv:3:7 (end_date)",
            event("CANARY-1,2,CANARY,Skin,Rash,2020-01-05,2021-02-29,N,")),
        Refusal(
            "unreadable_number", "events.csv:3:9 (grade)", event("CANARY-1,2,CANARY,Skin,Rash,2020-01-05,,N,CANARY")),
        Refusal(
            "end_before_start", "events.csv:3:7 (end_date)", event("CANARY-1,2,CANARY,Skin,Rash,2020-01-05,2019,N,")),
        // What needs other rows.
        Refusal(
            "other_study", "subjects.csv:2:1 (study_id)",
            [("subjects.csv", "study_id,subject_id\nCANARY-STUDY,CANARY-1\n")]),
        Refusal("unknown_subject", "events.csv:3:1 (subject_id)", event("CANARY-2,2,CANARY,Skin,Rash,2020-01-05,,N,")),
        Refusal(
            "undeclared_arm", "subjects.csv:2:2 (planned_arm)",
            [("subjects.csv", "subject_id,planned_arm\nCANARY-1,CANARY\n")]),
        Refusal("unknown_code", "events.csv:2:3 (llt_code)", coded(rash, "CANARY-1,1,CANARY,,")),
        Refusal("unknown_code", "events.csv:2:4 (pt_code)", coded(rash, "CANARY-1,1,,CANARY,")),
        Refusal(
            "ambiguous_code", "events.csv:2:4 (pt_code)",
            coded("D,1,S1,Skin,P1,Rash,L1,Rash,N\nD,1,S2,Eye,P1,Rash,L1,Rash,N\n", "CANARY-1,1,,P1,")),
        Refusal("code_name_mismatch", "events.csv:2:5 (pt_name)", coded(rash, "CANARY-1,1,,P1,CANARY")),
        Refusal(
            "unknown_event", "suppae.csv:2",
            [
                ("dm.csv", "STUDYID,DOMAIN,USUBJID,ARM\nS,DM,CANARY-1,A\n"),
                ("suppae.csv", "STUDYID,RDOMAIN,USUBJID,IDVAR,IDVARVAL,QNAM,QVAL\nS,AE,CANARY-1,AESEQ,9,AETRTEM,Y\n"),
            ], profile: "sdtm"),
        Refusal(
            "primary_path", "dictionary.csv:3:9 (primary)",
            [("dictionary.csv", dictionary + rash + "D,1,S2,Eye,P1,Rash,L1,Rash,Y\n")]),
        Refusal("conflict", "events.csv:3:2 (event_seq)", event("CANARY-1,1,CANARY-other,Skin,Rash,2020-01-05,,N,")),
        Refusal(
            "conflict", "subjects.csv:3:1 (subject_id)",
            [("subjects.csv", "subject_id,planned_arm\nCANARY-1,A\nCANARY-1,\n")]),
        Refusal(
            "conflict", "dictionary.csv:3",
            [("dictionary.csv", dictionary + rash + "D,1,S1,Skin,P1,CANARY,L2,CANARY,Y\n")]),
    ]

    /// The bytes of a registry without rows, made once.
    private static let empty = Result {
        let folder = try PrivateFolder()
        try folder.write("study.yaml", "name: s\nversion: 1\ntitle: T\nstudy_id: S\narms: [A]\n\(SmallStudy.rules)")
        try folder.soteria("init", "study.soteria", "--study", "study.yaml").ended(0)
        return Array(try Data(contentsOf: URL(fileURLWithPath: folder.file("study.soteria"))))
    }

    private func registry() throws -> PrivateFolder {
        let folder = try PrivateFolder()
        try folder.write("study.soteria", try Self.empty.get())
        return folder
    }

    @Test(
        "stop the import with file, line, column and reason, no value of a patient, and nothing stored", arguments: all)
    func stop(_ refusal: Refusal) throws {
        let folder = try registry()
        for file in refusal.files { try folder.write(file.name, file.bytes) }
        let before = try StoredRows(of: folder.file("study.soteria"))
        let command = ["import", "study.soteria", "--profile", refusal.profile] + refusal.files.map(\.name)
        let run = try folder.soteria(command).ended(3)
        #expect(run.output.isEmpty && run.errors.contains("nothing was stored; 1 problem"), "\(run)")
        let line = try #require(run.errors.split(separator: "\n").first { $0.contains(refusal.code) }, "\(run)")
        #expect(line.contains("\(refusal.code): ") && line.hasPrefix("  \(refusal.place)"), "\(run)")
        #expect(run.errors.contains(#/Correct the file/#), "an error says what to do")
        #expect(!run.errors.contains("CANARY"), "\(run)")
        #expect(try StoredRows(of: folder.file("study.soteria")) == before)
    }

    @Test("are kept by --on-reject keep where the rest of the file can be read, else they stop it too", arguments: all)
    func keep(_ refusal: Refusal) throws {
        let folder = try registry()
        for file in refusal.files { try folder.write(file.name, file.bytes) }
        let run = try folder.soteria(
            ["import", "study.soteria", "--on-reject", "keep", "--profile", refusal.profile] + refusal.files.map(\.name)
        )
        #expect(!run.errors.contains("CANARY") && !run.output.contains("CANARY"), "\(run)")
        let wholeFile = [
            "open_quote", "duplicate_header", "empty_header", "unsupported_encoding", "empty_file", "missing_column",
            "unknown_column", "merged_cells", "damaged_file", "unsafe_file", "unsupported_format",
        ]
        guard !wholeFile.contains(refusal.code) else {
            #expect(run.status == 3 && run.errors.contains("Correct the file and import it again."), "\(run)")
            return
        }
        run.ended(0)
        let listed = try folder.soteria("rejects", "study.soteria").ended(0)
        #expect(listed.lines.first?.hasPrefix("run 1  \(refusal.place)") == true, "\(listed)")
        #expect(
            listed.lines.first?.contains(" \(refusal.code): ") == true
                && listed.lines.count == 2)
        #expect(!listed.output.contains("CANARY") && listed.errors.isEmpty, "\(listed)")
    }
}
