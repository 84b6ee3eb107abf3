import Safety
import TestSupport
import Testing

@testable import Registry

@Suite("Deliveries that correct what is stored")
struct CorrectionTests {
    private func lines(_ test: TestRegistry) throws -> [String] { try test.history().map(\.description) }

    @Test("Without being said to correct, another content of a known key is refused and the way is named")
    func refused() throws {
        let test = try TestRegistry(rows: [subject("S1"), dose("S1", on: "2024-01-01"), event("S1")])
        for row in [subject("S1") { $0.sex = "F" }, dose("S1", on: "2024-01-02"), event("S1", on: "2024-02-01")] {
            let reject = try #require(try test.deliver([row]).rejects.first)
            #expect(reject.code == .conflict && reject.detail.contains("--correct --reason"))
        }
    }

    @Test("Each changed value is kept with its row, and the run with reason and actor; the row comes from the new file")
    func subjectsAndEvents() throws {
        let test = try TestRegistry(rows: [
            subject("S1") { $0.sex = "F" }, subject("S2"), dose("S1", on: "2024-01-01"),
            event("S1", "1") { $0.severity = .mild }, event("S1", "2", pt: "Nausea"),
        ])
        let summary = try test.correct([
            subject("S1") { $0.sex = "M" }, subject("S3"), dose("S1", on: "2024-01-02"),
            event("S1", "1", pt: "Migraine") { $0.causality = assessed(.possible) }, event("S1", "2", pt: "Nausea"),
        ])
        #expect(summary.counts.map(\.stored) == [2, 1, 1] && summary.counts.map(\.changed) == [1, 1, 1])
        #expect(summary.counts.map(\.unchanged) == [0, 0, 1])
        #expect(
            try lines(test) == [
                "changed subject S1 sex: F -> M", "added subject S3 -: NULL -> NULL",
                "changed exposure S1/1 start_date: 2024-01-01 -> 2024-01-02",
                "changed event S1/1 causality: NULL -> possible",
                "changed event S1/1 causality_reported: NULL -> possible",
                "changed event S1/1 pt_name: Headache -> Migraine", "changed event S1/1 severity: mild -> NULL",
            ])
        #expect(
            try test.sql("SELECT reason || ' ' || actor || ' ' || rows_changed FROM import_run WHERE id = 2")
                == ["query answered tester 3"])
        #expect(
            try test.sql("SELECT name FROM source_file JOIN event ON file_id = source_file.id ORDER BY event.id")
                == ["events-2.csv", "events-1.csv"])
        #expect(
            try test.sql("SELECT DISTINCT former_file FROM change_history WHERE table_name = 'event'")
                == ["events-1.csv"])
        #expect(try test.registry.structureFindings() == [] && !test.registry.packedCopyDiffers())
    }

    @Test("A blank clears, leaves or refuses, as the profile says", arguments: BlankPolicy.allCases)
    func blanks(policy: BlankPolicy) throws {
        let test = try TestRegistry(rows: [
            subject("S1") {
                $0.sex = "F"
                $0.populationFlags = [NamedValue(name: "SAFFL", value: true)]
            }, event("S1") { $0.outcome = .recovered },
        ])
        let summary = try test.correct(
            [subject("S1"), event("S1")], policy: .keep, columns: DeliveredColumns(nil, blanks: policy))
        switch policy {
        case .clear:
            #expect(
                try lines(test) == [
                    "changed subject S1 flag.SAFFL: yes -> NULL", "changed subject S1 sex: F -> NULL",
                    "changed event S1/1 outcome: recovered -> NULL",
                ])
        case .unchanged:
            #expect(try lines(test) == [] && summary.counts.map(\.unchanged) == [1, 1])
            #expect(summary.correction?.tables.map { $0.blank.map(\.column) } == [["flag.SAFFL", "sex"], ["outcome"]])
        case .error:
            #expect(summary.rejects.map(\.code) == [.blankValue, .blankValue])
            #expect(try lines(test) == [] && test.sql("SELECT sex FROM subject") == ["F"])
        }
        #expect(try test.registry.structureFindings() == [])
    }

    @Test("A column that the file lacks leaves its values, even where blanks are errors, and they are counted")
    func absentColumns() throws {
        let test = try TestRegistry(rows: [
            subject("S1") { $0.site = "01" },
            event("S1") {
                $0.outcome = .recovered
                $0.criteria = [.death, .hospitalisation]
                $0.causality = assessed(.possible)
            },
        ])
        let columns = DeliveredColumns(["sex", "severity", "hospitalisation", "planned_arm"], blanks: .error)
        let summary = try test.correct(
            [subject("S1") { $0.sex = "F" }, event("S1", on: nil) { $0.coding = .uncoded }], columns: columns)
        #expect(summary.rejects == [])
        #expect(
            try lines(test) == [
                "changed subject S1 sex: NULL -> F", "changed event S1/1 hospitalisation: yes -> NULL",
            ])
        #expect(
            summary.correction?.tables.last?.withoutColumn.map(\.column)
                == ["causality", "death", "onset_date", "outcome", "term"])
        #expect(try test.registry.structureFindings() == [])
    }

    @Test("A delivery that says two things of one key contradicts itself")
    func contradiction() throws {
        let test = try TestRegistry(rows: [subject("S1"), event("S1")])
        let rows = [event("S1", on: "2024-02-01"), event("S1", on: "2024-02-01"), event("S1")]
        let summary = try test.correct(rows, policy: .keep)
        #expect(summary.rejects.map(\.code) == [.conflict])
        #expect(summary.counts.map(\.changed) == [1] && summary.counts.map(\.unchanged) == [1])
        let reversed = try test.correct([event("S1", on: "2024-02-01"), event("S1")], policy: .keep)
        #expect(reversed.rejects.map(\.line) == [3])
    }

    @Test("A dictionary that says something else stays a conflict, and the way is named")
    func dictionary() throws {
        let test = try TestRegistry(rows: [entry()])
        let reject = try #require(try test.correct([entry(pt: ("P1", "Migraine"))]).rejects.first)
        #expect(reject.code == .conflict && reject.detail.contains("under a version of its own"))
    }

    @Test("The exposure that a subject's row states follows the row")
    func exposureOfSubject() throws {
        func row(_ start: String?) -> TestRow {
            subject("S1") { record in
                guard let start else { return }
                var exposure = ExposureRecord(subject: "S1", sequence: "1")
                exposure.start = date(start)
                record.exposure = exposure
            }
        }
        let test = try TestRegistry(rows: [row("2024-01-01")])
        try test.correct([row("2024-01-02")])
        try test.correct([row(nil)])
        try test.correct([row("2024-01-03")])
        #expect(
            try lines(test) == [
                "changed exposure S1/1 start_date: 2024-01-01 -> 2024-01-02",
                "removed exposure S1/1 start_date: 2024-01-02 -> NULL", "added exposure S1/1 -: NULL -> NULL",
            ])
        #expect(try test.deliver([row("2024-01-03")]).counts.map(\.unchanged) == [1])
        // Without the columns the exposure stays, and goes on with the row when that changes.
        try test.correct(
            [subject("S1") { $0.sex = "F" }], columns: DeliveredColumns(["sex", "planned_arm"], blanks: .clear))
        #expect(try test.deliver([subject("S1") { $0.sex = "F" }]).rejects.map(\.code) == [.conflict])
        #expect(try test.sql("SELECT count(*) FROM exposure") == [1])
        #expect(try test.registry.structureFindings() == [])
    }

    @Test("Marks of exact duplicates follow corrections in both directions")
    func duplicates() throws {
        let test = try TestRegistry(rows: [
            subject("S1"), event("S1", "1"), event("S1", "2"), event("S1", "3", pt: "Nausea"),
        ])
        let marks = { try test.sql("SELECT coalesce(duplicate_of, 0) FROM event ORDER BY id") as [Int] }
        #expect(try marks() == [0, 1, 0])
        let summary = try test.correct([
            event("S1", "1", on: "2024-01-16"), event("S1", "3", on: "2024-01-16"), event("S1", "4"),
        ])
        #expect(try marks() == [0, 0, 1, 2])
        #expect(summary.counts.map(\.duplicates) == [2])
        #expect(try test.registry.structureFindings() == [] && !test.registry.packedCopyDiffers())
    }
}
