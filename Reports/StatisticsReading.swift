import Safety

extension DefinitionNode {
    /// The methods of intervals.
    func methods() throws(ReportsError) -> StatisticMethods {
        let members = try members(["interval", "rate_interval"])
        var methods = StatisticMethods()
        if let word = try members["interval"]?.word(StatisticMethods.Proportion.self) { methods.interval = word }
        if let word = try members["rate_interval"]?.word(StatisticMethods.Rate.self) { methods.rateInterval = word }
        return methods
    }

    /// A comparison of arms, and the methods that it names.
    func comparison(_ methods: inout StatisticMethods) throws(ReportsError) -> Comparison {
        let members = try members([
            "reference", "statistics", "difference", "odds_ratio", "p_decimals", "double_rounding",
        ])
        var comparison = Comparison(
            statistics: try members.required("statistics").words(Comparison.Statistic.self))
        let reference = try members["reference"]?.text()
        comparison.reference = reference == "first" ? nil : reference
        if let word = try members["difference"]?.word(StatisticMethods.Difference.self) { methods.difference = word }
        if let word = try members["odds_ratio"]?.word(StatisticMethods.OddsRatio.self) { methods.oddsRatio = word }
        if let decimals = try members["p_decimals"]?.whole(1...6) { comparison.pDecimals = decimals }
        comparison.roundsTwice = try members["double_rounding"]?.flag() ?? false
        return comparison
    }
}
