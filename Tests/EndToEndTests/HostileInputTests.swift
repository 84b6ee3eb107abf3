import TestSupport
import Testing

/// Values that try to steer the terminal or to pass for something that they are not.
@Suite("Hostile input")
struct HostileInputTests {
    private static let eye = "Eye disorders"

    /// Escape sequences and direction overrides, which a terminal would obey.
    private func steersTerminal(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0 != "\n" && ($0.value < 0x20 || $0 == "\u{9B}" || $0 == "\u{202E}") }
    }

    @Test("Control characters of an option, a path or a study reach neither standard output nor standard error")
    func controlCharacters() throws {
        let study = try SmallStudy(arms: ["A"], subjects: [.init("P1", "A")], events: [])
        let runs = try ["\u{1B}[31m", "\u{202E}x", "\u{9B}2J", "a\tb"].flatMap { value in
            try [
                study.folder.soteria("table", "study.soteria", "ae", "--rules", value),
                study.folder.soteria("events", "study.soteria", "--soc", value),
                study.folder.soteria("events", "study.soteria", "--format", value),
                study.folder.soteria("info", value),
            ]
        }
        for run in runs {
            #expect(run.status != 0 && !run.errors.isEmpty)
            #expect(!steersTerminal(run.errors), "\(run)")
        }
        try study.folder.write(
            "odd.yaml",
            "name: odd\nversion: \"\\e[31m1\"\ntitle: \"\\e]0;x\\a \\u202E\"\nstudy_id: \"\\eS\"\narms: [\"\\eA\"]\n"
                + SmallStudy.rules)
        for arguments in [
            ["init", "odd.soteria", "--study", "odd.yaml"], ["info", "odd.soteria"], ["rules", "list", "odd.soteria"],
            ["rules", "show", "odd.soteria"], ["table", "odd.soteria", "ae"],
        ] {
            let run = try study.folder.soteria(arguments).ended(0)
            #expect(!steersTerminal(run.output), "\(run)")
        }
    }

    @Test(
        "A day of --from and --to consists of digits", arguments: ["+020-01-01", "2020-+1-01", "2020-01--1", "２020-1"])
    func daysWithSigns(day: String) throws {
        let study = try SmallStudy(arms: ["A"], subjects: [.init("P1", "A")], events: [])
        for option in ["--from", "--to"] {
            let run = try study.folder.soteria("table", "study.soteria", "ae", "\(option)=\(day)").ended(2)
            #expect(run.errors.contains("\(option) takes a day as yyyy-mm-dd"))
        }
    }

    @Test("A negative age is refused, 0 and a fraction are kept")
    func negativeAge() throws {
        let study = try SmallStudy(arms: ["A"], subjects: [.init("P1", "A")], events: [])
        try study.folder.write("more.csv", "subject_id,planned_arm,age\nP2,A,-5\nP3,A,0\nP4,A,55.8\n")
        let run = try study.folder.soteria("import", "study.soteria", "more.csv").ended(3)
        #expect(run.errors.contains("1 problem:\n  more.csv:2:3 (age): unreadable_number: "))
    }

    @Test(
        "A SOURCE_DATE_EPOCH outside the years 1970 to 9999 does not become a date that no calendar has",
        arguments: ["99999999999999999", "-1", "253402300800"])
    func impossibleClock(seconds: String) throws {
        let study = try SmallStudy(arms: ["A"], subjects: [.init("P1", "A")], events: [])
        try study.folder.soteria(
            "init", "late.soteria", "--study", "study.yaml", environment: ["SOURCE_DATE_EPOCH": seconds]
        ).ended(0)
        let rules = try study.folder.soteria("rules", "list", "late.soteria").ended(0).output
        #expect(rules.contains(#/stored 20[0-9]{2}-(0[1-9]|1[0-2])-[0-9]{2}T/#), "\(rules)")
    }

    @Test("A remainder cell of one arm is traced by the terms that the table of all arms hides")
    func remainderOfOneArm() throws {
        // Over 40 % of all five: Cataract (3). Uveitis (2 of 5) is hidden, although both subjects of arm B have it.
        let study = try SmallStudy(
            arms: ["A", "B"],
            subjects: SmallStudy.subjects(3, "A", prefix: "A") + SmallStudy.subjects(2, "B", prefix: "B"),
            events: ["A1", "A2", "A3"].map { .init($0, Self.eye, "Cataract") }
                + ["B1", "B2"].map { .init($0, Self.eye, "Uveitis") })
        try study.folder.write(
            "forty.yaml",
            """
            name: forty
            title: Over 40 %
            selection: {}
            levels: [pt, remainder]
            columns: [arms, total]
            statistics: [events, subjects]
            sort: {soc: alpha, pt: [name]}
            decimals: 1
            threshold: {percent: 40, comparator: ">", basis: total}
            """)
        #expect(
            try study.tidy("forty.yaml").counts("remainder", soc: Self.eye, pt: "1 further terms", arm: "B") == [2, 2])
        let trace = try study.folder.soteria(
            "trace", "study.soteria", "forty.yaml", "--soc", Self.eye, "--row", "remainder", "--arm", "B", "--format",
            "json"
        ).ended(0).json(TraceResult.self)
        #expect([trace.events, trace.subjects, trace.n] == [2, 2, 2])
        #expect(trace.listing.map(\.event.pt) == ["Uveitis", "Uveitis"])
    }
}
