import Safety
import TestSupport
import Testing

@testable import Registry

@Suite("Treatment-emergent flags of events and supplements that are corrected")
struct CorrectedFlagTests {
    private func row(_ flag: Bool?) -> TestRow { event("S1") { $0.treatmentEmergent = flag } }

    /// The event's flag, and whether its supplement gives it; -1 for none.
    private func state(_ test: TestRegistry) throws -> [Int] {
        try test.sql("SELECT coalesce(treatment_emergent, -1) FROM event")
            + test.sql("SELECT sets_emergent FROM supplement ORDER BY id")
    }

    private func isSound(_ test: TestRegistry) throws -> Bool {
        try test.registry.structureFindings() == [] && !test.registry.packedCopyDiffers()
    }

    @Test("A corrected supplement changes the event's flag")
    func supplementChanges() throws {
        let test = try TestRegistry(rows: [subject("S1"), row(nil), supplement("S1", "1", emergent: true)])
        try test.correct([supplement("S1", "1", value: "N", emergent: false)])
        #expect(try state(test) == [0, 1] && isSound(test))
        #expect(
            try test.history().map(\.description) == [
                "changed supplement S1/1/AETRTEM supplement_value: Y -> N",
                "changed supplement S1/1/AETRTEM treatment_emergent: yes -> no",
            ])
    }

    @Test("A row that now states the flag itself takes it over, and gives it back to its supplement")
    func rowTakesOver() throws {
        let test = try TestRegistry(rows: [subject("S1"), row(nil), supplement("S1", "1", emergent: true)])
        try test.correct([row(true)])
        #expect(try state(test) == [1, 0] && isSound(test))
        try test.correct([row(nil)])
        #expect(try state(test) == [1, 1] && isSound(test))
        #expect(
            try test.history().map(\.description) == [
                "changed event S1/1 treatment_emergent: NULL -> yes",
                "changed event S1/1 treatment_emergent: yes -> NULL",
            ])
    }

    @Test("Row and supplement that contradict each other after a correction stop it, whatever happens to refused rows")
    func contradiction() throws {
        let test = try TestRegistry(rows: [subject("S1"), row(nil), supplement("S1", "1", emergent: true)])
        let before = try test.dump()
        for rows in [[row(false)], [row(true), supplement("S1", "1", value: "N", emergent: false)]] {
            let summary = try test.correct(rows, policy: .keep)
            #expect(!summary.isAccepted && summary.rejects.map(\.code) == [.conflict])
            #expect(try test.dump() == before)
        }
        // Corrected together they agree.
        try test.correct([row(false), supplement("S1", "1", value: "N", emergent: false)])
        #expect(try state(test) == [0, 0] && isSound(test))
    }

    @Test("An added supplement sets the flag or contradicts the row")
    func added() throws {
        let test = try TestRegistry(rows: [
            subject("S1"), row(nil), event("S1", "2", pt: "Nausea") { $0.treatmentEmergent = true },
        ])
        try test.correct([supplement("S1", "1", emergent: true)])
        #expect(try test.sql("SELECT treatment_emergent FROM event ORDER BY id") == [1, 1] && isSound(test))
        #expect(try !test.correct([supplement("S1", "2", value: "N", emergent: false)]).isAccepted)
        #expect(try test.correct([supplement("S1", "2", value: "Y", emergent: true)]).isAccepted)
        #expect(try test.sql("SELECT sets_emergent FROM supplement ORDER BY id") == [1, 0] && isSound(test))
    }

    @Test("A removed supplement takes the flag with it, unless the row states it")
    func removed() throws {
        let test = try TestRegistry(rows: [
            subject("S1"), row(nil), event("S1", "2", pt: "Nausea") { $0.treatmentEmergent = true },
            supplement("S1", "1", emergent: true), supplement("S1", "2", emergent: true),
            supplement("S1", "2", name: "AESOSP", value: "text"),
        ])
        try test.correct([supplement("S1", "2", name: "AESOSP", value: "text")], cumulative: true, removing: true)
        #expect(try test.sql("SELECT coalesce(treatment_emergent, -1) FROM event ORDER BY id") == [-1, 1])
        #expect(try test.sql("SELECT name FROM supplement") == ["AESOSP"] && isSound(test))
    }
}
