import Statistics

/// The intervals of one proportion.
enum ProportionComparisons {
    static func all(_ table: CaseTable, level: String, columns: [ProportionMethod: String]) -> [Comparison] {
        ProportionMethod.allCases.compactMap { method in
            columns[method].map { compared(method, $0, table, level: level) }
        }
    }

    private static func compared(
        _ method: ProportionMethod, _ column: String, _ table: CaseTable, level: String
    ) -> Comparison {
        var comparison = Comparison(
            "One proportion: \(method.title)", source: source(method), origin: table.origin, zero: 1e-15)
        for row in table.rows {
            let (x, n) = (row.count("x"), row.count("n"))
            let interval = method.interval(successes: x, trials: n, level: row[level] ?? 0)
            comparison.compare(interval?.lower, row["\(column)_lower"], "lower, \(x) of \(n)")
            comparison.compare(interval?.upper, row["\(column)_upper"], "upper, \(x) of \(n)")
        }
        return comparison
    }

    /// The posterior's own quantiles, before the ends are set at 0 of n and n of n.
    static func posterior(_ table: CaseTable, level: String, column: String) -> Comparison {
        var comparison = Comparison(
            "One proportion: Jeffreys, quantiles of the posterior", source: source(.jeffreys), origin: table.origin,
            note: "The interval printed has its lower end at 0 for 0 of n and its upper end at 1 for n of n.")
        for row in table.rows {
            let (x, n) = (row.count("x"), row.count("n"))
            let interval = ConfidenceLevel(row[level] ?? 0).flatMap {
                ProportionMethod.jeffreysPosterior(Double(x), Double(n), $0)
            }
            comparison.compare(interval?.lower, row["\(column)_lower"], "lower, \(x) of \(n)")
            comparison.compare(interval?.upper, row["\(column)_upper"], "upper, \(x) of \(n)")
        }
        return comparison
    }

    private static func source(_ method: ProportionMethod) -> String {
        switch method {
        case .clopperPearson: "Clopper and Pearson 1934"
        case .wilson: "Wilson 1927"
        case .wilsonCorrected: "Newcombe 1998 (Stat Med 17:857), method 4"
        case .jeffreys: "Brown, Cai and DasGupta 2001"
        case .agrestiCoull: "Agresti and Coull 1998"
        }
    }
}
