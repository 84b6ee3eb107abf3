import Safety
import TestSupport
import Testing

@testable import Registry

@Suite("The events of one subject, among which a further one is looked for")
struct SubjectEventsTests {
    /// Events laid into memory for as long as a test looks at them.
    private final class Laid {
        private var memories: [ByteBuffer] = []

        /// An event; where `fingerprint` is given, it stands for what the event says, as after a collision of hashes.
        func event(_ id: Int, _ sequence: String, says verbatim: String?, fingerprint: UInt64? = nil)
            -> SubjectEvents.Event
        {
            let buffer = ByteBuffer()
            memories.append(buffer)
            StagedTexts(line: id, subject: 0, sequence: sequence, verbatim: verbatim).bytes
                .withUnsafeBytes { buffer.append($0) }
            let saying = UInt64(truncatingIfNeeded: (verbatim ?? "missing").hashValue)
            return SubjectEvents.Event(
                id: Int64(id), row: StagedRow(buffer.bytes), fingerprint: fingerprint ?? saying,
                content: (0, 0), codingHash: 0, assessmentsHash: 0)
        }
    }

    private func found(_ sequence: String, in events: SubjectEvents) -> Int64? {
        Array(sequence.utf8).withUnsafeBytes { events.event(ofSequence: $0)?.id }
    }

    @Test(
        "Few events or many: one is found by its sequence, and the first that says the same is its twin",
        arguments: [1, 2, 22, 23, 24, 25, 26, 60, 500])
    func sequencesAndTwins(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let laid = Laid()
        var events = SubjectEvents(seed: 3)
        for round in 1...3 {
            events.removeAll()
            var firstSaying: [String: Int64] = [:]
            for id in 1...count {
                // The empty text and the missing one say different things.
                let saying = ["", nil, "Headache", "Rash \(random.whole(1...count))"][random.whole(0...3)]
                let event = laid.event(id, "\(round).\(id)", says: saying)
                #expect(found("\(round).\(id)", in: events) == nil)
                #expect(events.twin(of: event)?.id == firstSaying[saying ?? "missing"])
                events.add(event)
                if firstSaying[saying ?? "missing"] == nil { firstSaying[saying ?? "missing"] = Int64(id) }
            }
            for id in 1...count {
                #expect(found("\(round).\(id)", in: events) == Int64(id))
                #expect(found("\(round - 1).\(id)", in: events) == nil)
            }
            #expect(found("", in: events) == nil)
        }
    }

    @Test("Events whose fingerprints are equal by chance are no twins", arguments: [3, 40])
    func collision(count: Int) {
        let laid = Laid()
        var events = SubjectEvents(seed: 3)
        for id in 1...count { events.add(laid.event(id, "\(id)", says: "Rash \(id)", fingerprint: 7)) }
        #expect(events.twin(of: laid.event(99, "99", says: "Rash 0", fingerprint: 7)) == nil)
        #expect(events.twin(of: laid.event(99, "99", says: "Rash 3", fingerprint: 7))?.id == 3)
    }
}
