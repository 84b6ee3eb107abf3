import Statistics

/// Rates and their ratio, false discovery rates and summaries.
enum RateComparisons {
    static func rate(_ method: RateMethod, _ source: String, _ table: CaseTable, level: String, column: String)
        -> Comparison
    {
        var comparison = Comparison("Rate: \(method.title)", source: source, origin: table.origin)
        for row in table.rows {
            let rate = PoissonRate(events: row.count("events"), personTime: row["person_time"] ?? 0)
            let interval = rate.flatMap { method.interval(of: $0, level: row[level] ?? 0) }
            let place = "\(row.text("events")) in \(row.text("person_time"))"
            comparison.compare(interval?.lower, row["\(column)_lower"], "lower, \(place)")
            comparison.compare(interval?.upper, row["\(column)_upper"], "upper, \(place)")
        }
        return comparison
    }

    /// - Parameter columns: events and person-time of the first rate, then of the second, then the ratio.
    static func ratio(_ table: CaseTable, _ columns: [String]) -> Comparison {
        var comparison = Comparison(
            "Ratio of rates: \(RateRatio.title)", source: "conditional on the sum; as R's poisson.test",
            origin: table.origin, zero: 1e-300)
        for row in table.rows {
            let place = columns.map { row.text($0) }.joined(separator: " ")
            guard
                let first = PoissonRate(events: row.count(columns[0]), personTime: row[columns[1]] ?? 0),
                let second = PoissonRate(events: row.count(columns[2]), personTime: row[columns[3]] ?? 0)
            else {
                comparison.compare(nil, 0.0, place)
                continue
            }
            let ratio = RateRatio(first, over: second)
            let interval = ratio.interval()
            comparison.compare(ratio.ratio, row[columns[4]], place)
            comparison.compare(interval?.lower, row["lower"], "lower, \(place)")
            comparison.compare(interval?.upper, row["upper"], "upper, \(place)")
            comparison.compare(ratio.p, row["p"], "p, \(place)")
        }
        return comparison
    }

    static func falseDiscovery(_ table: CaseTable) -> [Comparison] {
        var single = Comparison(
            "False discovery rate", source: "Benjamini and Hochberg 1995", origin: table.origin)
        var double = Comparison(
            "Double false discovery rate", source: "Mehrotra and Heyse 2004", origin: table.origin)
        let adjusted = benjaminiHochberg(table.rows.map { $0["p"] })
        let systems = DoubleFalseDiscoveryRate(table.rows.map { (system: $0.text("system"), p: $0["p"]) })
        for (index, row) in table.rows.enumerated() {
            single.compare(adjusted[index], row["bh"], "row \(index + 1)")
            double.compare(systems.withinSystem[index], row["within"], "within, row \(index + 1)")
            double.compare(systems.ofSystem[index], row["between"], "between, row \(index + 1)")
        }
        return [single, double]
    }

    static func summaries(_ values: CaseTable, _ expected: CaseTable) -> Comparison {
        var comparison = Comparison(
            "Mean, standard deviation, quartiles", source: "SAS definition 5, R type 2", origin: expected.origin)
        for row in expected.rows {
            let place = row.text("case")
            let summary = ContinuousSummary(
                values.rows.filter { $0.text("case") == place }.compactMap { $0["value"] })
            comparison.compare(summary?.n, row.count("n"), "n, \(place)")
            comparison.compare(summary?.mean, row["mean"], "mean, \(place)")
            comparison.compare(summary?.standardDeviation, row["sd"], "SD, \(place)")
            comparison.compare(summary?.minimum, row["min"], "minimum, \(place)")
            comparison.compare(summary?.firstQuartile, row["q1"], "Q1, \(place)")
            comparison.compare(summary?.median, row["median"], "median, \(place)")
            comparison.compare(summary?.thirdQuartile, row["q3"], "Q3, \(place)")
            comparison.compare(summary?.maximum, row["max"], "maximum, \(place)")
        }
        return comparison
    }
}
