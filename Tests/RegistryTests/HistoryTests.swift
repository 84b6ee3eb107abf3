import Foundation
import GRDB
import Safety
import TestSupport
import Testing

@testable import Registry

@Suite("The history of corrections")
struct HistoryTests {
    private func corrected() throws -> TestRegistry {
        let test = try TestRegistry(rows: [subject("S1") { $0.sex = "F" }, subject("S2"), event("S1"), event("S2")])
        try test.correct([subject("S1") { $0.sex = "M" }, event("S1", on: "2024-02-01")])
        try test.correct([subject("S1"), event("S2", on: nil)])
        return test
    }

    @Test(
        "It is only added to: no other program changes, removes or replaces a line by mistake",
        arguments: [
            "UPDATE row_change SET subject = 'S9'", "DELETE FROM row_change",
            "INSERT OR REPLACE INTO row_change SELECT * FROM row_change",
            "REPLACE INTO row_change (id, run_id, table_name, kind, subject, file_id, former_file_id) "
                + "VALUES (1, 2, 'subject', 'changed', 'S9', 1, 1)",
            "UPDATE cell_change SET old_value = 'X'", "DELETE FROM cell_change WHERE column_name = 'sex'",
            "INSERT OR REPLACE INTO cell_change VALUES (1, 'sex', 'X', 'M')",
            "INSERT INTO cell_change VALUES (1, 'sex', 'X', 'M') ON CONFLICT DO UPDATE SET old_value = 'X'",
            "UPDATE import_run SET reason = 'another'", "UPDATE import_run SET actor = 'another'",
            "DELETE FROM import_run",
            "INSERT OR REPLACE INTO import_run SELECT * FROM import_run",
        ])
    func appendOnly(statement: String) throws {
        let test = try corrected()
        let before = try test.dump()
        #expect(throws: DatabaseError.self) { try test.tamper(statement, foreignKeys: false) }
        #expect(try test.dump() == before)
    }

    @Test(
        "Every column that a delivery fills has its field in the history: a new one needs RowCells or EventCells, and a merge",
        arguments: [
            (
                "subject",
                """
                identifier site country sex birth_text birth_earliest birth_latest age age_unit race ethnicity
                consent_text consent_earliest consent_latest planned_arm planned_arm_id actual_arm actual_arm_id
                follow_up_end_text follow_up_end_earliest follow_up_end_latest follow_up_end_reason death_text
                death_earliest death_latest
                """
            ),
            (
                "exposure",
                """
                subject_id sequence product dose dose_unit route start_text start_earliest start_latest end_text
                end_earliest end_latest
                """
            ),
            (
                "event",
                """
                subject_id sequence verbatim onset_text onset_earliest onset_latest end_text end_earliest end_latest
                report_text report_earliest report_latest severity grade serious criteria assessment_list_id coding_id
                outcome action natural_progression worsened_after_dose treatment_emergent duplicate_of
                """
            ), ("supplement", "event_id name value sets_emergent treatment_emergent"),
        ])
    func columns(table: String, known: String) throws {
        let columns: [String] = try TestRegistry().sql("SELECT name FROM pragma_table_info('\(table)')")
        // Whether a subject is known by number only is not delivered in its row.
        let ofEveryRow =
            ["id", "content", "file_id", "line", "byte_offset"] + (table == "subject" ? ["is_unnamed"] : [])
        #expect(Set(columns) == Set(known.split { $0 == " " || $0 == "\n" }.map(String.init) + ofEveryRow))
    }

    @Test("A trigger that was taken away is found")
    func droppedTrigger() throws {
        let test = try corrected()
        try test.tamper("DROP TRIGGER cell_change_updated")
        #expect(try test.registry.structureFindings() == ["schema: trigger cell_change_updated is missing"])
    }

    @Test("It is listed by subject and by run, with the former value or none")
    func listed() throws {
        let test = try corrected()
        func listed(_ subject: String?, _ run: Int?) throws -> [String] {
            var lines: [String] = []
            try test.registry.changes(ofSubject: subject, run: run) { change in
                for cell in change.change.cells {
                    lines.append(
                        "\(change.run) \(change.change.key.subject) \(cell.column) \(cell.old ?? "-") \(cell.new ?? "-")"
                    )
                }
            }
            return lines
        }
        let all = [
            "2 S1 sex F M", "2 S1 onset_date 2024-01-15 2024-02-01", "3 S1 sex M -", "3 S2 onset_date 2024-01-15 -",
        ]
        #expect(try listed(nil, nil) == all)
        #expect(try listed("S1", nil) == Array(all[..<3]))
        #expect(try listed("S1", 3) == [all[2]])
        #expect(try listed("S9", nil) == [])
        #expect(throws: RegistryError.self) { try listed(nil, 9) }
    }

    @Test("A correction cut off in the middle has changed nothing")
    func cutOff() throws {
        let test = try TestRegistry(
            rows: (1...150).map { number in
                subject("S\(number)") { $0.site = String(repeating: "x", count: 300_000) }
            })
        let folder = try PrivateFolder()
        let request = test.request([.subjects], correction: Correction(reason: "r"))
        _ = try test.registry.importDelivery(request, rawRow: { _ in [] }) { session in
            for number in 1...150 {
                let row = subject("S\(number)") { $0.site = String(repeating: "y", count: 300_000) }
                try session.take(row.outcome(Origin(file: 0, line: number, byteOffset: number)))
            }
            // The files as they lie when the process ends here.
            for name in test.filesInFolder where !name.hasSuffix("-shm") {
                try FileManager.default.copyItem(atPath: test.folder.file(name), toPath: folder.file(name))
            }
        }
        let log = try FileManager.default.attributesOfItem(atPath: folder.file("study.soteria-wal"))[.size]
        #expect(((log as? NSNumber)?.intValue ?? 0) > 100_000)
        let cut = Registry(path: folder.file("study.soteria"), termKey: TermKey(variants: []))
        #expect(try cut.structureFindings() == [])
        let rows = try DatabaseQueue(path: cut.path).read { db in
            try String.fetchAll(db, sql: "SELECT DISTINCT substr(site, 1, 1) FROM subject")
                + String.fetchAll(db, sql: "SELECT kind FROM row_change")
        }
        #expect(rows == ["x"])
        #expect(try test.sql("SELECT count(*) FROM cell_change") == [150])
    }
}
