import Foundation
import Survival
import TestSupport

/// Comparisons with the survival curves of the reference folder.
///
/// The subjects are made from the events and censored of each time, which are the whole of the data of a curve.
enum ReferenceCurves {
    private typealias Object = [String: Any]

    static func all() -> [Comparison] {
        ["aml", "lung", "ovarian", "veteran", "cdisc_adtte"].flatMap { set -> [Comparison] in
            let path = "oracles/survival/\(set).json"
            guard let text = ReferenceData.text(path),
                let file = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object,
                let results = file["results"] as? Object
            else { return [] }
            var comparisons = CurveComparisons(origin: "reference: \(path)")
            for name in results.keys.sorted() {
                guard let result = results[name] as? Object, let curve = result["curve"] as? [Object] else { continue }
                compare(&comparisons, result, curve, "\(set) \(name)")
            }
            return comparisons.all
        }
    }

    private static func compare(
        _ comparisons: inout CurveComparisons, _ result: Object, _ curve: [Object], _ place: String
    ) {
        var strata: [String] = []
        for row in curve {
            let stratum = row["strata"] as? String ?? ""
            if strata.last != stratum { strata.append(stratum) }
        }
        var subjects: [[TimeToEvent]] = []
        for stratum in strata {
            let rows = curve.filter { $0["strata"] as? String == stratum }
            let times = rows.flatMap { row in
                repeated(row, "n_event", isEvent: true) + repeated(row, "n_censor", isEvent: false)
            }
            subjects.append(times)
            let estimate = KaplanMeier(times)
            comparisons.compare(estimate, rows.map(expected), "\(place) \(stratum)")
            for row in result["at_times"] as? [Object] ?? [] where row["strata"] as? String == stratum {
                let limits = (number(row["lower"]), number(row["upper"]))
                comparisons.compare(
                    estimate, at: number(row["time"]) ?? -1, atRisk: number(row["n_risk"]),
                    survival: number(row["surv"]), standardError: number(row["std_err"]), logLimits: limits, place)
            }
            for scale in LimitsScale.allCases {
                quantiles(&comparisons, estimate, scale, result, stratum, place)
            }
        }
        guard let test = result["logrank"] as? Object else { return }
        comparisons.compare(
            LogRank(subjects), observed: numbers(test["observed"]), expected: numbers(test["expected"]),
            chiSquare: number(test["chisq"]), p: number(test["p"]), place)
    }

    private static func quantiles(
        _ comparisons: inout CurveComparisons, _ estimate: KaplanMeier?, _ scale: LimitsScale, _ result: Object,
        _ stratum: String, _ place: String
    ) {
        guard let all = result["quantiles"] as? Object, let part = all[scale.rawValue] as? Object else { return }
        func values(_ name: String) -> [Double?] { numbers((part[name] as? Object)?[stratum]) }
        let (times, lower, upper) = (values("quantile"), values("lower"), values("upper"))
        for (index, probability) in numbers(part["probs"]).enumerated() {
            comparisons.compare(
                estimate, scale, probability ?? 0, expected: (times[index], lower[index], upper[index]),
                "\(place) \(stratum)")
        }
    }

    private static func repeated(_ row: Object, _ column: String, isEvent: Bool) -> [TimeToEvent] {
        guard let time = TimeToEvent(time: number(row["time"]) ?? -1, isEvent: isEvent) else { return [] }
        return Array(repeating: time, count: Int(number(row[column]) ?? 0))
    }

    private static func expected(_ row: Object) -> CurveComparisons.Expected {
        func pair(_ name: String) -> (Double?, Double?) { (number(row["lower_\(name)"]), number(row["upper_\(name)"])) }
        func count(_ name: String) -> Int { number(row[name]).flatMap { Int(exactly: $0) } ?? -1 }
        return CurveComparisons.Expected(
            time: number(row["time"]) ?? -1, atRisk: count("n_risk"), events: count("n_event"),
            censored: count("n_censor"), survival: number(row["surv"]), standardError: number(row["std_err"]),
            hazard: number(row["cumhaz_na"]), hazardStandardError: number(row["cumhaz_std_err"]),
            limits: [.plain: pair("plain"), .log: pair("log"), .logLog: pair("loglog")])
    }

    private static func number(_ value: Any?) -> Double? { (value as? NSNumber)?.doubleValue }

    private static func numbers(_ value: Any?) -> [Double?] { (value as? [Any] ?? []).map { number($0) } }
}
