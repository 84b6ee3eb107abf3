import Statistics
import Survival

/// The committed cases of time to event, competing events and recurrent events.
enum SurvivalComparisons {
    static func all() -> [Comparison] { curves().all + incidence() + [mean()] }

    /// The subjects of a set and arm.
    private static func subjects(_ times: CaseTable, _ set: String, _ arm: String) -> [CaseRow] {
        times.rows.filter { $0.text("set") == set && $0.text("arm") == arm }
    }

    private static func timesToEvent(_ rows: [CaseRow]) -> [TimeToEvent] {
        rows.compactMap { TimeToEvent(time: $0["time"] ?? -1, isEvent: $0.count("outcome") == 1) }
    }

    /// The rows of each set and arm, in the order of the file.
    private static func grouped(_ table: CaseTable, _ columns: [String]) -> [(key: [String], rows: [CaseRow])] {
        var groups: [(key: [String], rows: [CaseRow])] = []
        for row in table.rows {
            let key = columns.map { row.text($0) }
            if groups.last?.key != key { groups.append((key, [])) }
            groups[groups.count - 1].rows.append(row)
        }
        return groups
    }

    private static func curves() -> CurveComparisons {
        let times = CaseTable.committed("times.csv")
        let curve = CaseTable.committed("kaplan_meier.csv")
        var comparisons = CurveComparisons(origin: curve.origin)
        for group in grouped(curve, ["set", "arm"]) {
            let estimate = KaplanMeier(timesToEvent(subjects(times, group.key[0], group.key[1])))
            comparisons.compare(estimate, group.rows.map(expected), group.key.joined(separator: " "))
        }
        for row in CaseTable.committed("quantiles.csv").rows {
            let (set, arm) = (row.text("set"), row.text("arm"))
            guard let scale = LimitsScale(rawValue: row.text("scale")) else { continue }
            comparisons.compare(
                KaplanMeier(timesToEvent(subjects(times, set, arm))), scale, row["probability"] ?? 0,
                expected: (row["time"], row["lower"], row["upper"]), "\(set) \(arm)")
        }
        for group in grouped(CaseTable.committed("log_rank.csv"), ["set"]) {
            let arms = group.rows.map { timesToEvent(subjects(times, group.key[0], $0.text("arm"))) }
            comparisons.compare(
                LogRank(arms), observed: group.rows.map { $0["observed"] },
                expected: group.rows.map { $0["expected"] }, chiSquare: group.rows[0]["chi_square"],
                p: group.rows[0]["p"], group.key[0])
        }
        return comparisons
    }

    private static func expected(_ row: CaseRow) -> CurveComparisons.Expected {
        CurveComparisons.Expected(
            time: row["time"] ?? -1, atRisk: row.count("at_risk"), events: row.count("events"),
            censored: row.count("censored"), survival: row["survival"], standardError: row["se"],
            hazard: row["hazard"], hazardStandardError: row["hazard_se"], limits: limits(row))
    }

    private static func limits(_ row: CaseRow) -> [LimitsScale: (lower: Double?, upper: Double?)] {
        var limits: [LimitsScale: (lower: Double?, upper: Double?)] = [:]
        for (scale, column) in CurveComparisons.scales {
            limits[scale] = (row["\(column)_lower"], row["\(column)_upper"])
        }
        return limits
    }

    private static func incidence() -> [Comparison] {
        let times = CaseTable.committed("times.csv")
        let table = CaseTable.committed("aalen_johansen.csv")
        var curve = Comparison(
            "Cumulative incidence: Aalen-Johansen with standard error", source: "Aalen and Johansen 1978",
            origin: table.origin, zero: 1e-15)
        var limits = Comparison(
            "Cumulative incidence: limits plain, log and log-log", source: "Kalbfleisch and Prentice",
            origin: table.origin, note: "No limits before the first event.")
        for group in grouped(table, ["set", "arm"]) {
            let outcomes: [CompetingTime.Outcome] = [.censored, .event, .competing]
            let subjects = subjects(times, group.key[0], group.key[1]).compactMap { row in
                CompetingTime(time: row["time"] ?? -1, outcome: outcomes[max(0, row.count("outcome"))])
            }
            let estimate = AalenJohansen(subjects)
            curve.compare(estimate?.points.count, group.rows.count, "times, \(group.key)")
            for (point, row) in zip(estimate?.points ?? [], group.rows) {
                let place = "\(group.key), time \(point.time)"
                curve.compare(point.time, row["time"], place)
                curve.compare(point.atRisk, row.count("at_risk"), "at risk, \(place)")
                curve.compare(point.incidence, row["incidence"], place)
                curve.compare(point.standardError, row["se"], "SE, \(place)")
                curve.compare(point.competingIncidence, row["competing"], "competing, \(place)")
                curve.compare(point.competingStandardError, row["competing_se"], "SE of competing, \(place)")
                for (scale, column) in CurveComparisons.scales {
                    let interval = point.interval(scale)
                    limits.compare(interval?.lower, row["\(column)_lower"], "\(scale) lower, \(place)")
                    limits.compare(interval?.upper, row["\(column)_upper"], "\(scale) upper, \(place)")
                }
            }
        }
        return [curve, limits]
    }

    private static func mean() -> Comparison {
        let recurrent = CaseTable.committed("recurrent.csv")
        let table = CaseTable.committed("mean_cumulative.csv")
        var comparison = Comparison(
            "Mean cumulative function with robust standard error", source: "Nelson 1988; Lawless and Nadeau 1995",
            origin: table.origin)
        for group in grouped(table, ["set"]) {
            let rows = recurrent.rows.filter { $0.text("set") == group.key[0] }
            let subjects = Dictionary(grouping: rows) { $0.text("subject") }.values.compactMap { rows in
                RecurrentTimes(
                    end: rows.first { $0.text("kind") == "end" }?["time"] ?? -1,
                    events: rows.filter { $0.text("kind") == "event" }.compactMap { $0["time"] })
            }
            let estimate = MeanCumulativeFunction(subjects)
            comparison.compare(estimate?.points.count, group.rows.count, "times, \(group.key[0])")
            for (point, row) in zip(estimate?.points ?? [], group.rows) {
                let place = "\(group.key[0]), time \(point.time)"
                comparison.compare(point.time, row["time"], place)
                comparison.compare(point.atRisk, row.count("at_risk"), "at risk, \(place)")
                comparison.compare(point.events, row.count("events"), "events, \(place)")
                comparison.compare(point.mean, row["mean"], place)
                comparison.compare(point.standardError, row["se"], "SE, \(place)")
            }
        }
        return comparison
    }
}
