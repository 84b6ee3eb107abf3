import Safety
import Testing

@testable import Registry

@Suite("Small studies worked out by hand")
struct DesignTests {
    @Test("Phase 1: eight enrolled, seven dosed, no serious event; the undosed one is in no number")
    func phase1() throws {
        var rows: [TestRow] = (1...8).map { subject("P1-\($0)") }
        rows += (1...7).map { dose("P1-\($0)", on: "2010-03-01") }
        rows += [
            event("P1-1", "1", on: "2010-03-02", pt: "Back pain"),
            event("P1-1", "2", on: "2010-03-09", pt: "Back pain"),
            event("P1-2", on: "2010-04-01", pt: "Back pain"), event("P1-3", on: "2010-04-01", pt: "Pyrexia"),
            event("P1-8", on: "2010-03-02", pt: "Pyrexia"),
        ]
        let test = try TestRegistry(rows: rows)
        let judgement = try test.judge(.made())
        #expect(judgement.n == [7, 7])
        #expect(judgement.any == [CellCount(events: 4, subjects: 3), CellCount(events: 4, subjects: 3)])
        #expect(judgement.dispositions["P1-8/1"] == .outsidePopulation)

        var serious = EventSelection()
        serious.serious = true
        let none = try test.registry.referenceCounts(CountRequest(rules: .made(), selection: serious))
        #expect(none.n == [7, 7])
        #expect(none.any == [CellCount(), CellCount()])
        #expect(none.soc.isEmpty && none.path.isEmpty)
    }

    @Test("Phase 2: 64 randomised, 32 and 27 dosed; N is the dosed, and an event of the others counts nowhere")
    func phase2() throws {
        var rows: [TestRow] = []
        for number in 1...64 {
            let arm = number <= 32 ? "Active" : "Control"
            rows.append(subject("P2-\(number)", arm: arm))
            if number <= 32 + 27 { rows.append(dose("P2-\(number)", on: "2013-05-01")) }
            if number % 2 == 0 { rows.append(event("P2-\(number)", on: "2013-06-01")) }
        }
        let test = try TestRegistry(arms: ["Active", "Control"], rows: rows)
        let judgement = try test.judge(.made())
        #expect(judgement.n == [32, 27, 59])
        // Even numbers: 16 up to 32, then 34 to 58 are 13; 60, 62 and 64 were not dosed.
        #expect(judgement.any.map(\.subjects) == [16, 13, 29])
        #expect(judgement.totals.events == [.counted: 29, .outsidePopulation: 3])
    }

    @Test("Three arms, one without a subject and one without an event: both stay, with zeros")
    func emptyArms() throws {
        let test = try TestRegistry(
            arms: ["Low", "Middle", "High"],
            rows: [
                subject("A", arm: "Low"), subject("B", arm: "High"), dose("A", on: "2024-01-01"),
                dose("B", on: "2024-01-01"), event("B"),
            ])
        let counts = try test.judge(.made()).counts
        #expect(counts.arms.map(\.name) == ["Low", "Middle", "High"])
        #expect(counts.n == [1, 0, 1, 2])
        let one = CellCount(events: 1, subjects: 1)
        #expect(counts.any == [CellCount(), CellCount(), one, one])
        let path = try #require(try test.registry.paths().first)
        #expect(counts.path == [path.id: counts.any])
        #expect(counts.soc == [path.soc.id: counts.any])
    }

    @Test("A registry without a subject, and one without an event, count to zero")
    func empty() throws {
        let test = try TestRegistry()
        #expect(try test.judge(.made("no subject")).n == [0, 0])
        try test.deliver([subject("A"), dose("A", on: "2024-01-01")])
        let judgement = try test.judge(.made("no event"))
        #expect(judgement.n == [1, 1])
        #expect(judgement.any == [CellCount(), CellCount()])
        #expect(judgement.totals.stored == 0)
    }
}
