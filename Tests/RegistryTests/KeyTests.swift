import Safety
import TestSupport
import Testing

@testable import Registry

@Suite("Keys: the same row again, and the same content under another key")
struct KeyTests {
    static let delivery: [TestRow] = [
        subject("S1") {
            $0.sex = "F"
            $0.birthDate = date("1960-05")
            $0.populationFlags = [NamedValue(name: "SAFFL", value: true)]
            $0.attributes = [NamedValue(name: "riluzole", value: "yes")]
            $0.exposure = ExposureRecord(subject: "S1", sequence: "1")
        },
        dose("S1", "2", on: "2024-01-01"), entry(llt: ("L1", "Head pain")),
        event("S1") {
            $0.criteria = [.hospitalisation, .cancer]
            $0.causality = assessed(.possible, .missing)
        },
        coded("S1", "2", .llt, "L1"), supplement("S1", "1", emergent: true),
    ]

    @Test("A delivery sent again in another file changes no row")
    func unchanged() throws {
        let test = try TestRegistry(rows: Self.delivery)
        let isData = { (line: String) in
            !["import_run ", "source_file ", "study "].contains { line.hasPrefix($0) }
        }
        let before = try test.dump().filter(isData)
        let again = try test.deliver(Self.delivery)
        #expect(again.counts.map(\.unchanged) == [1, 1, 1, 2, 1])
        #expect(again.counts.map(\.stored) == [0, 0, 0, 0, 0])
        #expect(again.rejects == [])
        #expect(try test.dump().filter(isData) == before)
    }

    @Test("The same row twice in one delivery is stored once")
    func twiceInOneFile() throws {
        let test = try TestRegistry()
        let summary = try test.deliver(Self.delivery + Self.delivery)
        #expect(summary.counts.map(\.stored) == [1, 1, 1, 2, 1])
        #expect(summary.counts.map(\.unchanged) == [1, 1, 1, 2, 1])
    }

    struct Change: Sendable {
        let title: String
        let change: @Sendable (inout EventRecord) -> Void
    }

    static let changes = [
        Change(title: "verbatim") { $0.verbatim = "head ache" }, Change(title: "empty verbatim") { $0.verbatim = "" },
        Change(title: "no coding") { $0.coding = .uncoded },
        Change(title: "another term") { $0.coding = named("Nervous system disorders", "Migraine") },
        Change(title: "another SOC") { $0.coding = named("Vascular disorders", "Headache") },
        Change(title: "another dictionary version") {
            $0.coding = named(
                "Nervous system disorders", "Headache",
                in: DictionaryVersion(name: "Invented names", version: "2", language: "en"))
        },
        Change(title: "no onset") { $0.onset = nil }, Change(title: "less of an onset") { $0.onset = date("2024-01") },
        Change(title: "the same text of a date, read as another day") {
            $0.onset = ClinicalDate(
                written: "2024-01-15", earliest: CalendarDay(number: 1), latest: CalendarDay(number: 1))
        },
        Change(title: "end") { $0.end = date("2024-02-01") },
        Change(title: "report") { $0.report = date("2024-02-01") },
        Change(title: "severity") { $0.severity = .severe }, Change(title: "grade") { $0.grade = 3 },
        Change(title: "serious") { $0.serious = true }, Change(title: "not serious") { $0.serious = false },
        Change(title: "criterion") { $0.criteria = [.death] },
        Change(title: "causality") { $0.causality = assessed(.possible) },
        Change(title: "a blank causality") { $0.causality = assessed(.missing) },
        Change(title: "outcome") { $0.outcome = .recovered }, Change(title: "action") { $0.action = .withdrawn },
        Change(title: "natural progression") { $0.naturalProgression = true },
        Change(title: "worsened") { $0.worsenedAfterDose = true },
        Change(title: "emergent") { $0.treatmentEmergent = true },
    ]

    @Test("Any other content under a known key is a conflict")
    func conflict() throws {
        let test = try TestRegistry(rows: [subject("S1"), event("S1")])
        for change in Self.changes {
            let summary = try test.deliver([event("S1", "1", on: "2024-01-15", change.change)])
            #expect(summary.rejects.map(\.code) == [.conflict], "\(change.title)")
        }
    }

    @Test("Other content under another key is no duplicate")
    func noDuplicate() throws {
        let test = try TestRegistry(rows: [subject("S1"), event("S1")])
        for change in Self.changes {
            let summary = try test.deliver([event("S1", change.title, on: "2024-01-15", change.change)])
            #expect(summary.counts.map(\.duplicates) == [0], "\(change.title)")
        }
        #expect(try test.sql("SELECT count(*) FROM event") == [1 + Self.changes.count])
    }

    @Test("The same content under another sequence is stored and points at the first event")
    func duplicate() throws {
        let test = try TestRegistry(rows: [subject("S1"), subject("S2")])
        let summary = try test.deliver([event("S1", "1"), event("S2", "1"), event("S1", "2"), event("S1", "03")])
        #expect(summary.counts.map(\.stored) == [4])
        #expect(summary.counts.map(\.duplicates) == [2])
        let marks: [Int] = try test.sql(
            "SELECT coalesce((SELECT line FROM event AS o WHERE o.id = e.duplicate_of), 0) FROM event AS e ORDER BY line"
        )
        #expect(marks == [0, 0, 2, 2])
    }

    @Test("A duplicate is found across deliveries")
    func duplicateAcrossDeliveries() throws {
        let test = try TestRegistry(rows: [subject("S1"), event("S1", "1")])
        let summary = try test.deliver([event("S1", "2")])
        #expect(summary.counts.map(\.duplicates) == [1])
        #expect(try test.sql("SELECT duplicate_of FROM event WHERE id = 2") == [1])
        #expect(try test.registry.contents().runs.map(\.counts.duplicates) == [0, 1])
    }

    @Test("Identifiers are text: 007, 7 and 7.0 are three subjects, and 1 and 01 two events")
    func textKeys() throws {
        let test = try TestRegistry(rows: [
            subject("007"), subject("7"), subject("7.0"), event("007", "1"), event("007", "01", pt: "Nausea"),
        ])
        #expect(try test.registry.contents().subjects == 3)
        #expect(try test.sql("SELECT sequence FROM event ORDER BY id") == ["1", "01"])
        #expect(try test.registry.subject("7") == 2)
    }

    @Test("What a row says is stored as it says it, a blank as NULL and an empty text as empty")
    func fields() throws {
        let test = try TestRegistry(rows: [
            subject("S1") {
                $0.site = ""
                $0.country = "한국"
                $0.actualArm = "Treated"
                $0.deathDate = date("2024-03")
                $0.followUpEnd = date("2024")
            },
            event("S1") { $0.report = date("2024-02-10") },
        ])
        #expect(try test.sql("SELECT site IS '' AND sex IS NULL AND country = '한국' FROM subject") == [1])
        #expect(try test.sql("SELECT planned_arm_id = 1 AND actual_arm_id = 1 FROM subject") == [1])
        // 2024-03-01 is day 19,783 and 2024-12-31 day 20,088 after 1970-01-01 (date -d … +%s divided by 86,400).
        #expect(
            try test.sql("SELECT death_text || ' ' || death_earliest || ' ' || death_latest FROM subject")
                == ["2024-03 19783 19813"])
        #expect(try test.sql("SELECT follow_up_end_latest FROM subject") == [20_088])
        #expect(try test.sql("SELECT report_earliest = report_latest FROM event") == [1])
        #expect(try test.sql("SELECT line || ' ' || byte_offset FROM event") == ["2 100"])
    }
}
