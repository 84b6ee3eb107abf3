import Incidence
import Safety

/// A number of the tidy result that only some tables ask for, unrounded. What compares arms stands in the line of the arm
/// that is compared with the reference.
enum TidyMeasure: String, CaseIterable {
    case percentLower = "percent_lower"
    case percentUpper = "percent_upper"
    case personYears = "person_years"
    case rate
    case rateLower = "rate_lower"
    case rateUpper = "rate_upper"
    case observedYears = "observed_years"
    case eventRate = "event_rate"
    case riskDifference = "risk_difference"
    case riskDifferenceLower = "risk_difference_lower"
    case riskDifferenceUpper = "risk_difference_upper"
    case riskRatio = "risk_ratio"
    case riskRatioLower = "risk_ratio_lower"
    case riskRatioUpper = "risk_ratio_upper"
    case oddsRatio = "odds_ratio"
    case oddsRatioLower = "odds_ratio_lower"
    case oddsRatioUpper = "odds_ratio_upper"
    case pFisher = "p_fisher"
    case pChiSquare = "p_chi_square"
    case pChiSquareYates = "p_chi_square_yates"
    case pAdjusted = "p_adjusted"
    case pDoubleFDR = "p_double_fdr"
    case pDoubleFDRofSOC = "p_double_fdr_of_soc"

    init?(compared statistic: Comparison.Statistic, _ end: String = "") {
        self.init(rawValue: (statistic == .doubleFDR ? "p_double_fdr" : statistic.rawValue) + end)
    }
}

extension TableReport {
    /// The measures that the definition asks for.
    var tidyMeasures: [TidyMeasure] {
        guard hasDenominators else { return [] }
        var measures = definition.statistics.flatMap { statistic -> [TidyMeasure] in
            switch statistic {
            case .events, .subjects, .percent, .subjectsPercent, .subjectsPercentEvents, .frequency: []
            case .interval: [.percentLower, .percentUpper]
            case .personYears: [.personYears]
            case .rate: [.personYears, .rate]
            case .rateInterval: [.personYears, .rateLower, .rateUpper]
            case .observedYears: [.observedYears]
            case .eventRate: [.observedYears, .eventRate]
            }
        }
        for statistic in definition.comparison?.statistics ?? [] {
            measures += ["", "_lower", "_upper", "_of_soc"].compactMap { TidyMeasure(compared: statistic, $0) }
        }
        return measures
    }

    /// A measure of a cell; nil where it has none.
    func value(
        of measure: TidyMeasure, _ figures: CellFigures, _ place: ColumnLayout.Place, _ row: TidyGroup
    ) -> Double? {
        guard hasDenominators else { return nil }
        switch measure {
        case .percentLower: return figures.share.interval(definition.methods.interval)?.lower
        case .percentUpper: return figures.share.interval(definition.methods.interval)?.upper
        case .personYears: return figures.atRisk?.years
        case .rate: return figures.atRisk?.rate
        case .rateLower: return figures.atRisk?.interval(definition.methods.rateInterval)?.lower
        case .rateUpper: return figures.atRisk?.interval(definition.methods.rateInterval)?.upper
        case .observedYears: return figures.observed?.years
        case .eventRate: return figures.observed?.rate
        default: return compared(measure, place, row)
        }
    }

    private func compared(_ measure: TidyMeasure, _ place: ColumnLayout.Place, _ row: TidyGroup) -> Double? {
        guard place.part == nil, let comparison = table.comparisons.first(where: { $0.arm == place.column }) else {
            return nil
        }
        if measure == .pDoubleFDRofSOC { return row.path.flatMap { comparison.adjusted[$0]?.ofSOC } }
        for statistic in definition.comparison?.statistics ?? [] {
            let ends: [(String, (ComparedValue) -> Double?)] = [
                ("", { $0.estimate }), ("_lower", { $0.lower }), ("_upper", { $0.upper }),
            ]
            for (end, take) in ends where TidyMeasure(compared: statistic, end) == measure {
                return comparison.value(
                    of: statistic, row.counts.cells, path: row.path, table.columns, definition.methods
                ).flatMap(take)
            }
        }
        return nil
    }
}

/// A number of any sign in plain digits; "Infinity" where it has no bound.
func signedDecimal(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "" : value > 0 ? "Infinity" : "-Infinity" }
    return value < 0 ? "-" + plainDecimal(-value) : plainDecimal(value)
}
