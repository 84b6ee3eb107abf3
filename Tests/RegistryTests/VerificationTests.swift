import GRDB
import Safety
import Testing

@testable import Registry

@Suite("Verification of structure and keys")
struct VerificationTests {
    private func filled() throws -> TestRegistry {
        try TestRegistry(
            groups: ["G"],
            rows: [
                subject("S1"), subject("S2"), .group(GroupRecord(subject: "S1", group: "G")),
                .arm(ArmRecord(arm: "Treated", subjects: 3)), dose("S1", on: "2024-01-01"),
                entry(llt: ("L1", "Head pain")),
                coded("S1", "1", .llt, "L1"), event("S1", "2") { $0.causality = assessed(.possible) }, event("S1", "3"),
                event("S2", "1"),
                supplement("S1", "1", emergent: true),
            ])
    }

    @Test("A sound registry has no finding")
    func sound() throws {
        let test = try filled()
        let before = test.bytes
        #expect(try test.registry.structureFindings() == [])
        #expect(test.bytes == before)
        #expect(test.filesInFolder == ["study.soteria"])
    }

    @Test("Verification works while another process writes, on the state before it")
    func duringImport() throws {
        let test = try filled()
        _ = try test.registry.importDelivery(test.request([.subjects]), rawRow: { _ in [] }) { session in
            try session.take(subject("S9").outcome(Origin(file: 0, line: 2, byteOffset: 9)))
            #expect(try test.registry.structureFindings() == [])
        }
        #expect(try test.registry.structureFindings() == [])
    }

    struct Damage: Sendable, CustomTestStringConvertible {
        let finding: String
        let statement: String
        var testDescription: String { finding }

        init(_ finding: String, _ statement: String) {
            self.finding = finding
            self.statement = statement
        }
    }

    static let damages = [
        Damage("view serious_event is missing", "DROP VIEW serious_event"),
        Damage("index coding_by_terms is missing", "DROP INDEX coding_by_terms"),
        Damage(
            "view adverse_reaction is not as this program makes it",
            "DROP VIEW adverse_reaction; CREATE VIEW adverse_reaction AS SELECT * FROM event_in_window"),
        Damage("table budget does not belong", "CREATE TABLE budget (amount INTEGER)"),
        Damage(
            "trigger quiet does not belong", "CREATE TRIGGER quiet AFTER INSERT ON event BEGIN DELETE FROM event; END"),
        Damage("foreign keys: 1 row(s) of table event ", "UPDATE event SET subject_id = 77 WHERE id = 4"),
        Damage("foreign keys: 1 row(s) of table coding", "UPDATE coding SET llt_id = 77 WHERE id = 1"),
        Damage(
            "content: 1 row(s) of table group_membership",
            "UPDATE reporting_group SET name = 'H'"),
        Damage("content: 1 row(s) of table arm_size", "UPDATE arm_size SET deaths = 1"),
        Damage("arms: participants stored are not as many", "DELETE FROM subject WHERE is_unnamed = 1"),
        Damage("arms: unnamed participants with an event: 1", "UPDATE event SET subject_id = 3 WHERE id = 4"),
        Damage("content: 1 row(s) of table event ", "UPDATE event SET verbatim = 'Other words' WHERE id = 1"),
        Damage("content: 1 row(s) of table event ", "UPDATE event SET sequence = '77' WHERE id = 1"),
        Damage("content: 1 row(s) of table event ", "UPDATE event SET severity = 5 WHERE id = 1"),
        Damage("content: 1 row(s) of table subject ", "UPDATE subject SET age = '16' WHERE id = 1"),
        Damage("content: 1 row(s) of table exposure ", "UPDATE exposure SET dose = '0' WHERE id = 1"),
        Damage("content: 1 row(s) of table supplement ", "UPDATE supplement SET value = 'other' WHERE id = 1"),
        Damage(
            "content: 1 row(s) of table assessment ",
            "UPDATE assessment SET value = 7 WHERE position = 1 AND list_id = 1"),
        Damage("not exactly one is active", "UPDATE rule_set SET is_active = 0"),
        Damage("counts of rejected rows", "UPDATE import_run SET rows_rejected = 1, rows_stored = rows_stored - 1"),
        Damage("without a primary path", "UPDATE path SET is_primary = 0 WHERE is_primary = 1"),
        Damage("path belongs to another dictionary", "UPDATE coding SET path_id = 1 WHERE id = 2"),
        Damage("another subject or of other content", "UPDATE event SET duplicate_of = 2 WHERE id = 4"),
        Damage(
            "integrity check: CHECK constraint failed in event",
            "PRAGMA ignore_check_constraints = ON; UPDATE event SET grade = 9 WHERE id = 1"),
    ]

