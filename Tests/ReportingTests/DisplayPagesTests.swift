import Incidence
import Safety
import Survival
import Testing

@testable import Reporting

/// Pages of what is no table of counts, of two subjects: S1 in arm A with a headache on days 3 to 5, S2 in arm B without.
@Suite("Pages of listings, profiles, characteristics and times")
struct DisplayPagesTests {
    private static let arms = [Arm(id: 1, name: "A"), Arm(id: 2, name: "B")]

    private static let source = ReportSource(
        study: Study(identifier: "T", title: "A study", arms: ["A", "B"], notAnArm: [], isSynthetic: true),
        rules: RuleSet(name: "test-rules", version: "1", text: ""), selection: nil, dictionaries: [], generation: 4,
        programVersion: "0.1.0")

    private static func date(_ day: Int) throws -> ClinicalDate {
        let day = try #require(CalendarDay(year: 2020, month: 1, day: day))
        return ClinicalDate(written: day.iso, earliest: day, latest: day)
    }

    private static func subject(_ name: String, age: String, sex: String) throws -> SubjectDetails {
        var record = SubjectRecord(subject: name)
        record.site = "01"
        record.age = age
        record.sex = sex
        var dose = ExposureRecord(subject: name, sequence: "1")
        dose.product = "X"
        dose.dose = "10"
        dose.doseUnit = "mg"
        dose.start = try date(1)
        return SubjectDetails(record: record, exposures: [dose])
    }

    private static func headache() throws -> ListedEvent {
        var event = ListedEvent(
            id: 1, subject: "S1", sequence: "1", disposition: .counted, isRelated: true, isSerious: true,
            source: SourcePosition(
                file: SourceFile(name: "events.csv", sha256: "ab", bytes: 9), line: 2, byteOffset: 9))
        event.site = "01"
        event.arm = "A"
        event.soc = "Nervous system disorders"
        event.pt = "Headache"
        event.verbatim = "sore head"
        event.onset = "2020-01-03"
        event.end = "2020-01-05"
        event.countedDay = CalendarDay(year: 2020, month: 1, day: 3)
        event.studyDay = 3
        event.duration = 3
        event.severity = .moderate
        event.criteria = [.hospitalisation]
        event.causality = [CausalityAssessment(product: nil, assessor: nil, reported: "Possible", value: .possible)]
        event.action = .withdrawn
        event.outcome = .recovered
        return event
    }

    /// The titles and the table alone.
    private static func page(_ display: Display) -> String {
        var display = display
        display.notes = []
        display.trailer = []
        var page = display.text(width: 150)
        while page.last == "\n" { page.removeLast() }
        return page
    }

