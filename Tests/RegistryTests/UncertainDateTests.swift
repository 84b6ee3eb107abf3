import Safety
import Testing

@testable import Registry

@Suite("Partial and missing dates")
struct UncertainDateTests {
    /// First dose 2021-03-15; the window of 365 days ends on 2022-03-15.
    private let first = "2021-03-15"

    private func registry(_ onsets: [String]) throws -> TestRegistry {
        try TestRegistry(
            rows: [subject("S"), dose("S", on: first)]
                + onsets.map { onset in event("S", onset, on: onset) { $0.verbatim = onset } })
    }

    @Test("A partial onset is its earliest possible day, but not before the first dose if that day is possible")
    func earliestPossible() throws {
        let test = try registry(["2020", "2021-02", "2021-03", "2021", "2022-03", "2022", "2022-04"])
        #expect(
            try test.judge(.made()).dispositions == [
                "S/2020": .beforeFirstDose, "S/2021-02": .beforeFirstDose, "S/2021-03": .counted, "S/2021": .counted,
                "S/2022-03": .counted, "S/2022": .counted, "S/2022-04": .afterWindow,
            ])
        // 15 March where the first dose is possible, else the first day that is.
        let days: [Int] = try test.sql(
            "SELECT counted_day FROM event_day JOIN event ON id = event_id ORDER BY sequence")
        #expect(
            days.map { CalendarDay(number: $0).iso } == [
                "2020-12-31", "2021-03-15", "2021-02-28", "2021-03-15", "2022-01-01", "2022-03-01", "2022-04-01",
            ])
    }

    @Test("Certain only: a partial onset counts when every day it can mean lies in the window")
    func certainOnly() throws {
        let test = try registry([
            "2020", "2021-03", "2021-04", "2021", "2022-02", "2022-03", "2022", "2022-04", "2021-03-15",
        ])
        #expect(
            try test.judge(.made { $0.window.partialDate = .certainOnly }).dispositions == [
                "S/2020": .beforeFirstDose, "S/2021-03": .onsetUnusable, "S/2021-04": .counted,
                "S/2021": .onsetUnusable, "S/2022-02": .counted, "S/2022-03": .onsetUnusable,
                "S/2022": .onsetUnusable, "S/2022-04": .afterWindow, "S/2021-03-15": .counted,
            ])
    }

    @Test("Certain only: a condition surely older than the first dose still counts when it worsened after it")
    func certainlyWorsened() throws {
        let test = try TestRegistry(rows: [
            subject("S"), dose("S", on: first), event("S", "old", on: "2020") { $0.worsenedAfterDose = true },
            event("S", "unsure", on: "2021-03") { $0.worsenedAfterDose = true },
        ])
        #expect(
            try test.judge(.made { $0.window.partialDate = .certainOnly }).dispositions
                == ["S/old": .counted, "S/unsure": .onsetUnusable])
    }

    @Test("A missing onset counts unless the event ended before the first dose, to the last day the end can mean")
    func missing() throws {
        let test = try TestRegistry(
            rows: [subject("S"), dose("S", on: first)]
                + ["", "2021-03-14", "2021-03-15", "2021-02", "2021-03", "2020", "2021"].map { end in
                    event("S", "end \(end)", on: nil) { $0.end = end.isEmpty ? nil : date(end) }
                })
        #expect(
            try test.judge(.made("counts")).dispositions == [
                "S/end ": .counted, "S/end 2021-03-14": .beforeFirstDose, "S/end 2021-03-15": .counted,
                "S/end 2021-02": .beforeFirstDose, "S/end 2021-03": .counted, "S/end 2020": .beforeFirstDose,
                "S/end 2021": .counted,
            ])
        let excluded = try test.judge(.made("excluded") { $0.window.missingDate = .excluded })
        #expect(Set(excluded.dispositions.values) == [.onsetUnusable])
    }

    @Test("Where no dose has a start, every date is treated as missing")
    func noFirstDose() throws {
        let test = try TestRegistry(rows: [
            subject("S"), dose("S", on: nil), event("S", "dated", on: "1999-01-01") { $0.end = date("1999-02-01") },
            event("S", "undated", on: nil),
        ])
        for basis: WindowRule.Basis in [.days(first: 0, last: 365), .anniversary, .anyDose(last: 30)] {
            let counts = try test.judge(.made("\(basis)") { $0.window.basis = basis })
            #expect(Set(counts.dispositions.values) == [.counted])
            let excluded = try test.judge(
                .made("excluded \(basis)") {
                    $0.window.basis = basis
                    $0.window.missingDate = .excluded
                })
            #expect(Set(excluded.dispositions.values) == [.onsetUnusable])
        }
        #expect(try test.judgement(.made()).n == [1, 1])
    }

    @Test("A partial first dose is its earliest possible day")
    func partialDose() throws {
        let test = try TestRegistry(rows: [
            subject("S"), dose("S", on: "2021-03"), event("S", "before", on: "2021-02-28"),
            event("S", "with", on: "2021-03-01"), event("S", "last", on: "2022-03-01"),
            event("S", "after", on: "2022-03-02"),
        ])
        #expect(
            try test.judge(.made()).dispositions == [
                "S/before": .beforeFirstDose, "S/with": .counted, "S/last": .counted, "S/after": .afterWindow,
            ])
    }
}
