import Incidence
import Safety

extension NumberStatistic {
    var label: String {
        switch self {
        case .n: "n"
        case .meanSD: "Mean (SD)"
        case .median: "Median"
        case .quartiles: "Q1, Q3"
        case .range: "Min, max"
        case .sum: "Sum"
        case .years: "Total (years)"
        }
    }

    /// A mean, a median and quartiles have a decimal more than the values, a standard deviation has two more.
    func cell(
        _ cell: CharacteristicsTable.NumberCell, decimals: Int, daysPerYear: Double
    ) -> DisplayTable.Cell {
        guard let summary = cell.summary else { return DisplayTable.Cell(self == .n ? "0" : "-") }
        func pair(_ first: Double, _ second: Double, _ decimals: Int) -> DisplayTable.Cell {
            DisplayTable.Cell(
                "\(printedDecimal(first, decimals: decimals)), \(printedDecimal(second, decimals: decimals))")
        }
        switch self {
        case .n: return DisplayTable.Cell(String(summary.n))
        case .meanSD:
            let deviation = summary.standardDeviation.map { "(\(printedDecimal($0, decimals: decimals + 2)))" }
            return DisplayTable.Cell(printedDecimal(summary.mean, decimals: decimals + 1), detail: deviation ?? "")
        case .median: return DisplayTable.Cell(printedDecimal(summary.median, decimals: decimals + 1))
        case .quartiles: return pair(summary.firstQuartile, summary.thirdQuartile, decimals + 1)
        case .range: return pair(summary.minimum, summary.maximum, decimals)
        case .sum: return DisplayTable.Cell(printedDecimal(cell.sum, decimals: decimals))
        case .years: return DisplayTable.Cell(printedDecimal(cell.sum / daysPerYear, decimals: decimals + 1))
        }
    }

    func shell(decimals: Int) -> DisplayTable.Cell {
        func form(_ decimals: Int) -> String {
            "xx" + (decimals > 0 ? "." + String(repeating: "x", count: decimals) : "")
        }
        switch self {
        case .n: return DisplayTable.Cell("xx")
        case .meanSD: return DisplayTable.Cell(form(decimals + 1), detail: "(\(form(decimals + 2)))")
        case .median, .years: return DisplayTable.Cell(form(decimals + 1))
        case .quartiles: return DisplayTable.Cell("\(form(decimals + 1)), \(form(decimals + 1))")
        case .range: return DisplayTable.Cell("\(form(decimals)), \(form(decimals))")
        case .sum: return DisplayTable.Cell(form(decimals))
        }
    }
}

extension CharacteristicsTable.NumberCell {
    /// All statistics by name, unrounded.
    var measures: [(name: String, value: TidyRecords.Value?)] {
        func number(_ value: Double?) -> TidyRecords.Value? { value.map { .number($0) } }
        return [
            ("n", .whole(summary?.n ?? 0)), ("mean", number(summary?.mean)), ("sd", number(summary?.standardDeviation)),
            ("min", number(summary?.minimum)), ("q1", number(summary?.firstQuartile)),
            ("median", number(summary?.median)), ("q3", number(summary?.thirdQuartile)),
            ("max", number(summary?.maximum)), ("sum", .number(sum)), ("missing", .whole(missing)),
        ]
    }
}

extension CharacteristicsTable.CategoryRow.Value {
    /// The words of a definition for a value, the value itself, or the range.
    func label(_ summary: CharacteristicsDefinition.Summary) -> String {
        switch self {
        case .missing: return "Missing"
        case .text(let text):
            guard case .category(let names) = summary else { return visible(text) }
            return visible(names.first { $0.name == text }?.value ?? text)
        case .range(let from?, let to?): return "\(from) to < \(to)"
        case .range(nil, let to?): return "< \(to)"
        case .range(let from?, nil): return ">= \(from)"
        case .range(nil, nil): return "Any"
        }
    }
}
