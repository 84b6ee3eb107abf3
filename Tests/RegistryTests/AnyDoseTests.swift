import Safety
import Testing

@testable import Registry

@Suite("Windows after any dose")
struct AnyDoseTests {
    /// One day on 2021-01-01, then 2021-03-01 to 2021-03-10; each with ten days after it:
    /// 1 to 11 January, 1 to 20 March.
    private let doses = [
        subject("S"), dose("S", "1", on: "2021-01-01"), dose("S", "2", on: "2021-03-01", until: "2021-03-10"),
    ]

    private func dispositions(
        _ onsets: [String], _ partial: WindowRule.PartialDate = .earliestPossible
    ) throws -> [String: EventDisposition] {
        let test = try TestRegistry(
            rows: doses + onsets.map { onset in event("S", onset, on: onset) { $0.verbatim = onset } })
        let rules = RuleSet.made {
            $0.window.basis = .anyDose(last: 10)
            $0.window.partialDate = partial
        }
        let all = try test.judge(rules).dispositions
        return Dictionary(uniqueKeysWithValues: all.map { (String($0.key.dropFirst(2)), $0.value) })
    }

    @Test("Events in the gap between two doses are after the window, those after either dose count")
    func gap() throws {
        #expect(
            try dispositions([
                "2020-12-31", "2021-01-01", "2021-01-11", "2021-01-12", "2021-02-28", "2021-03-01", "2021-03-10",
                "2021-03-20", "2021-03-21",
            ]) == [
                "2020-12-31": .beforeFirstDose, "2021-01-01": .counted, "2021-01-11": .counted,
                "2021-01-12": .afterWindow, "2021-02-28": .afterWindow, "2021-03-01": .counted,
                "2021-03-10": .counted, "2021-03-20": .counted, "2021-03-21": .afterWindow,
            ])
    }

    @Test("A partial date counts by its earliest possible day")
    func partial() throws {
        #expect(
            try dispositions(["2021-01", "2021-02", "2021-03", "2020-12", "2021", "2021-04"]) == [
                "2021-01": .counted, "2021-02": .afterWindow, "2021-03": .counted, "2020-12": .beforeFirstDose,
                "2021": .counted, "2021-04": .afterWindow,
            ])
    }

    @Test("Certain only: the window of one dose must hold every possible day")
    func certainOnly() throws {
        #expect(
            try dispositions(["2021-01", "2021-02", "2020-12", "2021", "2021-04", "2021-03-05"], .certainOnly) == [
                "2021-01": .onsetUnusable, "2021-02": .onsetUnusable, "2020-12": .beforeFirstDose,
                "2021": .onsetUnusable, "2021-04": .afterWindow, "2021-03-05": .counted,
            ])
        let long = try TestRegistry(rows: [
            subject("S"), dose("S", on: "2021-01-01", until: "2021-02-05"), event("S", "in", on: "2021-01"),
        ])
        let rules = RuleSet.made {
            $0.window.basis = .anyDose(last: 0)
            $0.window.partialDate = .certainOnly
        }
        #expect(try long.judge(rules).counted == ["S/in"])
    }

    @Test("A dose that ends before it starts lasts a day, one without an end too")
    func dayLong() throws {
        let test = try TestRegistry(rows: [
            subject("S"), dose("S", "1", on: "2021-01-10", until: "2021-01-05"), dose("S", "2", on: "2021-02-01"),
            event("S", "a", on: "2021-01-10"), event("S", "b", on: "2021-01-11"), event("S", "c", on: "2021-02-01"),
            event("S", "d", on: "2021-02-02"),
        ])
        #expect(
            try test.judge(.made { $0.window.basis = .anyDose(last: 0) }).dispositions
                == ["S/a": .counted, "S/b": .afterWindow, "S/c": .counted, "S/d": .afterWindow])
    }

    @Test("Only the first dose opens a window of days; a booster does not")
    func firstDoseOnly() throws {
        let test = try TestRegistry(
            rows: doses + [event("S", "late", on: "2022-01-02"), event("S", "in time", on: "2022-01-01")])
        #expect(
            try test.judge(.made()).dispositions == ["S/late": .afterWindow, "S/in time": .counted])
    }
}
