import Foundation
import GRDB
import Safety
import Schema
import TestSupport
import Testing

@testable import Registry

@Suite("Views as other programs see them")
struct ViewTests {
    static let hasShell = FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3")

    private func filled() throws -> TestRegistry {
        let test = try TestRegistry(rows: [
            subject("S1"), subject("S2"), subject("S3"), dose("S1", on: "2024-01-01"), dose("S2", on: "2024-01-01"),
            event("S1", "1") { $0.causality = assessed(.possible) },
            event("S1", "2") {
                $0.causality = assessed(.probable)
                $0.serious = true
                $0.severity = .severe
            },
            event("S2", "1") { $0.causality = assessed(.unlikely) },
            event("S2", "2", on: "2026-01-01") { $0.causality = assessed(.possible) },
            event("S3", "1") { $0.causality = assessed(.possible) },
            event("S2", "3") { $0.coding = .uncoded },
        ])
        try test.registry.use(.made(), now: TestRegistry.now)
        return test
    }

    private func shell(_ test: TestRegistry, _ query: String) throws -> String {
        let run = try test.folder.run("/usr/bin/sqlite3", ["-readonly", test.registry.path, query])
        #expect(run.status == 0, "\(run)")
        return run.output
    }

    @Test(
        "The shell counts in a view what the program counts",
        .enabled(if: hasShell, "no /usr/bin/sqlite3: install sqlite3 to run this test"),
        arguments: [
            ("event_in_window", "4"), ("adverse_reaction", "2"), ("serious_event", "1"),
            ("serious_adverse_reaction", "1"), ("fatal_event", "0"), ("uncoded_event", "1"),
            ("safety_population", "2"), ("excluded_event", "2"), ("event_disposition", "6"), ("event_term", "5"),
        ])
    func shellCounts(view: String, rows: String) throws {
        let test = try filled()
        #expect(try shell(test, "SELECT count(*) FROM \(view)") == rows + "\n")
        var selection = EventSelection()
        selection.related = view.contains("reaction")
        selection.serious = view.contains("serious")
        guard view.hasPrefix("adverse") || view.hasPrefix("serious") || view == "event_in_window" else { return }
        let counts = try test.registry.referenceCounts(CountRequest(rules: .made(), selection: selection))
        #expect(counts.any.last.map { "\($0.events)" } == rows)
    }

    @Test("A view reads as a listing: who, which term, when, how severe, and why an event does not count")
    func listing() throws {
        let test = try filled()
        #expect(
            try test.sql(
                "SELECT subject || '|' || arm || '|' || pt || '|' || onset || '|' || study_day || '|' || severity FROM serious_event"
            )
                == ["S1|Treated|Headache|2024-01-15|15|severe"])
        #expect(
            try test.sql("SELECT subject || ' ' || sequence || ' ' || reason FROM excluded_event ORDER BY 1")
                == ["S2 2 after_window", "S3 1 outside_population"])
    }

    @Test("Every view can be read by any program")
    func everyView() throws {
        let test = try filled()
        #expect(Schema.views.count >= 18)
        try DatabaseQueue(path: test.registry.path).read { db in
            for view in Schema.views { _ = try Row.fetchAll(db, sql: "SELECT * FROM \(view.name)") }
        }
    }

    /// Statements that go through all events, with a value for each of their parameters.
    static let wholeRegistry = ["select_events", "dispositions", "population", "person_time", "subject_times"]

    @Test("No statement goes through all subjects, or all codings, once for every event", arguments: wholeRegistry)
    func plans(name: String) throws {
        let test = try filled()
        let sql = try #require(Schema.statement(name))
        let plan = try DatabaseQueue(path: test.registry.path).inDatabase { db in
            try db.run("make_selected_events")
            let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
            statement.setUncheckedArguments([])
            return try Row.fetchAll(statement).map { $0["detail"] as String }
        }
        #expect(plan.filter { $0.hasPrefix("SCAN") && $0.contains("LEFT-JOIN") } == [])
        // The statement's own driving loop is the only one through all events.
        #expect(plan.filter { $0 == "SCAN e" || $0 == "SCAN x" }.count <= 1)
    }
}
