import Foundation
import TestSupport
import Testing

/// Designs worked out by hand: what a trial of seven or a surveillance of one must print.
@Suite("Small designs")
struct SmallDesignTests {
    private static let nervous = "Nervous system disorders"
    private static let skin = "Skin and subcutaneous tissue disorders"

    @Test("Phase 1, 8 enrolled and 7 dosed, no serious event: the table says so, the exact upper limit is 40.96 %")
    func phaseOne() throws {
        let study = try SmallStudy(
            arms: ["Cells"],
            subjects: SmallStudy.subjects(7, "Cells") + [.init("P8", "Cells", doses: [])],
            events: [.init("P1", Self.nervous, "Headache"), .init("P8", Self.nervous, "Headache")])
        let page = try study.page("sae")
        #expect(page.output.contains("(N = 7)"))
        #expect(page.lines.contains("No event met the definition."))
        // Clopper–Pearson, 0 of 7: 1 - 0.025^(1/7) = 0.4096164 (R binom.test: 0.4096164).
        let overview = try study.page("overview").output
        #expect(overview.contains(#/\nSerious adverse events +0 +0 +0\.00 to 40\.96 +0\n/#))
        #expect(overview.contains(#/\nAdverse events +1 +14\.29% +0\.36 to 57\.87 +1\n/#))
    }

    @Test("Phase 2, 64 randomised: N are the 32 and 27 who were dosed")
    func phaseTwo() throws {
        let study = try SmallStudy(
            arms: ["Control", "Treated"],
            subjects: SmallStudy.subjects(32, "Control", prefix: "C") + SmallStudy.subjects(27, "Treated", prefix: "T")
                + SmallStudy.subjects(5, "Treated", prefix: "N", dosed: false),
            events: [
                .init("C1", Self.nervous, "Headache"), .init("T1", Self.nervous, "Headache"),
                .init("T1", Self.nervous, "Headache"), .init("T2", Self.nervous, "Headache"),
                .init("N1", Self.nervous, "Headache"),
            ])
        let cells = try study.tidy()
        #expect(cells.filter { $0.level == "any" }.map(\.n) == [32, 27, 59])
        #expect(cells.counts("pt", soc: Self.nervous, pt: "Headache", arm: "Control") == [1, 1])
        #expect(cells.counts("pt", soc: Self.nervous, pt: "Headache", arm: "Treated") == [3, 2])
        #expect(cells.counts("any") == [4, 3])
        #expect(try study.page().output.contains("subject outside the population 1"))
    }

    @Test("Three arms, one without subjects: the arm stays with N = 0, zeros and no percentage")
    func emptyArm() throws {
        let study = try SmallStudy(
            arms: ["Low", "Medium", "High"],
            subjects: SmallStudy.subjects(2, "Low", prefix: "L") + SmallStudy.subjects(3, "High", prefix: "H"),
            events: [.init("L1", Self.skin, "Rash"), .init("H1", Self.skin, "Rash")])
        let cells = try study.tidy()
        #expect(cells.filter { $0.level == "pt" }.map(\.arm) == ["Low", "Medium", "High", "Total"])
        let empty = cells.filter { $0.arm == "Medium" }
        #expect(empty.count == 3 && empty.allSatisfy { $0.counts == [0, 0] && $0.n == 0 && $0.percent.isEmpty })
        let page = try study.page().output
        #expect(page.contains("Medium") && page.contains("(N = 0)"))
        #expect(page.contains(#/\n  Rash +1 \(50\.0\) +1 +0 +0 +1 \(33\.3\) +1 +2 \(40\.0\) +2\n/#))
        // The threshold "in any arm" does not trip over N = 0 either.
        try study.folder.write(
            "any.yaml",
            """
            name: any
            title: Any arm
            selection: {}
            levels: [pt]
            columns: [arms, total]
            statistics: [events, subjects]
            sort: {soc: alpha, pt: [name]}
            decimals: 1
            threshold: {percent: 40, comparator: ">", basis: any_arm}
            """)
        #expect(try study.tidy("any.yaml").counts("pt", soc: Self.skin, pt: "Rash") == [2, 2])
    }

