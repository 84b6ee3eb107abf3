import GRDB
import Safety
import Testing

@testable import Registry

@Suite("The packed copy of a registry")
struct PackedCopyTests {
    private func filled() throws -> TestRegistry {
        try TestRegistry(rows: [
            subject("S1"), subject("S2"), subject("S3"), dose("S1", on: "2024-01-01"), entry(),
            coded("S1", "1", .pt, "P1"),
            event("S1", "2", on: "2024-01") {
                $0.outcome = .recovered
                $0.action = .withdrawn
            }, event("S2", "1", on: nil),
            event("S2", "2") { $0.grade = 4 },
        ])
    }

    private func isCurrent(_ test: TestRegistry) throws -> Bool {
        let marks: [Bool] = try test.sql("SELECT is_current FROM packed_copy")
        return marks == [true]
    }

    private func generation(_ test: TestRegistry) throws -> Int { try test.registry.generation() }

    @Test("A new registry has a current copy of nothing, and an import leaves a current one of its rows")
    func current() throws {
        let new = try TestRegistry()
        #expect(try isCurrent(new) && new.registry.chunks() == [])
        let test = try filled()
        #expect(try isCurrent(test) && !test.registry.packedCopyDiffers())
        let before = test.bytes
        let chunk = try #require(try test.registry.chunks().first)
        #expect(chunk.eventStart == [0, 2, 4, 4])
        #expect(chunk.severity == [0, 0, 0, 4])
        #expect(test.bytes == before)
    }

    @Test(
        "A change of the rows by another SQL program is seen: the old copy is not used and a new one is made",
        arguments: [
            "DELETE FROM event WHERE sequence = '2' AND subject_id = 1", "UPDATE event SET serious = 1 WHERE id = 1",
            "INSERT INTO reporting_group VALUES (1, 'G'); INSERT INTO group_membership VALUES (2, 1, zeroblob(16), 1, 2, 0)",
            "INSERT INTO subject_flag VALUES (1, 'SAFFL', 1)", "UPDATE event SET action = 9 WHERE id = 3",
            "UPDATE subject SET death_earliest = 9, death_latest = 9 WHERE id = 3",
            "UPDATE subject SET planned_arm_id = NULL WHERE id = 2",
            "UPDATE exposure SET start_earliest = start_earliest + 1, start_latest = start_latest + 1",
            "INSERT INTO assessment_list (content) VALUES (x'00112233445566778899aabbccddeeff'); "
                + "INSERT INTO assessment VALUES (1, 1, NULL, NULL, 'yes', 3); UPDATE event SET assessment_list_id = 1",
        ])
    func stale(change: String) throws {
        let test = try filled()
        let before = try test.registry.chunks()
        let generation = try generation(test)
        try test.tamper(change)
        #expect(try !isCurrent(test) && self.generation(test) > generation)
        let after = try test.registry.chunks()
        #expect(after != before)
        #expect(try isCurrent(test) && !test.registry.packedCopyDiffers())
        #expect(try test.registry.chunks() == after)
    }

    @Test("A copy of a program that knew fewer columns, with its views, is made anew; until then the rows count")
    func fewerColumns() throws {
        let test = try filled()
        let packed = try test.registry.chunks()
        try test.tamper(
            "DELETE FROM packed_column WHERE name IN ('action', 'outcome', 'death', 'follow_up_end'); "
                + "DROP VIEW follow_up; DROP VIEW rule; CREATE VIEW rule AS SELECT 'exposure' AS population_basis")
        let request = CountRequest(rules: .start, selection: EventSelection())
        let reference = try test.registry.referenceCounts(request)
        #expect(reference.n == [1, 1] && reference.any.last?.events == 2)
        #expect(try !test.registry.packedCopyDiffers())
        #expect(try test.registry.chunks() == packed)
        let names: [String] = try test.sql("SELECT name FROM packed_column WHERE name IN ('action', 'death')")
        #expect(names.count == 2)
        #expect(try test.registry.structureFindings() == [])
        #expect(try test.registry.referenceCounts(request) == reference)
    }

    @Test("A registry that cannot be written at once is counted from its rows, and its copy stays stale")
    func locked() throws {
        let test = try filled()
        let packed = try test.registry.chunks()
        try test.tamper("UPDATE packed_copy SET is_current = 0; DELETE FROM packed_column")
        let lock = try WriterLock(registry: test.registry.path)
        defer { withExtendedLifetime(lock) {} }
        #expect(try test.registry.chunks() == packed)
        #expect(try !isCurrent(test))
    }

