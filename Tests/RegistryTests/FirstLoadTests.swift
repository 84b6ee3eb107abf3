import Safety
import TestSupport
import Testing

@testable import Registry

@Suite("The first load of a registry")
struct FirstLoadTests {
    private struct Failure: Error, Equatable {}

    private func deliveries(_ seed: UInt64, events: Int = 200) -> RandomDeliveries {
        var random = SeededGenerator(seed: seed)
        return RandomDeliveries(events: events, &random)
    }

    @Test("Rows loaded at once or in two halves are the same events with the same twins", arguments: UInt64(1)...4)
    func halves(seed: UInt64) throws {
        let rows = deliveries(seed).rows
        let subjects = deliveries(seed).subjects
        let whole = try TestRegistry()
        _ = try whole.deliver(subjects: subjects, files: [rows])
        let halved = try TestRegistry()
        _ = try halved.deliver(subjects: subjects, files: [Array(rows[..<(rows.count / 2)])])
        _ = try halved.deliver(subjects: [], files: [Array(rows[(rows.count / 2)...])])
        let first = try whole.storedEvents()
        let second = try halved.storedEvents()
        #expect(first.count > 300 && first.count == second.count)
        #expect(Set(first.map(\.withoutOrigin)) == Set(second.map(\.withoutOrigin)))
        let contents = "SELECT hex(content) FROM event ORDER BY content"
        #expect(try whole.sql(contents) as [String] == halved.sql(contents))
        #expect(try !whole.registry.packedCopyDiffers() && !halved.registry.packedCopyDiffers())
    }

    @Test("After a first load every index and trigger stands as the schema has it, and works")
    func schema() throws {
        let test = try TestRegistry()
        let schema = try test.schema()
        #expect(schema.contains { $0.hasPrefix("index event_by_sequence:") })
        #expect(schema.contains { $0.hasPrefix("trigger event_inserted:") })
        #expect(schema.contains { $0.hasPrefix("trigger subject_inserted:") })
        let deliveries = deliveries(5)
        _ = try test.deliver(subjects: deliveries.subjects, files: [deliveries.rows])
        #expect(try test.schema() == schema)
        #expect(try test.registry.structureFindings() == [])
        let current = { try test.sql("SELECT is_current FROM packed_copy") as [Int] }
        #expect(try current() == [1])
        try test.tamper(
            "INSERT INTO event (subject_id, sequence, criteria, content, file_id, line, byte_offset) "
                + "SELECT subject_id, 'new', 0, content, file_id, line, byte_offset FROM event LIMIT 1")
        #expect(try current() == [0])
    }

    @Test(
        "An error in the middle of a first load leaves the registry as it was, schema included",
        arguments: [true, false])
    func failure(isAfterStoring: Bool) throws {
        let test = try TestRegistry()
        let before = try test.dump()
        let schema = try test.schema()
        let deliveries = deliveries(6, events: 3000)
        #expect(throws: Failure()) {
            _ = try test.deliver(subjects: deliveries.subjects, files: [deliveries.rows]) { session in
                // A supplement needs its event, so that all events are stored before it.
                if isAfterStoring {
                    let row = supplement("S1", "0").outcome(Origin(file: 1, line: 9999, byteOffset: 999_999))
                    try session.take(row)
                }
                throw Failure()
            }
        }
        #expect(try test.dump() == before)
        #expect(try test.schema() == schema)
        #expect(test.filesInFolder == ["study.soteria"])
        #expect(try test.registry.structureFindings() == [])
        let (_, summary) = try test.deliver(subjects: deliveries.subjects, files: [deliveries.rows])
        #expect(summary.isAccepted)
        #expect(try test.registry.contents().events == summary.counts.reduce(0) { $0 + $1.stored } - 30)
    }

    @Test("A first load that is refused leaves the registry as it was, schema included")
    func refused() throws {
        let test = try TestRegistry()
        let before = try test.dump()
        let schema = try test.schema()
        let deliveries = deliveries(7)
        let (_, summary) = try test.deliver(
            subjects: deliveries.subjects, files: [deliveries.rows], policy: .stop)
        #expect(!summary.isAccepted && !summary.rejects.isEmpty)
        #expect(try test.dump() == before)
        #expect(try test.schema() == schema)
        #expect(test.filesInFolder == ["study.soteria"])
    }

    @Test("A dry run of a first load says what the load would do and stores nothing")
    func dryRun() throws {
        let test = try TestRegistry()
        let before = test.bytes
        let deliveries = deliveries(8)
        var (_, dry) = try test.deliver(
            subjects: deliveries.subjects, files: [deliveries.rows], isDryRun: true)
        #expect(test.bytes == before)
        #expect(test.filesInFolder == ["study.soteria"])
        let (_, real) = try test.deliver(subjects: deliveries.subjects, files: [deliveries.rows])
        dry.run = real.run
        #expect(dry == real)
        #expect(try test.registry.contents().events > 300)
    }
}
