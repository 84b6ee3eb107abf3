import Foundation
import TestSupport
import Testing

/// One subject dosed on 2020-01-01 (day 0) and 2020-03-01 (day 60), one event on each day of interest; PTs are called
/// by their day.
@Suite("--window and the period options")
struct WindowOptionTests {
    private static let onsets = [
        ("D-1", "2019-12-31"), ("D0", "2020-01-01"), ("D30", "2020-01-31"), ("D31", "2020-02-01"),
        ("D60", "2020-03-01"),
        ("D90", "2020-03-31"), ("D365", "2020-12-31"), ("D366", "2021-01-01"), ("D367", "2021-01-02"),
    ]

    private func study(window: String) throws -> SmallStudy {
        try SmallStudy(
            arms: ["A"],
            subjects: [.init("P1", "A", doses: [.init("2020-01-01"), .init("2020-03-01")])],
            events: Self.onsets.map { name, day in
                let isFlagged = ["D-1", "D366"].contains(name)
                return .init(
                    "P1", "Investigations", name,
                    ["onset_date": day, "report_date": "2020-01-02", "treatment_emergent": isFlagged ? "Y" : "N"])
            },
            rules: """
                window: \(window)
                related: {in: [possible], missing: does_not_count}
                """)
    }

    private func days(_ study: SmallStudy, _ options: String...) throws -> [String] {
        let run = try study.folder.soteria(
            ["table", "study.soteria", "teae-by-soc-pt", "--check", "--format", "csv"] + options)
        let counted = try run.ended(0).tidy.filter { $0.level == "pt" && $0.arm == "Total" }.map(\.pt)
        return Self.onsets.map(\.0).filter(counted.contains)
    }

    @Test("Each form of --window takes the place of the rule set's window of 30 days")
    func forms() throws {
        let study = try study(window: "{basis: days, last_day: 30}")
        let all = Self.onsets.map(\.0)
        #expect(try days(study) == ["D0", "D30"])
        #expect(try days(study, "--window", "all") == all)
        // 2020 is a leap year: the anniversary is day 366.
        #expect(try days(study, "--window", "anniversary") == Array(all[1...7]))
        // Without a number, as many days as the rule set's window has.
        #expect(try days(study, "--window", "any-dose") == ["D0", "D30", "D60", "D90"])
        #expect(try days(study, "--window", "any-dose:0") == ["D0", "D60"])
        #expect(try days(study, "--window", "any-dose:31") == ["D0", "D30", "D31", "D60", "D90"])
        #expect(try days(study, "--window", "emergent") == ["D-1", "D366"])
        #expect(try days(study, "--window", "365") == Array(all[1...6]))
        #expect(try days(study, "--window", "0..0") == ["D0"])
        #expect(try days(study, "--window=-1..0") == ["D-1", "D0"])
        #expect(try days(study, "--window", "31..60") == ["D31", "D60"])
    }

    @Test("--window all switches off emergence too, and nothing else")
    func allSwitchesOffEmergence() throws {
        let study = try study(window: "{basis: emergent_flag}")
        #expect(try days(study) == ["D-1", "D366"])
        #expect(try days(study, "--window", "all") == Self.onsets.map(\.0))
        let page = try study.page("teae-by-soc-pt", "--window", "all").output
        #expect(page.contains("Window: none"))
        #expect(page.contains("Population: subjects with at least one exposure record"))
    }

    @Test("--from and --to hold events by the day they count on, both ends included")
    func period() throws {
        let study = try study(window: "{basis: all}")
        #expect(try days(study, "--from", "2020-12-31") == ["D365", "D366", "D367"])
        #expect(try days(study, "--to", "2020-01-01") == ["D-1", "D0"])
        #expect(try days(study, "--from", "2020-01-31", "--to", "2020-03-01") == ["D30", "D31", "D60"])
        #expect(try days(study, "--from", "2020-04-01", "--to", "2020-04-02") == [])
        // By the day of report all events fall on 2020-01-02.
        let byReport = try self.study(window: "{basis: all, date: report}")
        #expect(try days(byReport, "--from", "2020-01-02", "--to", "2020-01-02") == Self.onsets.map(\.0))
        #expect(try days(byReport, "--from", "2020-01-03") == [])
    }

    @Test(
        "A window or a day that cannot be read is a mistake of the command line",
        arguments: [
            ["--window", "month"], ["--window", "30..0"], ["--window", "any-dose:-1"],
            ["--window", "99999999999999999999"],
            ["--from", "2020"], ["--to", "2020-02-30"], ["--from", "01.02.2020"],
        ])
    func unreadable(options: [String]) throws {
        let study = try study(window: "{basis: days, last_day: 30}")
        let run = try study.folder.soteria(["table", "study.soteria", "ae"] + options).ended(2)
        #expect(run.output.isEmpty && run.errors.contains(options[0] == "--window" ? options[1] : options[0]))
    }

    @Test("--window any-dose needs a number of days where the rules have none")
    func anyDoseNeedsDays() throws {
        let study = try study(window: "{basis: anniversary}")
        let run = try study.folder.soteria("table", "study.soteria", "ae", "--window", "any-dose").ended(2)
        #expect(run.errors.contains("any-dose:30"))
    }
}