    @Test("Each damage is found and said once", arguments: damages)
    func damage(damage: Damage) throws {
        let test = try filled()
        try test.tamper(damage.statement, foreignKeys: false)
        let findings = try test.registry.structureFindings()
        // A changed value is no longer what its row's hash is of.
        let others = findings.filter { !$0.hasPrefix("content: ") || damage.finding.hasPrefix("content: ") }
        #expect(others.count == 1)
        #expect(others.first?.contains(damage.finding) == true, "\(findings)")
    }

    @Test(
        "Rows that contradict the schema are refused by SQLite, whoever writes",
        arguments: [
            "UPDATE event SET onset_text = '2024', onset_earliest = NULL WHERE id = 1",
            "UPDATE event SET onset_latest = onset_earliest - 1",
            "UPDATE event SET end_earliest = 5", "UPDATE event SET serious = 2", "UPDATE event SET severity = 6",
            "UPDATE event SET onset_earliest = 3000000, onset_latest = 3000000", "UPDATE event SET grade = 'two'",
            "UPDATE subject SET identifier = 'S1'", "UPDATE subject SET identifier = ''", "DELETE FROM subject",
            "UPDATE event SET sequence = '1' WHERE id = 2", "UPDATE subject SET planned_arm_id = 9",
            "UPDATE import_run SET rows_read = 99",
            "INSERT INTO study SELECT 2, identifier, title, 0, created, 1 FROM study",
        ])
    func constraints(statement: String) throws {
        let test = try filled()
        let before = try test.dump()
        #expect(throws: DatabaseError.self) { try test.tamper(statement) }
        #expect(try test.dump() == before)
    }

    @Test("Values that no registry can hold are an error that says damaged, never a crash")
    func damagedValues() throws {
        let test = try filled()
        try test.tamper(
            """
            PRAGMA ignore_check_constraints = ON;
            UPDATE event SET onset_earliest = 9000000000000, onset_latest = 9000000000000 WHERE id = 1
            """)
        let columns = #expect(throws: RegistryError.self) { try test.registry.wholeColumns() }
        #expect(columns?.description.contains("damaged") == true)
        #expect(try test.judgement(.made()).dispositions["S1/1"] == .afterWindow)
    }

    @Test("A missing value where there must be one is an error that says damaged, never a crash")
    func missingValue() throws {
        let test = try filled()
        try test.tamper(
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, 'title TEXT NOT NULL', 'title TEXT') WHERE name = 'study'
            """)
        try test.tamper("UPDATE study SET title = NULL")
        for attempt in [{ _ = try test.registry.study() }, { _ = try test.registry.contents() }] {
            let error = #expect(throws: RegistryError.self) { try attempt() }
            #expect(error?.kind == .registry)
            #expect(error?.description.contains("damaged") == true)
        }
        #expect(try test.registry.structureFindings() == ["schema: table study is not as this program makes it"])
    }

    @Test("An arm that is not declared is an error when columns are made, never a crash")
    func undeclaredArm() throws {
        let test = try filled()
        try test.tamper("UPDATE subject SET planned_arm_id = 40000", foreignKeys: false)
        #expect(throws: RegistryError.self) { try test.registry.wholeColumns() }
    }

    @Test("A file cut short is an error, never a crash")
    func cutShort() throws {
        let test = try filled()
        let bytes = test.bytes
        for length in [100, 5000, bytes.count / 2] {
            try test.folder.write("study.soteria", Array(bytes.prefix(length)))
            #expect(throws: RegistryError.self) {
                let findings = try test.registry.structureFindings()
                if !findings.isEmpty { throw RegistryError(.registry, findings[0]) }
            }
        }
    }
}
