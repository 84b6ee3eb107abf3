import Safety
import Statistics

// The methods that definitions name, as those of Statistics.

extension StatisticMethods.Proportion {
    package var method: ProportionMethod {
        switch self {
        case .clopperPearson: .clopperPearson
        case .wilson: .wilson
        case .jeffreys: .jeffreys
        case .agrestiCoull: .agrestiCoull
        }
    }

    /// The method as a footnote names it.
    package var title: String { method.title }
}

extension StatisticMethods.Rate {
    package var method: RateMethod {
        switch self {
        case .garwood: .garwood
        case .byar: .byar
        }
    }

    package var title: String { method.title }
}

extension StatisticMethods.Difference {
    package var method: DifferenceMethod {
        switch self {
        case .newcombe: .newcombe
        case .miettinenNurminen: .miettinenNurminen
        case .agrestiCaffo: .agrestiCaffo
        }
    }

    package var title: String { method.title }
}

extension StatisticMethods.OddsRatio {
    package var method: OddsRatioMethod {
        switch self {
        case .woolf: .woolf
        case .conditionalExact: .conditionalExact
        }
    }

    package var title: String { method.title }
}

extension Comparison.Statistic {
    /// The method as a footnote names it.
    package func title(_ methods: StatisticMethods) -> String {
        switch self {
        case .riskDifference: methods.difference.title
        case .riskRatio: RiskRatioMethod.katz.title
        case .oddsRatio: methods.oddsRatio.title
        case .fisher: ProportionTest.fisher.title
        case .chiSquare: ProportionTest.chiSquare.title
        case .chiSquareYates: ProportionTest.chiSquareYates.title
        case .adjusted: "false discovery rate (Benjamini and Hochberg)"
        case .doubleFDR: DoubleFalseDiscoveryRate<Int>.title
        }
    }
}
