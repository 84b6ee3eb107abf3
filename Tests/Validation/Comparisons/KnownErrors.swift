import Foundation
import Statistics
import Survival

/// An error that safety software is known to make, and what is found here.
package struct KnownError: Sendable {
    package let error: String
    /// What Soteria gives, in numbers.
    package let found: String
    package let isAbsent: Bool
}

/// The errors that methods are known for, each tried on the smallest case that shows it.
package enum KnownErrors {
    package static func all() -> [KnownError] { intervals() + ratios() + tests() + curves() + TableErrors.all() }

    private static func text(_ interval: ConfidenceInterval?) -> String {
        interval.map { String(format: "%.6g to %.6g", $0.lower, $0.upper) } ?? "none"
    }

    private static func arms(_ events1: Int, _ n1: Int, _ events2: Int, _ n2: Int) -> TwoProportions? {
        TwoProportions(events1: events1, n1: n1, events2: events2, n2: n2)
    }

    private static func intervals() -> [KnownError] {
        let wald = DifferenceMethod.allCases.map { method in
            let interval = arms(0, 84, 0, 86).flatMap { method.interval(of: $0) }
            return KnownError(
                error: "No event in either arm gives an interval of the difference without width: \(method.title)",
                found: "0/84 v 0/86: \(text(interval))",
                isAbsent: interval.map { $0.lower < 0 && $0.upper > 0 } ?? false)
        }
        let edges = ProportionMethod.allCases.map { method in
            let none = method.interval(successes: 0, trials: 20)
            let all = method.interval(successes: 20, trials: 20)
            return KnownError(
                error: "At 0 of n or n of n the interval has no width, leaves the proportion out or leaves 0...1: "
                    + method.title,
                found: "0/20: \(text(none)); 20/20: \(text(all))",
                isAbsent: none?.lower == 0 && all?.upper == 1 && (none?.width ?? 0) > 0 && (all?.width ?? 0) > 0)
        }
        let exact = ProportionMethod.clopperPearson.interval(successes: 0, trials: 257)
        // 1 - 0.025^(1/257), in closed form.
        let closed = 1 - pow(0.025, 1 / 257.0)
        let bound = KnownError(
            error: "The exact upper limit of 0 of n is the one-sided 3/n in an interval called two-sided",
            found: "0/257: \(text(exact)); closed form \(String(format: "%.6g", closed))",
            isAbsent: abs((exact?.upper ?? 0) - closed) < 1e-12)
        let empty = KnownError(
            error: "An arm without subjects stops the program or gives 0 %",
            found: "0/0 v 3/10: difference \(arms(0, 0, 3, 10)?.difference.map { "\($0)" } ?? "none")",
            isAbsent: arms(0, 0, 3, 10)?.difference == nil && arms(0, 0, 3, 10)?.fisherP == nil
                && ProportionMethod.allCases.allSatisfy { $0.interval(successes: 0, trials: 0) == nil })
        return wald + edges + [bound, empty]
    }

    private static func ratios() -> [KnownError] {
        let katz = arms(56, 70, 48, 80).flatMap { RiskRatioMethod.katz.interval(of: $0) }
        // exp(log(4/3) ± 1.959964 sqrt(1/56 - 1/70 + 1/48 - 1/80)); without 1/n the lower end is 0.907.
        let right = log(4.0 / 3) - 1.959963984540054 * (1.0 / 56 - 1.0 / 70 + 1.0 / 48 - 1.0 / 80).squareRoot()
        let full = arms(84, 84, 86, 86)
        let one = arms(5, 56, 0, 29)
        let exact = one.flatMap { OddsRatioMethod.conditionalExact.interval(of: $0) }
        return [
            KnownError(
                error: "The standard error of a log risk ratio does not subtract 1/n",
                found: "56/70 v 48/80: \(text(katz))",
                isAbsent: abs((katz?.lower ?? 0) - exp(right)) < 1e-12),
            KnownError(
                error: "All subjects of both arms have the event: a risk ratio of 1 with an interval from 1 to 1",
                found: "84/84 v 86/86: \(text(full.flatMap { RiskRatioMethod.katz.interval(of: $0) }))",
                isAbsent: full?.riskRatio == 1 && full.flatMap { RiskRatioMethod.katz.interval(of: $0) } == nil),
            KnownError(
                error: "A zero cell gives an odds ratio with a half silently added, or no interval at all",
                found: "5/56 v 0/29: sample odds ratio none, exact \(text(exact))",
                isAbsent: one?.oddsRatio == nil && exact?.upper == .infinity && (exact?.lower ?? 0) > 0),
        ]
    }

    private static func tests() -> [KnownError] {
        let small = arms(1, 5, 2, 6)?.chiSquare(yates: true)
        let p = arms(10, 10, 0, 10)?.fisherP
        let none = arms(0, 10, 0, 20)
        return [
            KnownError(
                error: "Yates' correction passes |observed - expected| and makes a difference out of none",
                found: "1/5 v 2/6: chi-square \(small.map { "\($0.statistic)" } ?? "none")",
                isAbsent: small?.statistic == 0 && small?.p == 1),
            KnownError(
                error: "Fisher's two-sided p loses the equally probable table on the other side to rounding",
                found: "10/10 v 0/10: p \(p.map { String(format: "%.6g", $0) } ?? "none")",
                // Both tables of 1 in 184756.
                isAbsent: abs((p ?? 0) * 184_756 / 2 - 1) < 1e-12),
            KnownError(
                error: "No event in either arm gives a chi-square test of 0/0",
                found: "0/10 v 0/20: chi-square none, Fisher's p \(none?.fisherP.map { "\($0)" } ?? "none")",
                isAbsent: none?.chiSquare(yates: false) == nil && none?.fisherP == 1),
        ]
    }

    private static func curves() -> [KnownError] {
        // Death on day 1 for half of 10 subjects, then the event on day 2 for 3 of the 5 left.
        let deaths = (0..<5).compactMap { _ in CompetingTime(time: 1, outcome: .competing) }
        let events = (0..<3).compactMap { _ in CompetingTime(time: 2, outcome: .event) }
        let rest = (0..<2).compactMap { _ in CompetingTime(time: 3, outcome: .censored) }
        let incidence = AalenJohansen(deaths + events + rest)?.point(at: 3)?.incidence
        let naive = KaplanMeier(
            (deaths + events + rest).compactMap { TimeToEvent(time: $0.time, isEvent: $0.outcome == .event) })
        let complement = naive?.point(at: 3).map { 1 - $0.survival }
        let repeated = MeanCumulativeFunction(
            [
                RecurrentTimes(end: 10, events: [1, 2, 3, 4]), RecurrentTimes(end: 10, events: []),
            ].compactMap(\.self))?.points.last
        return [
            KnownError(
                error: "One minus Kaplan-Meier is printed as the incidence where subjects died before",
                found:
                    "3 of 10, 5 died first: Aalen-Johansen \(incidence ?? -1), one minus Kaplan-Meier \(complement ?? -1)",
                isAbsent: abs((incidence ?? 0) - 0.3) < 1e-12 && abs((complement ?? 0) - 0.6) < 1e-12),
            KnownError(
                error: "The variance of a mean number of events takes events of one subject as independent",
                // 4 and 0 events: mean 2; by subjects the root of (2² + 2²) / 2², by events that of 4 / 2².
                found: "4 and 0 events: mean \(repeated?.mean ?? -1), standard error \(repeated?.standardError ?? -1)",
                isAbsent: repeated?.mean == 2 && abs((repeated?.standardError ?? 0) - 2.0.squareRoot()) < 1e-12),
        ]
    }
}
