import Safety
import TestSupport
import Testing

@testable import Registry

@Suite("What only the registry can refuse")
struct RejectCodeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let title: String
        let code: RejectCode
        let column: String?
        let row: @Sendable () -> TestRow
        var testDescription: String { title }

        init(_ title: String, _ code: RejectCode, _ column: String?, _ row: @escaping @Sendable () -> TestRow) {
            self.title = title
            self.code = code
            self.column = column
            self.row = row
        }
    }

    static let cases: [Case] = [
        Case("a subject of another study", .otherStudy, "STUDYID") { subject("S9") { $0.studyID = "ST-2" } },
        Case("an exposure of another study", .otherStudy, "STUDYID") { exposure("S1", "9") { $0.studyID = "ST-2" } },
        Case("an event of another study", .otherStudy, "STUDYID") { event("S1", "9") { $0.studyID = "ST-2" } },
        Case("an exposure of a stranger", .unknownSubject, "USUBJID") { dose("S9", on: "2024-01-01") },
        Case("an event of a stranger", .unknownSubject, "USUBJID") { event("S9") },
        Case("a supplement of a stranger", .unknownSubject, "USUBJID") { supplement("S9", "1") },
        Case("a supplement without its event", .unknownEvent, "AESEQ") { supplement("S1", "9") },
        Case("a planned arm that is not declared", .undeclaredArm, "ARM") { subject("S9", arm: "Other") },
        Case("an actual arm that is not declared", .undeclaredArm, "ACTARM") {
            subject("S9") { $0.actualArm = "Other" }
        },
        Case("an arm in another case", .undeclaredArm, "ARM") { subject("S9", arm: "TREATED") },
        Case("a subject without a name", .missingValue, "USUBJID") { subject("") },
        Case("a flag stated twice", .conflict, nil) {
            subject("S9") { $0.populationFlags = [.init(name: "F", value: true), .init(name: "F", value: false)] }
        },
        Case("a subject with other content", .conflict, "USUBJID") { subject("S1") { $0.sex = "F" } },
        Case("an exposure with other content", .conflict, "AESEQ") { dose("S1", on: "2024-01-02") },
        Case("an event with other content", .conflict, "AESEQ") { event("S1", on: "2024-01-16") },
        Case("a grade outside 1 to 5", .unknownValue, nil) { event("S1", "9") { $0.grade = 6 } },
        Case("an unknown LLT code", .unknownCode, "LLTCD") { coded("S1", "9", .llt, "L-none") },
        Case("an unknown PT code", .unknownCode, "PTCD") { coded("S1", "9", .pt, "P-none") },
        Case("a PT code given as an LLT code", .unknownCode, "LLTCD") { coded("S1", "9", .llt, "P1") },
        Case("a code with two paths and none primary", .ambiguousCode, "PTCD") { coded("S1", "9", .pt, "P2") },
        Case("another PT name beside the code", .codeNameMismatch, "DECOD") {
            coded("S1", "9", .pt, "P1", stated: StatedTerm(code: nil, name: "Nausea"))
        },
        Case("another PT code beside the LLT code", .codeNameMismatch, "PTCD") {
            coded("S1", "9", .llt, "L1", stated: StatedTerm(code: "P2", name: nil))
        },
        Case("a term without a name", .missingValue, "DECOD") { event("S1", "9", pt: " ") },
        Case("a dictionary's code with another name", .conflict, "PTCD") { entry(pt: ("P1", "Migraine")) },
        Case("a dictionary's SOC code with another name", .conflict, nil) { entry(soc: ("S1", "Eye disorders")) },
        Case("an LLT under another PT", .conflict, "LLTCD") { entry(pt: ("P3", "Migraine"), llt: ("L1", "Head pain")) },
        Case("a path with another mark of primary", .conflict, "PRIMARY") { entry(isPrimary: false) },
        Case("a second primary path", .primaryPath, "PRIMARY") { entry(soc: ("S2", "Vascular disorders")) },
    ]

    private func filled() throws -> TestRegistry {
        try TestRegistry(
            identifier: "ST-1",
            rows: [
                subject("S1") { $0.studyID = "ST-1" }, dose("S1", on: "2024-01-01"), event("S1"),
                entry(llt: ("L1", "Head pain")),
                entry(soc: ("S1", "Nervous system disorders"), pt: ("P2", "Shock"), isPrimary: false),
                entry(soc: ("S2", "Vascular disorders"), pt: ("P2", "Shock"), isPrimary: false),
            ])
    }

    @Test("Each refused row says code and column but no value, and leaves nothing behind", arguments: cases)
    func refused(refused: Case) throws {
        let test = try filled()
        let before = try test.dump()
        let summary = try test.deliver([refused.row()])
        let reject = try #require(summary.rejects.first)
        #expect(summary.rejects.count == 1)
        #expect(reject.code == refused.code)
        #expect(reject.columnName == refused.column)
        #expect((reject.column == nil) == (refused.column == nil))
        #expect(reject.line == 2 && reject.byteOffset == 100)
        #expect(String(decoding: reject.row, as: UTF8.self) == "line 2")
        for value in ["S9", "Other", "TREATED", "L-none", "P-none", "Migraine", "Nausea", "ST-2"] {
            #expect(!reject.detail.contains(value))
        }
        #expect(try test.dump() == before)

        // Kept aside, the refused row is all that its delivery adds.
        let kept = try test.deliver([refused.row()], policy: .keep)
        #expect(kept.counts.map(\.rejected) == [1])
        let untouched = { (line: String) in
            !["reject ", "import_run ", "source_file ", "study "].contains { line.hasPrefix($0) }
        }
        #expect(try test.dump().filter(untouched) == before.filter(untouched))
        #expect(
            try test.registry.structureFindings()
                == ["dictionaries: PTs of a loaded dictionary without a primary path: 1 row(s)"])
    }

    @Test("A code is refused while no dictionary is loaded")
    func noDictionary() throws {
        let test = try TestRegistry(rows: [subject("S1")])
        let reject = try #require(try test.deliver([coded("S1", "1", .llt, "L1")]).rejects.first)
        #expect(reject.code == .unknownCode)
        #expect(reject.detail.contains("not loaded"))
    }

    @Test("Rows of any study are taken by a registry whose study has no identifier")
    func anyStudy() throws {
        let test = try TestRegistry(rows: [subject("S1") { $0.studyID = "ST-7" }])
        #expect(try test.registry.contents().subjects == 1)
    }

    @Test("Rejects come in the order of file, line and column, whoever found them")
    func order() throws {
        let test = try TestRegistry()
        let summary = try test.deliver([
            subject("S1"), subject("S2", arm: "Other"), .rejected(.subjects, .missingValue, isWholeFile: false),
            subject("S3", arm: "Other"), event("S9"),
        ])
        #expect(summary.rejects.map(\.file) == [0, 0, 0, 1])
        #expect(summary.rejects.map(\.line) == [3, 4, 5, 2])
        #expect(summary.rejects.map(\.code) == [.undeclaredArm, .missingValue, .undeclaredArm, .unknownSubject])
    }
}
