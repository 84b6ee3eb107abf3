import Foundation
import GRDB
import Safety
import Testing

@testable import Registry

@Suite("A pass over the packed copy by several threads")
struct ColumnPassTests {
    /// Sixty subjects with two events each, a chunk for each subject.
    private func cutFine() throws -> TestRegistry {
        let names = (1...60).map { "S\($0)" }
        let test = try TestRegistry(
            rows: names.map { subject($0) } + names.flatMap { [event($0, "1"), event($0, "2", on: "2024-01")] })
        try test.tamper("UPDATE packed_copy SET is_current = 0")
        #expect(try test.registry.chunks(limits: ChunkLimits(events: 2, subjects: 1)).count == 60)
        return test
    }

    /// The keys of the events of all chunks, in the order in which threads gave them.
    private func events(
        of test: TestRegistry, also look: @escaping @Sendable (SafetyColumns) throws -> Void = { _ in }
    ) throws -> [Int] {
        try test.registry.columns(.eventID) { _ in
            [Int]()
        } add: { events, chunk in
            try look(chunk)
            events += chunk.eventID
        } join: {
            $0 += $1
        }
    }

    @Test("Every event comes once, in however many threads")
    func once() throws {
        let test = try cutFine()
        for _ in 0..<20 { #expect(try events(of: test).sorted() == Array(1...120)) }
        #expect(test.filesInFolder == ["study.soteria"])
    }

    @Test("A large copy is worth threads, a small one is not")
    func worth() {
        #expect(Turns(count: 0).threads == 1)
        #expect(Turns(count: 3).threads == 1)
        #expect(Turns(count: 1000).threads == min(4, ProcessInfo.processInfo.activeProcessorCount))
    }

    @Test("A refusal in any of the threads ends the pass and is passed on as it is", arguments: [1, 59, 60])
    func refusal(of number: Int) throws {
        struct Refusal: Error {}
        let test = try cutFine()
        #expect(throws: Refusal.self) {
            try events(of: test) { if $0.subjectID.contains(number) { throw Refusal() } }
        }
        #expect(try events(of: test).count == 120)
    }

    @Test("A damaged chunk, whichever thread meets it, makes the rows count", arguments: [1, 30, 60])
    func damage(of chunk: Int) throws {
        let test = try cutFine()
        try test.tamper("DELETE FROM packed_column WHERE name = 'coding' AND chunk_id = \(chunk)")
        #expect(try events(of: test) == Array(1...120))
    }
}
