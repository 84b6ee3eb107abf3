import Safety
import TestSupport
import Testing

@testable import Registry

@Suite("Stored rows that a cumulative delivery does not carry")
struct MissingRowTests {
    private func filled() throws -> TestRegistry {
        let test = try TestRegistry(rows: [
            subject("S1"), subject("S2"), dose("S1", on: "2024-01-01"), event("S1", "1"),
            event("S1", "2", pt: "Nausea"),
            supplement("S1", "2", name: "AESOSP", value: "text"),
        ])
        // Another site's file.
        try test.deliver([event("S2", "1"), event("S2", "2", pt: "Nausea")])
        return test
    }

    private func missing(_ summary: ImportSummary) -> [String] {
        (summary.correction?.missing ?? []).map { key in
            [key.table.name, key.subject, key.sequence, key.name].compactMap { $0 }.joined(separator: " ")
        }
    }

    @Test("They are looked for when the delivery is cumulative, in the files that it is about, and stay")
    func found() throws {
        let test = try filled()
        let part = try test.correct([event("S1", "1")])
        #expect(part.correction?.tables.map(\.missing) == [nil])
        #expect(try test.sql("SELECT rows_missing IS NULL FROM import_run ORDER BY id DESC LIMIT 1") == [1])
        let whole = try test.correct([event("S1", "1", on: "2024-02-01")], cumulative: true)
        #expect(missing(whole) == ["events S1 2"])
        #expect(whole.correction?.tables.map(\.missing) == [1])
        #expect(try test.sql("SELECT count(*) FROM event") == [4])
        // A later delivery still is about the first file, through the row that was moved out of it.
        #expect(missing(try test.correct([event("S1", "1", on: "2024-03-01")], cumulative: true)) == ["events S1 2"])
        #expect(try test.sql("SELECT rows_missing FROM import_run ORDER BY id DESC LIMIT 1") == [1])
    }

    @Test("Removed on request they go with their supplements, and all that they said is kept")
    func removed() throws {
        let test = try filled()
        let summary = try test.correct([event("S1", "1")], cumulative: true, removing: true)
        #expect(summary.correction?.tables.map(\.removed) == [1, 1])
        #expect(
            try test.history().map(\.description) == [
                "removed supplement S1/2/AESOSP supplement_value: text -> NULL",
                "removed event S1/2 coding: by_source -> NULL", "removed event S1/2 dictionary: Invented names -> NULL",
                "removed event S1/2 language: en -> NULL", "removed event S1/2 onset_date: 2024-01-15 -> NULL",
                "removed event S1/2 pt_name: Nausea -> NULL",
                "removed event S1/2 soc_name: Nervous system disorders -> NULL",
                "removed event S1/2 version: 1 -> NULL",
            ])
        #expect(try test.sql("SELECT rows_removed FROM import_run ORDER BY id DESC LIMIT 1") == [2])
        #expect(try test.sql("SELECT count(*) FROM event") == [3] && test.sql("SELECT count(*) FROM supplement") == [0])
        #expect(try test.registry.structureFindings() == [] && !test.registry.packedCopyDiffers())
    }

    @Test("A subject goes only when nothing points at it any more")
    func subjects() throws {
        let test = try filled()
        let before = try test.dump()
        #expect(throws: RegistryError.self) {
            try test.correct([subject("S1")], cumulative: true, removing: true)
        }
        #expect(try test.dump() == before)
        let summary = try test.correct([subject("S2")], cumulative: true)
        #expect(missing(summary) == ["subjects S1"])
        let gone = try test.correct(
            [subject("S2"), dose("S2", on: "2024-01-01"), event("S2", "1"), event("S1", "1")], cumulative: true,
            removing: false)
        #expect(missing(gone) == ["events S1 2", "events S2 2", "subjects S1"])
    }

    @Test("An event that others are marked as duplicates of can go, and the marks follow")
    func originals() throws {
        let test = try TestRegistry(rows: [
            subject("S1"), event("S1", "1"), event("S1", "2"), event("S1", "3"), event("S1", "4", pt: "Nausea"),
        ])
        try test.correct(
            [event("S1", "2"), event("S1", "3"), event("S1", "4", pt: "Nausea")], cumulative: true, removing: true)
        #expect(
            try test.sql("SELECT sequence || ' ' || coalesce(duplicate_of, 0) FROM event") == ["2 0", "3 2", "4 0"])
        #expect(try test.registry.structureFindings() == [] && !test.registry.packedCopyDiffers())
    }

    @Test("Rows of a file that came again byte for byte are not missing")
    func redelivered() throws {
        let test = try filled()
        var request = test.request(
            [.events], correction: Correction(reason: "r", isCumulative: true, removesMissing: true))
        let hashes: [String] = try test.sql("SELECT sha256 FROM source_file WHERE fills = 'events' ORDER BY id")
        request.redelivered = [
            ImportRequest.File(
                source: SourceFile(name: "events.csv", sha256: try #require(hashes.first), bytes: 1), table: .events)
        ]
        let summary = try test.registry.importDelivery(request, rawRow: { _ in [] }) { session in
            for (line, row) in [event("S1", "1"), event("S2", "1")].enumerated() {
                try session.take(row.outcome(Origin(file: 0, line: line, byteOffset: line)))
            }
        }
        // Of both files the delivery is about, only the other one's missing row is one.
        #expect(summary.correction?.tables.map(\.removed) == [1])
        #expect(try test.sql("SELECT sequence FROM event ORDER BY id") == ["1", "2", "1"])
    }
}
