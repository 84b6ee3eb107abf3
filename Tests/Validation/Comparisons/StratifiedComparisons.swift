import Statistics

/// The association over strata.
enum StratifiedComparisons {
    static func all(_ strata: CaseTable, _ expected: CaseTable) -> [Comparison] {
        var common = Comparison(
            "Common odds ratio: Mantel-Haenszel", source: "Mantel and Haenszel 1959; Robins et al. 1986",
            origin: expected.origin)
        var plain = Comparison(
            "Cochran-Mantel-Haenszel test", source: "Mantel and Haenszel 1959", origin: expected.origin)
        var corrected = Comparison(
            "Cochran-Mantel-Haenszel test with continuity correction", source: "Mantel and Haenszel 1959",
            origin: expected.origin, note: "As R: no correction where |observed - expected| is below a half.")
        var scores = StratumWeight.allCases.map { weight in
            (
                weight,
                Comparison(
                    "Stratified risk difference: Miettinen-Nurminen, \(weight.title)",
                    source: "Miettinen and Nurminen 1985", origin: expected.origin)
            )
        }
        for row in expected.rows {
            let place = row.text("case")
            let tables = strata.rows.filter { $0.text("case") == place }.compactMap { stratum in
                TwoProportions(
                    events1: stratum.count("events1"), n1: stratum.count("n1"), events2: stratum.count("events2"),
                    n2: stratum.count("n2"))
            }
            let association = MantelHaenszel(tables)
            let interval = association?.oddsRatioInterval()
            common.compare(association?.oddsRatio, row["odds_ratio"], place)
            common.compare(interval?.lower, row["lower"], "lower, \(place)")
            common.compare(interval?.upper, row["upper"], "upper, \(place)")
            plain.compare(association?.test(corrected: false)?.statistic, row["statistic"], place)
            plain.compare(association?.test(corrected: false)?.p, row["p"], "p, \(place)")
            corrected.compare(association?.test(corrected: true)?.statistic, row["corrected_statistic"], place)
            corrected.compare(association?.test(corrected: true)?.p, row["corrected_p"], "p, \(place)")
            for index in scores.indices {
                let name = scores[index].0.rawValue
                let difference = StratifiedDifference(tables, weight: scores[index].0)
                let limits = difference?.interval()
                scores[index].1.compare(difference?.estimate, row["\(name)_estimate"], place)
                scores[index].1.compare(limits?.lower, row["\(name)_lower"], "lower, \(place)")
                scores[index].1.compare(limits?.upper, row["\(name)_upper"], "upper, \(place)")
            }
        }
        return [common, plain, corrected] + scores.map(\.1)
    }
}