    @Test("One PT under two SOCs is two rows, and a subject with both counts once in the row of any event")
    func twoSOCs() throws {
        let study = try SmallStudy(
            arms: ["A"], subjects: SmallStudy.subjects(4, "A"),
            events: [
                .init("P1", "Infections and infestations", "Pneumonia"),
                .init("P1", "Respiratory, thoracic and mediastinal disorders", "Pneumonia"),
                .init("P2", "Respiratory, thoracic and mediastinal disorders", "Pneumonia"),
            ])
        let cells = try study.tidy()
        #expect(cells.counts("pt", soc: "Infections and infestations", pt: "Pneumonia") == [1, 1])
        #expect(cells.counts("pt", soc: "Respiratory, thoracic and mediastinal disorders", pt: "Pneumonia") == [2, 2])
        #expect(cells.counts("any") == [3, 2])
        let one = try study.tidy("teae-by-soc-pt", "--pt", "Pneumonia", "--soc", "Infections and infestations")
        #expect(one.counts("any") == [1, 1])
        #expect(try study.tidy("teae-by-soc-pt", "--pt", "pneumonia").counts("any") == [3, 2])
    }

    @Test("1 of 160 is 0.625 %: printed as 0.63, half up")
    func halfUp() throws {
        let study = try SmallStudy(
            arms: ["A"], subjects: SmallStudy.subjects(160, "A"), events: [.init("P7", Self.skin, "Rash")])
        #expect(
            try study.page("adr", "--rules", study.everyEventIsRelated()).output.contains(#/\n  Rash +1 +1 +0\.63%\n/#))
        #expect(try study.tidy().last?.percent == "0.625")
    }

    @Test("13 of 260 is exactly 5 %: hidden by > 5 %, shown by >= 5 %; 20 events of 12 subjects stay hidden")
    func strictAndInclusive() throws {
        var events = (1...13).map { SmallStudy.Event("P\($0)", Self.skin, "Rash") }
        events += (1...20).map { SmallStudy.Event("P\($0 % 12 + 1)", Self.skin, "Pruritus") }
        let study = try SmallStudy(arms: ["A"], subjects: SmallStudy.subjects(260, "A"), events: events)
        #expect(try study.tidy("ae").filter { $0.level == "pt" }.isEmpty)
        #expect(try study.tidy("ae").counts("remainder", soc: Self.skin, pt: "2 further terms") == [33, 13])
        #expect(try study.page("ae").lines.contains("No preferred term passed the threshold."))
        let inclusive = try study.tidy("ae", "--threshold", ">=5%")
        #expect(inclusive.filter { $0.level == "pt" && $0.arm == "Total" }.map(\.pt) == ["Rash"])
        #expect(try study.page("ae", "--threshold", ">=5%").output.contains(#/\n  Rash +13 +13 +5\.00%\n/#))
    }

    @Test("A study without any event prints its arms and one sentence, in every table and format")
    func noEvents() throws {
        let study = try SmallStudy(arms: ["A", "B"], subjects: SmallStudy.subjects(3, "A"), events: [])
        for table in ["ae", "adr", "sae", "teae-by-soc-pt"] {
            #expect(try study.page(table).lines.contains("No event met the definition."), "\(table)")
            #expect(try study.tidy(table).map(\.level) == ["any", "any", "any"], "\(table)")
            let markdown = try study.page(table, "--format", "markdown")
            #expect(markdown.lines.contains("No event met the definition."), "\(table)")
        }
        #expect(try study.folder.soteria("events", "study.soteria").ended(0).output == "No event met the selection.\n")
        #expect(try study.folder.soteria("events", "study.soteria", "--format", "json").output == "[]\n")
        try study.folder.soteria("verify", "study.soteria").ended(0)
    }

    @Test("One subject with one event is 1 of 1, 100 %")
    func oneSubject() throws {
        let study = try SmallStudy(
            arms: ["A"], subjects: [.init("007", "A")], events: [.init("007", Self.skin, "Rash")])
        #expect(try study.page("ae").output.contains(#/\n  Rash +1 +1 +100\.00%\n/#))
        let cell = try #require(study.tidy("ae").last)
        #expect(cell.counts == [1, 1] && cell.n == 1 && cell.percent == "100")
        // The identifier is text: 007 is found, 7 is not.
        #expect(try study.folder.soteria("events", "study.soteria", "--subject", "007").output.contains("1 event."))
        try study.folder.soteria("events", "study.soteria", "--subject", "7").ended(2)
    }
}
