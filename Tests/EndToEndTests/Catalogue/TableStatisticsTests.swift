import Foundation
import GRDB
import TestSupport
import Testing

@Suite("Statistics of the catalogue's tables")
struct TableStatisticsTests {
    /// Days at risk of a first event of a row, of each subject of the population, from documented views alone.
    private static let daysAtRisk = """
        SELECT sum(coalesce(min(f.last_day, max(first_event, f.first_dose)), f.last_day) - f.first_dose + 1) AS at_risk,
            sum(f.last_day - f.first_dose + 1) AS observed, count(first_event) AS subjects
        FROM safety_population AS p
        JOIN follow_up AS f ON f.subject_id = p.subject_id
        LEFT JOIN (
            SELECT subject_id, min(counted_day) AS first_event FROM event_in_window
            WHERE (:soc = '' OR soc = :soc) AND (:pt = '' OR coalesce(pt, 'Not coded') = :pt)
            GROUP BY subject_id
        ) AS e ON e.subject_id = p.subject_id
        WHERE :arm = 'Total' OR p.arm = :arm
        """

    @Test("Years at risk, years of observation and rates are those of the views' days, at 365.25 days a year")
    func rates() throws {
        let folder = try CatalogueStudy.registry()
        let run = try folder.soteria("table", "study.soteria", "rates", "--check", "--format", "csv").ended(0)
        let rows = SimpleCSV.table(run.output)
        try DatabaseQueue(path: folder.file("study.soteria")).read { db in
            for row in rows {
                let own = try #require(
                    try Row.fetchOne(
                        db, sql: Self.daysAtRisk,
                        arguments: ["arm": row["arm"], "soc": row["soc"], "pt": row["pt"]]))
                let atRisk = (own["at_risk"] as Double) / 365.25
                let observed = (own["observed"] as Double) / 365.25
                let subjects: Int = own["subjects"]
                let events = try #require(row["events"].flatMap { Double($0) })
                #expect(row["subjects"] == String(subjects), "\(row)")
                #expect(row.number("person_years").isNear(atRisk), "\(row)")
                #expect(row.number("observed_years").isNear(observed), "\(row)")
                #expect(row.number("rate").isNear(100 * Double(subjects) / atRisk), "\(row)")
                #expect(row.number("event_rate").isNear(100 * events / observed), "\(row)")
            }
        }
        #expect(rows.count == 48)
    }

    /// Days by hand: A1 from day 1 to its event on day 3, A2 20, A3 2, A4 1 (January, at the earliest the first dose),
    /// A5 to the data cut on 2020-12-31, 366. R 4.2.2: poisson.test(4)$conf.int is 1.08986537362633, 10.2415886754037.
    @Test("The rate of any event in an arm and its exact interval are those counted by hand and by R")
    func rateByHand() throws {
        let folder = try CatalogueStudy.registry()
        let run = try folder.soteria("table", "study.soteria", "rates", "--format", "csv").ended(0)
        let any = try #require(SimpleCSV.table(run.output).first { $0["arm"] == "Active" && $0["level"] == "any" })
        let years = (3.0 + 20 + 2 + 1 + 366) / 365.25
        #expect(any.number("person_years").isNear(years))
        #expect(any.number("rate_lower").isNear(108.986537362633 / years))
        #expect(any.number("rate_upper").isNear(1024.15886754037 / years))
    }

    /// R 4.2.2: binom.test(x, 10)$conf.int for x = 8, 5, 4, 3, 5, 3, 2, 1.
    @Test("The intervals of the overview are R's exact ones")
    func intervals() throws {
        let folder = try CatalogueStudy.registry()
        let run = try folder.soteria("table", "study.soteria", "overview", "--check", "--format", "csv").ended(0)
        let total = SimpleCSV.table(run.output).filter { $0["arm"] == "Total" }
        let limits: [Int: (lower: Double, upper: Double)] = [
            8: (44.3904537692359, 97.4789273673167), 5: (18.7086028447399, 81.2913971552601),
            4: (12.1552258119827, 73.7621923393055), 3: (6.67395111777345, 65.24528500599973),
            2: (2.52107263268334, 55.60954623076414), 1: (0.252857854446179, 44.501611702819545),
        ]
        #expect(total.map { $0["subjects"] } == ["8", "5", "4", "3", "5", "3", "2", "1"])
        for row in total {
            let own = try #require(row["subjects"].flatMap { Int($0) }.flatMap { limits[$0] })
            #expect(row.number("percent_lower").isNear(own.lower), "\(row)")
            #expect(row.number("percent_upper").isNear(own.upper), "\(row)")
        }
    }

    @Test("Risk differences, ratios, p-values and both adjustments of a comparison are R's")
    func comparison() throws {
        let terms = try SimpleCSV.table(
            at: ReferenceData.repository.appendingPathComponent("Tests/Fixtures/catalogue/comparison.csv"))
        var events: [SmallStudy.Event] = []
        for term in terms {
            for (arm, prefix) in [("reference", "R"), ("compared", "X")] {
                let count = try #require(term[arm].flatMap { Int($0) })
                for number in 0..<count {
                    events.append(SmallStudy.Event("\(prefix)\(number + 1)", term["soc"] ?? "", term["pt"] ?? ""))
                }
            }
        }
        let study = try SmallStudy(
            arms: ["Reference", "X"],
            subjects: SmallStudy.subjects(20, "Reference", prefix: "R") + SmallStudy.subjects(20, "X", prefix: "X"),
            events: events)
        let run = try study.folder.soteria("table", "study.soteria", "comparison", "--check", "--format", "csv").ended(
            0)
        let found = SimpleCSV.table(run.output).filter { $0["level"] == "pt" && $0["arm"] == "X" }
        #expect(found.count == terms.count && terms.count == 7)
        let names = try #require(terms.first).keys.filter { !["soc", "pt", "reference", "compared"].contains($0) }
        #expect(names.count == 10)
        for term in terms {
            let row = try #require(found.first { $0["soc"] == term["soc"] && $0["pt"] == term["pt"] })
            for name in names {
                if term[name] == "NA" {
                    #expect(row[name] == "", "\(name) of \(term)")
                } else {
                    #expect(row.number(name).isNear(term.number(name)), "\(name) of \(term): \(row[name] ?? "")")
                }
            }
        }
    }

    /// The serious events of the study by onset: 2020-02-02 (two of C2), 03-20 (A3), 04-01 (A2), 05-05 (A4).
    @Test("A cumulative tabulation has the events of the interval, both days included, and those up to its end")
    func periods() throws {
        let folder = try CatalogueStudy.registry()
        func any(_ options: String...) throws -> [String: [String]] {
            let run = try folder.soteria(
                ["table", "study.soteria", "cst", "--check", "--format", "csv", "--level", "any"] + options
            ).ended(0)
            let rows = SimpleCSV.table(run.output).filter { $0["category"] != "" && $0["level"] == "any" }
            return Dictionary(grouping: rows) { $0["category"] ?? "" }.mapValues { $0.map { $0["events"] ?? "" } }
        }
        // Active, Control, Total.
        #expect(
            try any("--from", "2020-03-20", "--to", "2020-04-01")
                == ["Interval": ["2", "0", "2"], "Cumulative": ["2", "2", "4"]])
        #expect(
            try any("--from", "2020-03-21", "--to", "2020-03-31")
                == ["Interval": ["0", "0", "0"], "Cumulative": ["1", "2", "3"]])
        #expect(
            try any("--from", "2020-02-02") == ["Interval": ["3", "2", "5"], "Cumulative": ["3", "2", "5"]])
    }
}

extension [String: String] {
    /// The number of a column; NaN, which is near to nothing, where there is none.
    fileprivate func number(_ column: String) -> Double { self[column].flatMap { Double($0) } ?? .nan }
}

extension Double {
    /// Equal to nine digits, or to 1e-12 beside zero.
    fileprivate func isNear(_ other: Double) -> Bool { abs(self - other) <= max(1e-9 * abs(other), 1e-12) }
}
