import Incidence
import Safety

extension Statistic {
    /// The head of a column: in full where one group of columns stands alone, short where there are several.
    func head(isAlone: Bool, of participants: String) -> String {
        switch self {
        case .events: isAlone ? "Number of events" : "Events"
        case .subjects: isAlone ? "Number of \(participants)" : participants == "reports" ? "Reports" : "n"
        case .percent: isAlone ? "% of total participants" : "%"
        case .subjectsPercent: "n (%)"
        case .subjectsPercentEvents: "n (%) [events]"
        case .interval: "95 % CI"
        case .frequency: "Frequency"
        case .personYears: isAlone ? "Years at risk" : "PY at risk"
        case .rate: isAlone ? "Participants per 100 years at risk" : "n/100 PY"
        case .rateInterval: isAlone ? "95 % CI of the rate" : "95 % CI"
        case .observedYears: isAlone ? "Years of observation" : "PY"
        case .eventRate: isAlone ? "Events per 100 years" : "Events/100 PY"
        }
    }

    /// What stands in the cells of a table without data.
    func shell(decimals: Int) -> DisplayTable.Cell {
        let percent = "xx" + (decimals > 0 ? "." + String(repeating: "x", count: decimals) : "")
        switch self {
        case .events, .subjects: return DisplayTable.Cell("xx")
        case .percent: return DisplayTable.Cell(percent + "%")
        case .subjectsPercent: return DisplayTable.Cell("xx", detail: "(\(percent))")
        case .subjectsPercentEvents: return DisplayTable.Cell("xx", detail: "(\(percent)) [xx]")
        case .interval, .rateInterval: return DisplayTable.Cell("\(percent) to \(percent)")
        case .frequency: return DisplayTable.Cell("xxxxxx")
        case .personYears, .observedYears: return DisplayTable.Cell("xxx.x")
        case .rate, .eventRate: return DisplayTable.Cell(percent)
        }
    }
}

extension TableReport {
    /// A statistic of a cell as it is printed.
    func cell(_ statistic: Statistic, _ figures: CellFigures) -> DisplayTable.Cell {
        let decimals = definition.decimals
        let percent = figures.share.printedPercent(decimals: decimals)
        let isShown = figures.share.subjects > 0 && !percent.isEmpty
        switch statistic {
        case .events: return DisplayTable.Cell(String(figures.count.events))
        case .subjects: return DisplayTable.Cell(String(figures.count.subjects))
        case .percent: return DisplayTable.Cell(isShown ? percent + "%" : percent)
        case .subjectsPercent:
            return DisplayTable.Cell(String(figures.count.subjects), detail: isShown ? "(\(percent))" : "")
        case .subjectsPercentEvents:
            let events = "[\(figures.count.events)]"
            return DisplayTable.Cell(
                String(figures.count.subjects), detail: isShown ? "(\(percent)) \(events)" : events)
        case .interval: return DisplayTable.Cell(printed(figures.share.interval(definition.methods.interval)))
        case .frequency: return DisplayTable.Cell(Frequency(figures.share)?.rawValue ?? "")
        case .personYears: return DisplayTable.Cell(figures.atRisk.map { printedDecimal($0.years, decimals: 1) } ?? "")
        case .observedYears:
            return DisplayTable.Cell(figures.observed.map { printedDecimal($0.years, decimals: 1) } ?? "")
        case .rate:
            return DisplayTable.Cell(figures.atRisk?.rate.map { printedDecimal($0, decimals: decimals) } ?? "")
        case .rateInterval:
            return DisplayTable.Cell(printed(figures.atRisk?.interval(definition.methods.rateInterval)))
        case .eventRate:
            return DisplayTable.Cell(figures.observed?.rate.map { printedDecimal($0, decimals: decimals) } ?? "")
        }
    }

    private func printed(_ ends: (lower: Double, upper: Double)?) -> String {
        ends.map {
            [$0.lower, $0.upper].map { printedDecimal($0, decimals: definition.decimals) }.joined(separator: " to ")
        } ?? ""
    }
}

extension Comparison.Statistic {
    var head: String {
        switch self {
        case .riskDifference: "Risk difference, % (95 % CI)"
        case .riskRatio: "Risk ratio (95 % CI)"
        case .oddsRatio: "Odds ratio (95 % CI)"
        case .fisher, .chiSquare, .chiSquareYates: "p"
        case .adjusted: "p adjusted"
        case .doubleFDR: "p double FDR"
        }
    }

    var isP: Bool {
        switch self {
        case .riskDifference, .riskRatio, .oddsRatio: false
        case .fisher, .chiSquare, .chiSquareYates, .adjusted, .doubleFDR: true
        }
    }

    /// A value as it is printed: differences in percent, ratios with two decimals.
    func cell(_ value: ComparedValue, _ report: TableReport) -> DisplayTable.Cell {
        guard !isP else {
            let comparison = report.definition.comparison
            return DisplayTable.Cell(
                printedP(
                    value.estimate, decimals: comparison?.pDecimals ?? 3, roundsTwice: comparison?.roundsTwice ?? false)
            )
        }
        let scale: Double = self == .riskDifference ? 100 : 1
        let decimals = self == .riskDifference ? report.definition.decimals : 2
        func text(_ value: Double) -> String { printedDecimal(scale * value, decimals: decimals) }
        guard let lower = value.lower, let upper = value.upper else { return DisplayTable.Cell(text(value.estimate)) }
        return DisplayTable.Cell(text(value.estimate), detail: "(\(text(lower)) to \(text(upper)))")
    }

    func shell(_ comparison: Comparison, decimals: Int) -> DisplayTable.Cell {
        guard !isP else { return DisplayTable.Cell("0." + String(repeating: "x", count: max(1, comparison.pDecimals))) }
        let number = "xx." + String(repeating: "x", count: self == .riskDifference ? max(1, decimals) : 2)
        return DisplayTable.Cell(number, detail: "(\(number) to \(number))")
    }
}