    @Test(
        "A damaged copy is never read as data: the rows count, and verification finds it",
        arguments: [
            "UPDATE packed_column SET content = substr(content, 1, 17) WHERE name = 'onset'",
            "UPDATE packed_column SET content = x''", "DELETE FROM packed_column WHERE name = 'coding'",
            "UPDATE packed_column SET content = CAST(x'09' || substr(content, 2) AS BLOB) WHERE name = 'events'",
            "UPDATE packed_chunk SET events = 9000000000000", "UPDATE packed_chunk SET subjects = 1",
            "UPDATE packed_chunk SET doses = 4000000000", "DELETE FROM packed_column; DELETE FROM packed_chunk",
        ])
    func damaged(change: String) throws {
        let test = try filled()
        let packed = try test.registry.chunks()
        try test.tamper(change)
        #expect(try isCurrent(test))
        #expect(try test.registry.chunks() == packed)
        #expect(try test.registry.packedCopyDiffers())
    }

    @Test("A copy that can be read and says another thing than the rows is found by verification")
    func differs() throws {
        let test = try filled()
        try test.tamper(
            """
            UPDATE packed_column SET content = CAST(substr(content, 1, 8) || x'01' || substr(content, 10) AS BLOB)
            WHERE name = 'exposed'
            """)
        #expect(try test.registry.packedCopyDiffers())
    }

    @Test("Any size of chunks holds the same subjects and events, also when events came in several deliveries")
    func chunkSizes() throws {
        let test = try filled()
        try test.deliver([event("S1", "7"), event("S3", "1"), event("S2", "9", on: "2024")])
        let whole = try #require(try test.registry.chunks().first)
        #expect(whole.eventID == [1, 2, 5, 3, 4, 6, 7])
        for limits in [ChunkLimits(events: 1, subjects: 1), ChunkLimits(events: 4, subjects: 2)] {
            try test.tamper("UPDATE packed_copy SET is_current = 0")
            let chunks = try test.registry.chunks(limits: limits)
            #expect(chunks.count == (limits.subjects == 1 ? 3 : 2))
            #expect(chunks.flatMap(\.subjectID) == whole.subjectID)
            #expect(chunks.flatMap(\.eventID) == whole.eventID)
            #expect(chunks.flatMap(\.onsetLatest) == whole.onsetLatest)
            #expect(chunks.flatMap(\.doseFirstDay) == whole.doseFirstDay)
            #expect(try isCurrent(test) && !test.registry.packedCopyDiffers())
        }
    }

    @Test("The writer that a load feeds stores what the rows say")
    func writer() throws {
        let test = try filled()
        let chunk = try #require(try test.registry.chunks().first)
        try test.registry.writing { db in
            var writer = try PackedCopyWriter(db)
            for position in chunk.subjectID.indices {
                var subject = PackedSubject(id: chunk.subjectID[position])
                subject.plannedArm = chunk.plannedArm[position]
                subject.actualArm = chunk.actualArm[position]
                subject.isExposed = chunk.isExposed[position]
                subject.followUpEnd = chunk.followUpEnd[position]
                subject.death = chunk.death[position]
                subject.doses = (chunk.doseStart[position]..<chunk.doseStart[position + 1]).map {
                    PackedSubject.Dose(first: chunk.doseFirstDay[Int($0)], last: chunk.doseLastDay[Int($0)])
                }
                try writer.subject(subject)
                for event in Int(chunk.eventStart[position])..<Int(chunk.eventStart[position + 1]) {
                    var packed = PackedEvent(id: chunk.eventID[event])
                    packed.coding = chunk.coding[event]
                    packed.onsetEarliest = chunk.onsetEarliest[event]
                    packed.onsetLatest = chunk.onsetLatest[event]
                    packed.severity = chunk.severity[event]
                    packed.marks = chunk.marks[event]
                    packed.action = chunk.action[event]
                    packed.outcome = chunk.outcome[event]
                    packed.causality = chunk.causality[event]
                    packed.criteria = chunk.criteria[event]
                    packed.endLatest = chunk.endLatest[event]
                    writer.event(packed)
                }
            }
            try writer.finish()
            return .commit(())
        }
        #expect(try isCurrent(test) && !test.registry.packedCopyDiffers())
        #expect(try test.registry.chunks() == [chunk])
    }
}
