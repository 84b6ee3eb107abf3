import Statistics

/// All comparisons with the case files of this repository, which R computed.
package enum CommittedComparisons {
    package static func proportions() -> [Comparison] {
        let names = ProportionMethod.allCases.map { ($0, $0.rawValue) }
        return ProportionComparisons.all(
            .committed("proportions.csv"), level: "level", columns: Dictionary(uniqueKeysWithValues: names))
    }

    package static func twoArms() -> [Comparison] {
        let arms = ["events1", "n1", "events2", "n2"]
        let two = TwoArmComparisons(table: .committed("two_proportions.csv"), arms: arms, level: "level")
        let fisher = TwoArmComparisons(table: .committed("fisher.csv"), arms: arms, level: "")
        return [
            two.estimate("Risk difference", "difference", \.difference),
            two.difference(.newcombe, "Newcombe 1998 (Stat Med 17:873), method 10", "newcombe"),
            two.difference(.miettinenNurminen, "Miettinen and Nurminen 1985", "miettinen_nurminen"),
            two.difference(.agrestiCaffo, "Agresti and Caffo 2000", "agresti_caffo"),
            two.riskRatio(("risk_ratio", "katz")),
            two.oddsRatio(.woolf, "Woolf 1955", ("odds_ratio", "woolf_lower", "woolf_upper")),
            fisher.oddsRatio(.conditionalExact, "Cornfield 1956", ("odds_ratio", "lower", "upper")),
            two.chiSquare("chi_square", yates: false), two.chiSquare("chi_square_yates", yates: true),
        ] + fisher.fisher("p", "p_less", "p_greater")
    }

    package static func strata() -> [Comparison] {
        StratifiedComparisons.all(.committed("strata.csv"), .committed("stratified.csv"))
    }

    package static func rates() -> [Comparison] {
        let rates = CaseTable.committed("rates.csv")
        return [
            RateComparisons.rate(.garwood, "Garwood 1936", rates, level: "level", column: "garwood"),
            RateComparisons.rate(.byar, "Breslow and Day 1987", rates, level: "level", column: "byar"),
            RateComparisons.ratio(
                .committed("rate_ratios.csv"), ["events1", "time1", "events2", "time2", "ratio"]),
        ]
    }

    package static func discovery() -> [Comparison] {
        RateComparisons.falseDiscovery(.committed("false_discovery.csv"))
    }

    package static func summaries() -> [Comparison] {
        [RateComparisons.summaries(.committed("values.csv"), .committed("summaries.csv"))]
    }

    package static func survival() -> [Comparison] { SurvivalComparisons.all() }

    package static func all() -> [Comparison] {
        proportions() + twoArms() + strata() + rates() + discovery() + summaries() + survival()
    }
}
