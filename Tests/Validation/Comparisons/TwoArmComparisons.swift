import Statistics

/// Differences, ratios and tests of two arms.
struct TwoArmComparisons {
    let table: CaseTable
    /// The columns of arm 1, then of arm 2, and of the level; empty for 95 %.
    let arms: [String]
    let level: String

    /// Reads each row's fourfold table; one that is none gives no table, which no expected number matches.
    private func each(_ body: (TwoProportions?, Double, CaseRow, String) -> Void) {
        for row in table.rows {
            let counts = arms.map { row.count($0) }
            let arm = TwoProportions(events1: counts[0], n1: counts[1], events2: counts[2], n2: counts[3])
            let place = "\(counts[0])/\(counts[1]) v \(counts[2])/\(counts[3])"
            body(arm, level.isEmpty ? 0.95 : row[level] ?? 0, row, place)
        }
    }

    func difference(_ method: DifferenceMethod, _ source: String, _ column: String) -> Comparison {
        var comparison = Comparison("Risk difference: \(method.title)", source: source, origin: table.origin)
        each { arms, level, row, place in
            let interval = arms.flatMap { method.interval(of: $0, level: level) }
            // Limits beyond a difference of 1 are cut there.
            func cut(_ limit: Double?) -> Double? { limit.map { min(max($0, -1), 1) } }
            comparison.compare(interval?.lower, cut(row["\(column)_lower"]), "lower, \(place)")
            comparison.compare(interval?.upper, cut(row["\(column)_upper"]), "upper, \(place)")
        }
        return comparison
    }

    func estimate(_ name: String, _ column: String, _ value: (TwoProportions) -> Double?) -> Comparison {
        var comparison = Comparison(name, source: "definition", origin: table.origin)
        each { arms, _, row, place in comparison.compare(arms.flatMap(value), row[column], place) }
        return comparison
    }

    func riskRatio(_ columns: (estimate: String, limits: String)) -> Comparison {
        var comparison = Comparison(
            "Risk ratio: Katz", source: "Katz et al. 1978", origin: table.origin,
            note: "No ratio where an arm has no event; no interval where all subjects of both arms have the event.")
        each { arms, level, row, place in
            comparison.compare(arms?.riskRatio, row[columns.estimate], place)
            guard let arms, arms.events1 < arms.n1 || arms.events2 < arms.n2 else { return }
            let interval = RiskRatioMethod.katz.interval(of: arms, level: level)
            comparison.compare(interval?.lower, row["\(columns.limits)_lower"], "lower, \(place)")
            comparison.compare(interval?.upper, row["\(columns.limits)_upper"], "upper, \(place)")
        }
        return comparison
    }

    /// - Parameter printedByR: whether the expected numbers are those of R's fisher.test, which searches an odds ratio below
    ///   1, or the reciprocal of one above, and ends within 1.22e-4 of it. They are compared on that scale.
    func oddsRatio(
        _ method: OddsRatioMethod, _ source: String, _ columns: (estimate: String, lower: String, upper: String),
        printedByR: Bool = false
    ) -> Comparison {
        var comparison = Comparison(
            "Odds ratio: \(method.title)", source: source, origin: table.origin,
            tolerance: printedByR ? 1.23e-4 : 1e-9, zero: printedByR ? 1 : 0,
            note: printedByR
                ? "The precision of R's fisher.test: absolute, of the ratio or its reciprocal, whichever is below 1."
                : "")
        func scaled(_ ratio: Double?) -> Double? {
            ratio.map { printedByR && $0 > 1 ? 1 / $0 : $0 }
        }
        each { arms, level, row, place in
            let interval = arms.flatMap { method.interval(of: $0, level: level) }
            comparison.compare(scaled(interval?.lower), scaled(row[columns.lower]), "lower, \(place)")
            comparison.compare(scaled(interval?.upper), scaled(row[columns.upper]), "upper, \(place)")
            // R prints 0 where the margins allow one table alone; there is no estimate.
            let events = (arms?.events1 ?? 0) + (arms?.events2 ?? 0)
            if method == .conditionalExact, events == 0 || events == (arms?.n1 ?? 0) + (arms?.n2 ?? 0) { return }
            comparison.compare(scaled(arms.flatMap { method.estimate(of: $0) }), scaled(row[columns.estimate]), place)
        }
        return comparison
    }

    func probability(
        _ name: String, _ source: String, _ column: String, _ value: (TwoProportions) -> Double?
    ) -> Comparison {
        var comparison = Comparison(name, source: source, origin: table.origin)
        each { arms, _, row, place in comparison.compare(arms.flatMap(value), row[column], place) }
        return comparison
    }

    func fisher(_ two: String, _ less: String, _ greater: String) -> [Comparison] {
        let tests = [
            ("two-sided", two, \TwoProportions.fisherP), ("fewer events", less, \TwoProportions.fisherPLess),
            ("more events", greater, \TwoProportions.fisherPGreater),
        ]
        return tests.filter { !$0.1.isEmpty }.map { name, column, path in
            probability("Fisher's exact test, \(name)", "Fisher 1935; ties as R", column) { $0[keyPath: path] }
        }
    }

    func chiSquare(_ prefix: String, yates: Bool) -> Comparison {
        let name = yates ? ProportionTest.chiSquareYates : .chiSquare
        var comparison = Comparison(
            "Two arms: \(name.title)", source: yates ? "Yates 1934" : "Pearson 1900", origin: table.origin)
        each { arms, _, row, place in
            let test = arms?.chiSquare(yates: yates)
            comparison.compare(test?.statistic, row[prefix], place)
            comparison.compare(test?.p, row["\(prefix)_p"], "p, \(place)")
        }
        return comparison
    }
}