    @Test("A listing, and the form of one")
    func listing() throws {
        var definition = ListingDefinition(name: "l", title: "Listing")
        definition.columns = [
            ListingColumn(.site, .subject), ListingColumn(.arm, .ageSex), ListingColumn(.pt, .verbatim),
            ListingColumn(.onset, .end), ListingColumn(.day, .duration), ListingColumn(.dose, .daysSinceLastDose),
            ListingColumn(.serious, .criteria),
        ]
        let report = ListingReport(
            definition: definition, events: [try Self.headache()],
            subjects: ["S1": try Self.subject("S1", age: "50", sex: "F")], arms: ["A", "B"], source: Self.source)
        #expect(
            Self.page(report.display()) == """
                Listing
                A study

                ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                                                                                                                   Dose at onset / Days since last
                Site / Subject  Arm / Age/sex  Preferred term / Reported term  Onset / End  Day / Duration (days)  dose                             Serious / Criteria
                ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                01              A              Headache                        2020-01-03   3                      10 mg                            yes
                S1              50/F           sore head                       2020-01-05   3                      2                                hospitalisation
                ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                """)
        #expect(
            report.records.csv == """
                site,subject,arm,age_sex,pt,verbatim,onset,end,day,duration,dose,days_since_last_dose,serious,criteria
                01,S1,A,50/F,Headache,sore head,2020-01-03,2020-01-05,3,3,10 mg,2,yes,hospitalisation

                """)
        #expect(
            Self.page(ListingReport.shell(definition, source: Self.source)) == """
                Listing
                A study

                ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                                                                                                                   Dose at onset / Days since last
                Site / Subject  Arm / Age/sex  Preferred term / Reported term  Onset / End  Day / Duration (days)  dose                             Serious / Criteria
                ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                XXXX            XXXX           XXXX                            yyyy-mm-dd   xx                     XXXX                             XXXX
                XXXX            xx/X           XXXX                            yyyy-mm-dd   xx                     xx                               XXXX
                ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                """)
        #expect(report.display().notes.first == "Listed: 1 event of 1 subject.")
    }

    @Test("A profile, and the form of one")
    func profile() throws {
        let definition = ProfileDefinition(name: "p", title: "Subject profile")
        let report = ProfileReport(
            definition: definition, subject: try Self.subject("S1", age: "50", sex: "F"), arm: "A",
            events: [try Self.headache()], source: Self.source)
        #expect(
            Self.page(report.display()) == """
                Subject profile: Subject S1
                A study

                ──────────────────────────────────────────────────────────────────────────────────
                Record           Start       End         Day  Details
                ──────────────────────────────────────────────────────────────────────────────────
                Demographics
                  Arm                                         A
                  Site, country                               01
                  Age, sex                                    50, F
                Exposures
                  X              2020-01-01                1  10 mg
                Adverse events
                  Headache       2020-01-03  2020-01-05    3  reported as sore head; severity:
                                                              moderate; serious (hospitalisation);
                                                              related (possible); action: drug
                                                              withdrawn; outcome: recovered
                Follow-up
                  None
                Death
                  None
                ──────────────────────────────────────────────────────────────────────────────────
                """)
        #expect(
            Self.page(ProfileReport.shell(definition, source: Self.source)) == """
                Subject profile: Subject XXXX
                A study

                ────────────────────────────────────────────────────
                Record          Start       End         Day  Details
                ────────────────────────────────────────────────────
                Demographics
                  XXXX          yyyy-mm-dd  yyyy-mm-dd   xx  XXXX
                Exposures
                  XXXX          yyyy-mm-dd  yyyy-mm-dd   xx  XXXX
                Adverse events
                  XXXX          yyyy-mm-dd  yyyy-mm-dd   xx  XXXX
                Follow-up
                  XXXX          yyyy-mm-dd  yyyy-mm-dd   xx  XXXX
                Death
                  XXXX          yyyy-mm-dd  yyyy-mm-dd   xx  XXXX
                ────────────────────────────────────────────────────
                """)
    }

    @Test("Characteristics, and the form of them")
    func characteristics() throws {
        var definition = CharacteristicsDefinition(name: "c", title: "Characteristics")
        definition.rows = [
            .init(
                label: "Age", source: .field(.age), summary: .number([.n, .meanSD, .quartiles, .range], decimals: 0)),
            .init(label: "Sex", source: .field(.sex), summary: .category([NamedValue(name: "F", value: "Female")])),
            .init(label: "Race", source: .field(.race), summary: .category([])),
        ]
        var count = CharacteristicsCount([definition], arms: Self.arms)
        #expect(count.asked == [.field(.age), .field(.sex), .field(.race)])
        count.add(PopulationSubject(arms: [1], values: [.text("50"), .text("F"), nil]))
        count.add(PopulationSubject(arms: [2], values: [.text("61"), .text("M"), nil]))
        let report = CharacteristicsReport(
            definition: definition, table: CharacteristicsTable(definition, of: count),
            source: Self.source, armCount: 2, daysPerYear: 365.25)
        #expect(
            Self.page(report.display()) == """
                Characteristics
                A study

                ─────────────────────────────────────────────────────────────────────────
                                        A                   B                 Total
                                     (N = 1)             (N = 1)             (N = 2)
                                ──────────────────  ──────────────────  ─────────────────
                Characteristic
                ─────────────────────────────────────────────────────────────────────────
                Age
                  n                      1                   1                   2
                  Mean (SD)           50.0                61.0                55.5 (7.78)
                  Q1, Q3        50.0, 50.0          61.0, 61.0          50.0, 61.0
                  Min, max          50, 50              61, 61              50, 61
                Sex
                  Female                 1 (100.0)           0                   1 (50.0)
                  M                      0                   1 (100.0)           1 (50.0)
                ─────────────────────────────────────────────────────────────────────────
                """)
        #expect(
            Self.page(CharacteristicsReport.shell(definition, arms: Self.arms, source: Self.source)) == """
                Characteristics
                A study

                ──────────────────────────────────────────────────────────────────────────
                                    A (N = xx)          B (N = xx)        Total (N = xx)
                                ──────────────────  ──────────────────  ──────────────────
                Characteristic
                ──────────────────────────────────────────────────────────────────────────
                Age
                  n                     xx                  xx                  xx
                  Mean (SD)           xx.x (xx.xx)        xx.x (xx.xx)        xx.x (xx.xx)
                  Q1, Q3        xx.x, xx.x          xx.x, xx.x          xx.x, xx.x
                  Min, max          xx, xx              xx, xx              xx, xx
                  Missing               xx                  xx                  xx
                Sex
                  Female                xx  (xx.x)          xx  (xx.x)          xx  (xx.x)
                  Missing               xx  (xx.x)          xx  (xx.x)          xx  (xx.x)
                Race
                  XXXX                  xx  (xx.x)          xx  (xx.x)          xx  (xx.x)
                  XXXX                  xx  (xx.x)          xx  (xx.x)          xx  (xx.x)
                  Missing               xx  (xx.x)          xx  (xx.x)          xx  (xx.x)
                ──────────────────────────────────────────────────────────────────────────
                """)
    }

    @Test("Times to an event, and the form of them")
    func times() throws {
        var definition = TimeToEventDefinition(name: "t", title: "Times")
        definition.rows = [OverviewRow(label: "Any event", choice: EventChoice())]
        definition.days = [5]
        let times = SubjectTimes(
            arms: Self.arms,
            byArm: [[SubjectTime(end: 10, died: false, events: [3])], [SubjectTime(end: 10, died: false, events: [])]])
        let report = TimeToEventReport(
            definition: definition, table: TimeToEventTable(definition, [times], n: [1, 1, 2]), source: Self.source)
        #expect(
            Self.page(report.display()) == """
                Times
                A study

                ───────────────────────────────────────────────────────────────────────────────────────────
                                                             A                 B               Total
                                                          (N = 1)           (N = 1)           (N = 2)
                                                     ──────────────────  ──────────────  ──────────────────
                Event
                ───────────────────────────────────────────────────────────────────────────────────────────
                Any event
                  With the event                         1      (100.0)      0               1       (50.0)
                  Died without it                        0                   0               0
                  Censored                               0                   1  (100.0)      1       (50.0)
                  Events                                 1                   0               1
                  Median, days (95 % CI)                 3     (NR, NR)     NR (NR, NR)    6.5      (3, NR)
                  Subjects at risk
                    Day 5                                0                   1               1
                  Without the event, % (95 % CI)
                    Day 5                              0.0               100.0            50.0  (0.6, 91.0)
                  Cumulative incidence, % (95 % CI)
                    Day 5                            100.0                 0.0            50.0  (0.6, 91.0)
                  Events of a subject (95 % CI)
                    Day 5                             1.00 (1.00, 1.00)   0.00            0.50 (0.13, 2.00)
                  Log-rank p                                                             0.317
                ───────────────────────────────────────────────────────────────────────────────────────────
                """)
        #expect(
            Self.page(TimeToEventReport.shell(definition, arms: Self.arms, source: Self.source)) == """
                Times
                A study

                ─────────────────────────────────────────────────────────────────────────────────────────────
                                                        A (N = xx)         B (N = xx)        Total (N = xx)
                                                     ─────────────────  ─────────────────  ──────────────────
                Event
                ─────────────────────────────────────────────────────────────────────────────────────────────
                Any event
                  With the event                       xx       (xx.x)    xx       (xx.x)     xx       (xx.x)
                  Died without it                      xx       (xx.x)    xx       (xx.x)     xx       (xx.x)
                  Censored                             xx       (xx.x)    xx       (xx.x)     xx       (xx.x)
                  Events                               xx                 xx                  xx
                  Median, days (95 % CI)               xx     (xx, xx)    xx     (xx, xx)     xx     (xx, xx)
                  Subjects at risk
                    Day 5                              xx                 xx                  xx
                  Without the event, % (95 % CI)
                    Day 5                            xx.x (xx.x, xx.x)  xx.x (xx.x, xx.x)   xx.x (xx.x, xx.x)
                  Cumulative incidence, % (95 % CI)
                    Day 5                            xx.x (xx.x, xx.x)  xx.x (xx.x, xx.x)   xx.x (xx.x, xx.x)
                  Events of a subject (95 % CI)
                    Day 5                            x.xx (x.xx, x.xx)  x.xx (x.xx, x.xx)   x.xx (x.xx, x.xx)
                  Log-rank p                                                               x.xxx
                ─────────────────────────────────────────────────────────────────────────────────────────────
                """)
    }
}
