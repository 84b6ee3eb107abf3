import Statistics
import Survival

/// Kaplan-Meier, Nelson-Aalen, their quantiles and the log-rank test.
struct CurveComparisons {
    /// The column of each scale's limits.
    static let scales: [(LimitsScale, String)] = [(.plain, "plain"), (.log, "log"), (.logLog, "loglog")]

    private(set) var curve: Comparison
    private(set) var hazard: Comparison
    private(set) var limits: Comparison
    private(set) var quantiles: Comparison
    private(set) var logRank: Comparison

    init(origin: String) {
        curve = Comparison("Survival: Kaplan-Meier, Greenwood", source: "Kaplan and Meier 1958", origin: origin)
        hazard = Comparison("Cumulative hazard: Nelson-Aalen", source: "Nelson 1972; Aalen 1978", origin: origin)
        limits = Comparison(
            "Survival: limits plain, log and log-log", source: "Kalbfleisch and Prentice", origin: origin)
        quantiles = Comparison(
            "Survival: quantiles with limits", source: "Brookmeyer and Crowley 1982", origin: origin)
        logRank = Comparison("Log-rank test", source: "Mantel 1966", origin: origin)
    }

    var all: [Comparison] { [curve, hazard, limits, quantiles, logRank].filter { $0.cases > 0 } }

    /// What is expected at a time of a curve; a number that is missing is one that has no value.
    struct Expected {
        let time: Double
        let atRisk: Int
        let events: Int
        let censored: Int
        let survival: Double?
        let standardError: Double?
        let hazard: Double?
        let hazardStandardError: Double?
        let limits: [LimitsScale: (lower: Double?, upper: Double?)]
    }

    mutating func compare(_ estimate: KaplanMeier?, _ expected: [Expected], _ place: String) {
        curve.compare(estimate?.points.count, expected.count, "times, \(place)")
        for (point, row) in zip(estimate?.points ?? [], expected) {
            let place = "\(place), time \(row.time)"
            curve.compare(point.time, row.time, place)
            curve.compare(point.atRisk, row.atRisk, "at risk, \(place)")
            curve.compare(point.events, row.events, "events, \(place)")
            curve.compare(point.censored, row.censored, "censored, \(place)")
            curve.compare(point.survival, row.survival, place)
            curve.compare(point.standardError, row.standardError, "SE, \(place)")
            hazard.compare(point.cumulativeHazard, row.hazard, place)
            hazard.compare(point.hazardStandardError, row.hazardStandardError, "SE, \(place)")
            for (scale, _) in Self.scales {
                let interval = point.interval(scale)
                limits.compare(interval?.lower, row.limits[scale]?.lower, "\(scale) lower, \(place)")
                limits.compare(interval?.upper, row.limits[scale]?.upper, "\(scale) upper, \(place)")
            }
        }
    }

    /// What holds at a time between those of the curve; the limits are those of the log scale.
    mutating func compare(
        _ estimate: KaplanMeier?, at time: Double, atRisk: Double?, survival: Double?, standardError: Double?,
        logLimits: (lower: Double?, upper: Double?), _ place: String
    ) {
        let point = estimate?.point(at: time)
        let interval = point?.interval(.log)
        let place = "\(place), at time \(time)"
        curve.compare(estimate.map { Double($0.atRisk(at: time)) }, atRisk, "at risk, \(place)")
        curve.compare(point?.survival, survival, place)
        curve.compare(point?.standardError, standardError, "SE, \(place)")
        limits.compare(interval?.lower, logLimits.lower, "lower, \(place)")
        limits.compare(interval?.upper, logLimits.upper, "upper, \(place)")
    }

    mutating func compare(
        _ estimate: KaplanMeier?, _ scale: LimitsScale, _ probability: Double,
        expected: (time: Double?, lower: Double?, upper: Double?), _ place: String
    ) {
        let quantile = estimate?.quantile(probability, scale)
        let place = "\(probability) \(scale), \(place)"
        quantiles.compare(quantile?.time, expected.time, place)
        quantiles.compare(quantile?.lower, expected.lower, "lower, \(place)")
        quantiles.compare(quantile?.upper, expected.upper, "upper, \(place)")
    }

    mutating func compare(
        _ test: LogRank?, observed: [Double?], expected: [Double?], chiSquare: Double?, p: Double?, _ place: String
    ) {
        for (arm, value) in observed.enumerated() {
            logRank.compare(test.map { Double($0.observed[arm]) }, value, "observed, \(place)")
        }
        for (arm, value) in expected.enumerated() { logRank.compare(test?.expected[arm], value, "expected, \(place)") }
        logRank.compare(test?.test?.statistic, chiSquare, place)
        logRank.compare(test?.test?.p, p, "p, \(place)")
    }
}
