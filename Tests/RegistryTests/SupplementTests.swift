import Safety
import Testing

@testable import Registry

@Suite("Supplements of events")
struct SupplementTests {
    private func emergent(_ test: TestRegistry) throws -> [Int] {
        try test.sql("SELECT coalesce(treatment_emergent, -1) FROM event ORDER BY id")
    }

    @Test("A supplement that is the treatment-emergent flag sets the event's flag")
    func setsFlag() throws {
        let test = try TestRegistry(rows: [
            subject("S1"), event("S1", "1"), event("S1", "2", pt: "Nausea"), event("S1", "3", pt: "Rash"),
            supplement("S1", "1", emergent: true), supplement("S1", "2", value: "N", emergent: false),
            supplement("S1", "3", name: "AESOSP", value: "text"),
        ])
        #expect(try emergent(test) == [1, 0, -1])
        #expect(
            try test.sql("SELECT name || '=' || value FROM supplement ORDER BY id")
                == ["AETRTEM=Y", "AETRTEM=N", "AESOSP=text"])
    }

    @Test("A supplement may follow in a later delivery, and leaves the event's content as it was")
    func later() throws {
        let test = try TestRegistry(rows: [subject("S1"), event("S1")])
        let summary = try test.deliver([event("S1"), supplement("S1", "1", emergent: true)])
        #expect(summary.counts.map(\.unchanged) == [1, 0])
        #expect(summary.counts.map(\.stored) == [0, 1])
        #expect(try emergent(test) == [1])
        #expect(try test.deliver([event("S1")]).counts.map(\.unchanged) == [1])
    }

    @Test("The same supplement with another value is a conflict")
    func otherValue() throws {
        let test = try TestRegistry(rows: [subject("S1"), event("S1"), supplement("S1", "1", emergent: true)])
        let summary = try test.deliver([supplement("S1", "1", value: "N", emergent: false)], policy: .keep)
        #expect(summary.rejects.map(\.code) == [.conflict])
        #expect(try emergent(test) == [1])
    }

    @Test("A flag that contradicts the event's own row is a conflict, one that repeats it is stored")
    func contradiction() throws {
        let test = try TestRegistry(rows: [
            subject("S1"), event("S1", "1") { $0.treatmentEmergent = true },
            event("S1", "2", pt: "Nausea") { $0.treatmentEmergent = false },
        ])
        let summary = try test.deliver(
            [supplement("S1", "1", emergent: true), supplement("S1", "2", emergent: true)], policy: .keep)
        #expect(summary.counts.map(\.stored) == [1])
        #expect(summary.rejects.map(\.code) == [.conflict])
        #expect(try emergent(test) == [1, 0])
    }
}
