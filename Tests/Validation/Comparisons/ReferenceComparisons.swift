import Foundation
import Statistics
import Survival
import TestSupport

/// All comparisons with the reference folder; each is empty when its file is not at hand.
package enum ReferenceComparisons {
    package static func proportions() -> [Comparison] {
        guard let table = CaseTable.reference("oracles/proportion_ci.csv") else { return [] }
        return ProportionComparisons.all(
            table, level: "conf",
            columns: [
                .clopperPearson: "cp", .wilson: "wilson", .wilsonCorrected: "wilson_cc",
                .agrestiCoull: "agresti_coull",
            ]) + [ProportionComparisons.posterior(table, level: "conf", column: "jeffreys")]
    }

    package static func twoArms() -> [Comparison] {
        guard let table = CaseTable.reference("oracles/two_proportions.csv") else { return [] }
        let two = TwoArmComparisons(table: table, arms: ["x1", "n1", "x0", "n0"], level: "conf")
        return [
            two.estimate("Risk difference", "risk_difference", \.difference),
            two.difference(.newcombe, "Newcombe 1998 (Stat Med 17:873), method 10", "newcombe"),
            two.difference(.miettinenNurminen, "Miettinen and Nurminen 1985", "mn"),
            two.difference(.agrestiCaffo, "Agresti and Caffo 2000", "agresti_caffo"),
            two.riskRatio(("risk_ratio", "rr_katz")),
            two.oddsRatio(.woolf, "Woolf 1955", ("odds_ratio", "or_wald_lower", "or_wald_upper")),
            two.chiSquare("chisq", yates: false), two.chiSquare("chisq_yates", yates: true),
        ] + two.fisher("fisher_p_two_sided", "fisher_p_less", "fisher_p_greater")
    }

    package static func fisher() -> [Comparison] {
        guard let table = CaseTable.reference("oracles/fisher_r.csv") else { return [] }
        let two = TwoArmComparisons(table: table, arms: ["x1", "n1", "x0", "n0"], level: "conf")
        let odds = two.oddsRatio(
            .conditionalExact, "Cornfield 1956", ("or_cmle", "or_lower", "or_upper"), printedByR: true)
        return two.fisher("p", "", "") + [odds]
    }

    package static func rates() -> [Comparison] {
        var comparisons: [Comparison] = []
        if let table = CaseTable.reference("oracles/poisson_rates.csv") {
            comparisons += [
                RateComparisons.rate(.garwood, "Garwood 1936", table, level: "conf", column: "exact"),
                RateComparisons.rate(.byar, "Breslow and Day 1987", table, level: "conf", column: "byar"),
            ]
        }
        if let table = CaseTable.reference("oracles/poisson_ratio_r.csv") {
            comparisons.append(RateComparisons.ratio(table, ["e1", "T1", "e0", "T0", "rate_ratio"]))
        }
        return comparisons
    }

    package static func survival() -> [Comparison] { ReferenceCurves.all() }

    package static func all() -> [Comparison] { proportions() + twoArms() + fisher() + rates() + survival() }
}
