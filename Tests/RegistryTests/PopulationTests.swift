import Safety
import Testing

@testable import Registry

@Suite("Who is counted, and in which arm")
struct PopulationTests {
    @Test("Exposed is who has an exposure record, whatever its amount and even without a date")
    func exposed() throws {
        let test = try TestRegistry(
            arms: ["Placebo", "Active"],
            rows: [
                subject("placebo", arm: "Placebo"), subject("active", arm: "Active"), subject("undated", arm: "Active"),
                subject("undosed", arm: "Active"), dose("placebo", on: "2024-01-01", amount: "0"),
                dose("active", on: "2024-01-01"), dose("undated", on: nil),
                event("placebo"), event("active"), event("undated"), event("undosed"),
            ])
        let judgement = try test.judge(.made())
        #expect(judgement.n == [1, 2, 3])
        #expect(judgement.dispositions.filter { $0.value != .counted } == ["undosed/1": .outsidePopulation])
        #expect(
            try test.sql("SELECT subject FROM safety_population ORDER BY subject") == ["active", "placebo", "undated"])
    }

    @Test("By flag it is who was delivered with that flag as yes")
    func flag() throws {
        let flag = { (value: Bool) in [NamedValue(name: "SAFFL", value: value), NamedValue(name: "ITTFL", value: true)]
        }
        let test = try TestRegistry(rows: [
            subject("yes") { $0.populationFlags = flag(true) }, subject("no") { $0.populationFlags = flag(false) },
            subject("blank"), dose("no", on: "2024-01-01"), dose("yes", on: "2024-01-01"),
            event("yes"), event("no"), event("blank"),
        ])
        let safety = try test.judge(.made("safety") { $0.population = .flag("SAFFL") })
        #expect(safety.n == [1, 1])
        #expect(safety.counted == ["yes/1"])
        #expect(try test.judge(.made("itt") { $0.population = .flag("ITTFL") }).n == [2, 2])
        #expect(try test.judge(.made("none") { $0.population = .flag("saffl") }).n == [0, 0])
    }

    @Test("Subjects count in their planned or in their actual arm, and move from one column to the other")
    func armBasis() throws {
        let test = try TestRegistry(
            arms: ["A", "B"],
            rows: [
                subject("as planned", arm: "A") { $0.actualArm = "A" },
                subject("crossed", arm: "A") { $0.actualArm = "B" }, subject("no actual", arm: "B"),
                dose("as planned", on: "2024-01-01"), dose("crossed", on: "2024-01-01"),
                dose("no actual", on: "2024-01-01"),
                event("as planned"), event("crossed"), event("no actual"),
            ])
        let planned = try test.judge(.made("planned"))
        #expect(planned.n == [2, 1, 3])
        #expect(planned.any.map(\.events) == [2, 1, 3])
        let actual = try test.judge(.made("actual") { $0.armBasis = .actual })
        #expect(actual.n == [1, 1, 2])
        #expect(actual.any.map(\.events) == [1, 1, 2])
        #expect(actual.dispositions["no actual/1"] == .outsidePopulation)
    }

    @Test("Screen failures and subjects without an arm are stored, outside every N")
    func notAnArm() throws {
        let test = try TestRegistry(
            arms: ["A"], notAnArm: ["Screen Failure"],
            rows: [
                subject("in", arm: "A"), subject("failed", arm: "Screen Failure"), subject("blank", arm: nil),
                dose("in", on: "2024-01-01"), dose("failed", on: "2024-01-01"), dose("blank", on: "2024-01-01"),
                event("in"), event("failed"), event("blank"),
            ])
        let judgement = try test.judge(.made())
        #expect(judgement.n == [1, 1])
        #expect(judgement.counted == ["in/1"])
        #expect(try test.sql("SELECT planned_arm FROM subject WHERE identifier = 'failed'") == ["Screen Failure"])
    }
}
