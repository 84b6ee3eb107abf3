import Incidence
import Safety
import Survival

extension TimeStatistic {
    /// The lines of a statistic: below the row of an event, or by day below a line of its own.
    func rows(days: [Int], cells: (Int) -> [DisplayTable.Cell]) -> [DisplayTable.Row] {
        switch self {
        case .subjects, .median, .logRank:
            return lines.enumerated().map { DisplayTable.Row(label: $1, indent: 1, cells: cells($0)) }
        case .atRisk, .kaplanMeier, .cumulativeIncidence, .meanCount:
            guard !days.isEmpty else { return [] }
            return lines.map { DisplayTable.Row(label: $0, indent: 1, cells: []) }
                + days.enumerated().map { DisplayTable.Row(label: "Day \($1)", indent: 2, cells: cells($0)) }
        }
    }

    private var lines: [String] {
        switch self {
        case .subjects: ["With the event", "Died without it", "Censored", "Events"]
        case .median: ["Median, days (95 % CI)"]
        case .atRisk: ["Subjects at risk"]
        case .kaplanMeier: ["Without the event, % (95 % CI)"]
        case .cumulativeIncidence: ["Cumulative incidence, % (95 % CI)"]
        case .meanCount: ["Events of a subject (95 % CI)"]
        case .logRank: ["Log-rank p"]
        }
    }

    var note: String? {
        switch self {
        case .subjects:
            "Time is counted from the first dose, on day 1, to the end of follow-up. Percentages are of the subjects with a "
                + "first dose. Censored: neither the event nor death during follow-up."
        case .median:
            "Median: the day by which half of the subjects have the event, by Kaplan and Meier, with the limits of Brookmeyer "
                + "and Crowley; NR: not reached."
        case .atRisk: "At risk: under follow-up without the event just before the end of the day."
        case .kaplanMeier:
            "Without the event: product-limit estimate of Kaplan and Meier, \(LimitsScale.logLog.title); deaths are censored. "
                + "Where no subject is left under follow-up, nothing is estimated (-)."
        case .cumulativeIncidence:
            "Cumulative incidence: estimate of Aalen and Johansen with death without the event as a competing event, "
                + "\(LimitsScale.logLog.title)."
        case .meanCount:
            "Events of a subject: mean cumulative function of all events of the kind, among subjects under follow-up, with "
                + "the subject as the unit of the variance; \(LimitsScale.log.title)."
        case .logRank: "Log-rank p: two-sided, of the hypothesis that all arms are alike, without adjustment."
        }
    }

    /// - Parameter line: the line of the statistic, or the position of the day.
    func cell(_ line: Int, of cell: TimeToEventTable.Cell, decimals: Int) -> DisplayTable.Cell {
        switch self {
        case .subjects:
            guard line < 3 else { return DisplayTable.Cell(String(cell.events)) }
            let count = [cell.withEvent, cell.diedWithout, cell.censored][line]
            let percent = IncidenceProportion(subjects: count, n: cell.observed).printedPercent(decimals: decimals)
            return DisplayTable.Cell(String(count), detail: count > 0 && !percent.isEmpty ? "(\(percent))" : "")
        case .median:
            func day(_ time: Double?) -> String { time.map(plainDecimal) ?? "NR" }
            guard let median = cell.median else { return DisplayTable.Cell("-") }
            return DisplayTable.Cell(day(median.time), detail: "(\(day(median.lower)), \(day(median.upper)))")
        case .atRisk: return DisplayTable.Cell(cell.days.indices.contains(line) ? String(cell.days[line].atRisk) : "")
        case .kaplanMeier: return estimate(cell, line, \.eventFree, factor: 100, decimals: decimals)
        case .cumulativeIncidence: return estimate(cell, line, \.incidence, factor: 100, decimals: decimals)
        case .meanCount: return estimate(cell, line, \.meanCount, factor: 1, decimals: 2)
        case .logRank: return DisplayTable.Cell("")
        }
    }

    private func estimate(
        _ cell: TimeToEventTable.Cell, _ line: Int,
        _ member: KeyPath<TimeToEventTable.DayEstimates, TimeToEventTable.Estimate?>, factor: Double, decimals: Int
    ) -> DisplayTable.Cell {
        guard cell.days.indices.contains(line), let estimate = cell.days[line][keyPath: member] else {
            return DisplayTable.Cell("-")
        }
        func printed(_ value: Double) -> String { printedDecimal(factor * value, decimals: decimals) }
        let limits = estimate.limits.map { "(\(printed($0.lower)), \(printed($0.upper)))" }
        return DisplayTable.Cell(printed(estimate.value), detail: limits ?? "")
    }

    func shell(_ line: Int, _ form: String) -> DisplayTable.Cell {
        switch self {
        case .subjects: DisplayTable.Cell("xx", detail: line < 3 ? "(\(form))" : "")
        case .median: DisplayTable.Cell("xx", detail: "(xx, xx)")
        case .atRisk: DisplayTable.Cell("xx")
        case .kaplanMeier, .cumulativeIncidence: DisplayTable.Cell(form, detail: "(\(form), \(form))")
        case .meanCount: DisplayTable.Cell("x.xx", detail: "(x.xx, x.xx)")
        case .logRank: DisplayTable.Cell("x.xxx")
        }
    }
}

extension TimeToEventTable.Cell {
    /// Statistic, day, number and its limits, unrounded.
    var measures: [[TidyRecords.Value?]] {
        var rows: [[TidyRecords.Value?]] = [
            [.text("observed"), nil, .whole(observed), nil, nil],
            [.text("with_event"), nil, .whole(withEvent), nil, nil],
            [.text("died_without"), nil, .whole(diedWithout), nil, nil],
            [.text("censored"), nil, .whole(censored), nil, nil], [.text("events"), nil, .whole(events), nil, nil],
        ]
        func number(_ value: Double?) -> TidyRecords.Value? { value.map { .number($0) } }
        rows.append([.text("median"), nil, number(median?.time), number(median?.lower), number(median?.upper)])
        for day in days {
            rows.append([.text("at_risk"), .whole(day.day), .whole(day.atRisk), nil, nil])
            let estimates = [
                ("kaplan_meier", day.eventFree), ("cumulative_incidence", day.incidence), ("mean_count", day.meanCount),
            ]
            for (name, estimate) in estimates {
                rows.append([
                    .text(name), .whole(day.day), number(estimate?.value), number(estimate?.limits?.lower),
                    number(estimate?.limits?.upper),
                ])
            }
        }
        return rows
    }
}
