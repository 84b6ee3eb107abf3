import Safety
import Testing

@testable import Registry

/// The first dose of the windows worked out by hand: 2021-03-01, in no leap year's reach.
private let first = "2021-03-01"

@Suite("Windows of days, of a calendar year, and none")
struct WindowTests {
    /// Events named by their day from the first dose.
    private func registry(_ days: [Int], from start: String = first) throws -> TestRegistry {
        try TestRegistry(
            rows: [subject("S"), dose("S", on: start)]
                + days.map { days in event("S", "\(days)", on: day(days, after: start)) { $0.verbatim = "\(days)" } })
    }

    private func dispositions(_ test: TestRegistry, _ change: (inout RuleSet) -> Void) throws -> [String:
        EventDisposition]
    {
        let all = try test.judge(.made("tested", change)).dispositions
        return Dictionary(uniqueKeysWithValues: all.map { (String($0.key.dropFirst(2)), $0.value) })
    }

    @Test("Days 0 to 365 after the first dose: day 365 in, day 366 out, the day before out")
    func days() throws {
        let test = try registry([-1, 0, 1, 365, 366])
        #expect(
            try dispositions(test) { _ in }
                == ["-1": .beforeFirstDose, "0": .counted, "1": .counted, "365": .counted, "366": .afterWindow])
    }

    @Test("A window may begin before or after the first dose and end on another day")
    func otherDays() throws {
        let test = try registry([-8, -7, 0, 2, 30, 31])
        #expect(
            try dispositions(test) { $0.window.basis = .days(first: -7, last: 30) }
                == [
                    "-8": .beforeFirstDose, "-7": .counted, "0": .counted, "2": .counted, "30": .counted,
                    "31": .afterWindow,
                ])
        #expect(
            try dispositions(test) { $0 = .made("later") { $0.window.basis = .days(first: 2, last: 30) } }
                == [
                    "-8": .beforeFirstDose, "-7": .beforeFirstDose, "0": .beforeFirstDose, "2": .counted,
                    "30": .counted, "31": .afterWindow,
                ])
    }

    @Test("The anniversary is day 365, and day 366 where a 29 February lies between")
    func anniversary() throws {
        #expect(
            try dispositions(try registry([-1, 0, 365, 366])) { $0.window.basis = .anniversary }
                == ["-1": .beforeFirstDose, "0": .counted, "365": .counted, "366": .afterWindow])
        // 2024-02-29 lies between 2023-03-01 and 2024-03-01.
        #expect(
            try dispositions(try registry([365, 366, 367], from: "2023-03-01")) { $0.window.basis = .anniversary }
                == ["365": .counted, "366": .counted, "367": .afterWindow])
    }

    @Test("The anniversary of 29 February is 1 March, as the values of the field say")
    func leapDay() throws {
        // 2024-02-29 + 365 days = 2025-02-28; + 366 = 2025-03-01.
        #expect(try #require(CalendarDay(year: 2024, month: 2, day: 29)).anniversary.iso == "2025-03-01")
        #expect(
            try dispositions(try registry([365, 366, 367], from: "2024-02-29")) { $0.window.basis = .anniversary }
                == ["365": .counted, "366": .counted, "367": .afterWindow])
    }

    @Test("Anniversaries agree with the values of the field on every day of four years")
    func everyAnniversary() throws {
        let start = date("2020-01-01").earliest.number
        let days = (0..<1461).map { CalendarDay(number: start + $0) }
        var rows: [TestRow] = []
        for day in days {
            rows.append(subject(day.iso))
            rows.append(dose(day.iso, on: day.iso))
        }
        let test = try TestRegistry(rules: .made { $0.window.basis = .anniversary }, rows: rows)
        let last: [Int] = try test.sql("SELECT last_day FROM event_window ORDER BY subject_id")
        #expect(last == days.map(\.anniversary.number))
    }

    @Test("Without a window every date counts, and the other rules stay")
    func all() throws {
        let test = try TestRegistry(rows: [
            subject("S"), dose("S", on: first), subject("T"),
            event("S", "before", on: "1999"), event("S", "after", on: "2050-01-01"), event("S", "missing", on: nil),
            event("S", "course", on: first) { $0.naturalProgression = true }, event("T", "undosed", on: first),
        ])
        #expect(
            try test.judge(.made { $0.window.basis = .all }).dispositions == [
                "S/before": .counted, "S/after": .counted, "S/missing": .counted,
                "S/course": .naturalProgression, "T/undosed": .outsidePopulation,
            ])
    }

    @Test("Emergent as flagged: yes counts, no and a blank do not, whatever the date")
    func emergent() throws {
        let test = try TestRegistry(rows: [
            subject("S"), dose("S", on: first),
            event("S", "yes", on: "1999") { $0.treatmentEmergent = true },
            event("S", "no", on: first) { $0.treatmentEmergent = false }, event("S", "blank", on: day(1, after: first)),
            event("S", "supplement", on: nil), supplement("S", "supplement", emergent: true),
        ])
        #expect(
            try test.judge(.made { $0.window.basis = .emergentFlag }).dispositions == [
                "S/yes": .counted, "S/no": .notEmergent, "S/blank": .notEmergent, "S/supplement": .counted,
            ])
    }

    @Test("By report date the day of the report is asked, by onset that of the onset")
    func dateBasis() throws {
        let test = try TestRegistry(rows: [
            subject("S"), dose("S", on: first),
            event("S", "late report", on: day(10, after: first)) { $0.report = date(day(366, after: first)) },
            event("S", "early onset", on: day(-1, after: first)) { $0.report = date(day(1, after: first)) },
            event("S", "no report", on: day(10, after: first)) { $0.verbatim = "other" },
            event("S", "no onset", on: nil) { $0.report = date(day(400, after: first)) },
        ])
        #expect(
            try test.judge(.made("onset")).dispositions == [
                "S/late report": .counted, "S/early onset": .beforeFirstDose, "S/no report": .counted,
                "S/no onset": .counted,
            ])
        let byReport = try test.judge(
            .made("report") {
                $0.window.date = .report
                $0.window.missingDate = .excluded
            })
        #expect(
            byReport.dispositions == [
                "S/late report": .afterWindow, "S/early onset": .counted, "S/no report": .onsetUnusable,
                "S/no onset": .afterWindow,
            ])
    }

    @Test("An event from before the first dose that worsened after it counts, unless the rules say otherwise")
    func worsened() throws {
        let test = try TestRegistry(rows: [
            subject("S"), dose("S", on: first),
            event("S", "worsened", on: day(-30, after: first)) { $0.worsenedAfterDose = true },
            event("S", "not worsened", on: day(-30, after: first)) { $0.worsenedAfterDose = false },
            event("S", "blank", on: day(-30, after: first)),
            event("S", "long after", on: day(400, after: first)) { $0.worsenedAfterDose = true },
        ])
        #expect(
            try test.judge(.made("counts")).dispositions == [
                "S/worsened": .counted, "S/not worsened": .beforeFirstDose, "S/blank": .beforeFirstDose,
                "S/long after": .afterWindow,
            ])
        #expect(
            try test.judge(.made("not") { $0.window.worsenedBefore = .doesNotCount }).dispositions["S/worsened"]
                == .beforeFirstDose)
    }
}
