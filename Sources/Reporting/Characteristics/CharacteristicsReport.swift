import Incidence
import Safety
import Statistics

/// A table of characteristics with everything that is printed beside its numbers.
package struct CharacteristicsReport: Sendable {
    package var definition: CharacteristicsDefinition
    package var table: CharacteristicsTable
    package var source: ReportSource
    /// How many arms, or groups, the registry has, of which the table shows some.
    package var armCount: Int
    /// Days in a year of follow-up, for the sum in years.
    package var daysPerYear: Double

    package init(
        definition: CharacteristicsDefinition, table: CharacteristicsTable, source: ReportSource, armCount: Int,
        daysPerYear: Double
    ) {
        self.definition = definition
        self.table = table
        self.source = source
        self.armCount = armCount
        self.daysPerYear = daysPerYear
    }

    /// Every number of every column, unrounded: `statistic` is empty for a category, whose `value` it is.
    var records: TidyRecords {
        let names = ["characteristic", "column", "n_population", "value", "statistic", "number"]
        return TidyRecords(
            names: names,
            rows: table.rows.flatMap { row in
                table.columns.indices.flatMap { position -> [[TidyRecords.Value?]] in
                    let column = table.columns[position]
                    let lead: [TidyRecords.Value?] = [
                        .text(row.definition.label), .text(column.name), .whole(column.n),
                    ]
                    switch row.body {
                    case .numbers(let cells):
                        return cells[position].measures.map { lead + [nil, .text($0.name), $0.value] }
                    case .categories(let categories):
                        return categories.map { category in
                            let label = category.value.label(row.definition.summary)
                            return lead + [.text(label), nil, .whole(category.subjects[position])]
                        }
                    }
                }
            })
    }

    package func display() -> Display { display(rows: table.rows.flatMap(rows), isShell: false) }

    /// The table without data: the form of each number. Categories are those that the definition names.
    package static func shell(
        _ definition: CharacteristicsDefinition, arms: [Arm], source: ReportSource
    ) -> Display {
        let report = CharacteristicsReport(
            definition: definition,
            table: CharacteristicsTable(definition, of: CharacteristicsCount([definition], arms: arms)),
            source: source, armCount: arms.count, daysPerYear: 365.25)
        return report.display(rows: definition.rows.flatMap(report.shellRows), isShell: true)
    }

    private func display(rows: [DisplayTable.Row], isShell: Bool) -> Display {
        let shown = shownColumns
        let table = DisplayTable(
            stubHeads: ["Characteristic"], columns: shown.map { _ in DisplayTable.Column(head: "") },
            spanners: [
                shown.enumerated().map { place, position in
                    let column = self.table.columns[position]
                    return DisplayTable.Spanner(
                        title: column.name + (isShell ? " (N = xx)" : ""),
                        n: isShell || !hasDenominators ? nil : column.n,
                        columns: place..<place + 1)
                }
            ],
            rows: rows)
        return Display(
            name: definition.name, titles: source.titles(definition.title), body: .table(table),
            notes: notes(isShell: isShell) + definition.footnotes + source.populationNotes(withWindow: showsFollowUp),
            trailer: isShell ? [] : source.trailer)
    }

    /// Whether the window decides a number of it.
    private var showsFollowUp: Bool { definition.rows.contains { $0.source == .field(.followUp) } }

    /// Whether N are denominators.
    private var hasDenominators: Bool { source.study.noDenominators == nil }

    /// Positions of the columns shown: as in a table of incidences, no total beside one arm or of groups.
    private var shownColumns: [Int] {
        let all = Array(table.columns.indices)
        if source.rules.armBasis == .groups { return Array(all.dropLast()) }
        let arms = definition.columns.arms ? Array(all.dropLast()) : []
        return definition.columns.total && arms.count != 1 || arms.isEmpty ? arms + all.suffix(1) : arms
    }

    private func rows(of row: CharacteristicsTable.Row) -> [DisplayTable.Row] {
        var label = visible(row.definition.label)
        if row.definition.source == .field(.cumulativeDose), let unit = table.doseUnit {
            label += " (\(visible(unit)))"
        }
        var rows = [DisplayTable.Row(label: label, cells: [])]
        switch (row.body, row.definition.summary) {
        case (.numbers(let cells), .number(let statistics, let decimals)):
            for statistic in statistics {
                rows.append(
                    DisplayTable.Row(
                        label: statistic.label, indent: 1,
                        cells: shownColumns.map {
                            statistic.cell(cells[$0], decimals: decimals, daysPerYear: daysPerYear)
                        }))
            }
            if cells.contains(where: { $0.missing > 0 }) {
                rows.append(
                    DisplayTable.Row(
                        label: "Missing", indent: 1,
                        cells: shownColumns.map { DisplayTable.Cell(String(cells[$0].missing)) }))
            }
        case (.categories(let categories), let summary):
            for category in categories {
                rows.append(
                    DisplayTable.Row(
                        label: category.value.label(summary), indent: 1,
                        cells: shownColumns.map { share(category.subjects[$0], of: table.columns[$0].n) }))
            }
        case (.numbers, _): break
        }
        return rows
    }

    private func share(_ subjects: Int, of n: Int) -> DisplayTable.Cell {
        guard hasDenominators else { return DisplayTable.Cell(String(subjects)) }
        let percent = IncidenceProportion(subjects: subjects, n: n).printedPercent(decimals: definition.decimals)
        return DisplayTable.Cell(String(subjects), detail: subjects > 0 && !percent.isEmpty ? "(\(percent))" : "")
    }

    private func shellRows(of row: CharacteristicsDefinition.Row) -> [DisplayTable.Row] {
        func line(_ label: String, _ form: DisplayTable.Cell) -> DisplayTable.Row {
            DisplayTable.Row(label: label, indent: 1, cells: shownColumns.map { _ in form })
        }
        let decimals = definition.decimals > 0 ? "." + String(repeating: "x", count: definition.decimals) : ""
        let share = DisplayTable.Cell("xx", detail: "(xx\(decimals))")
        var rows = [DisplayTable.Row(label: visible(row.label), cells: [])]
        switch row.summary {
        case .number(let statistics, let decimals):
            rows += statistics.map { line($0.label, $0.shell(decimals: decimals)) }
            rows.append(line("Missing", DisplayTable.Cell("xx")))
        case .category(let names):
            let labels = names.isEmpty ? ["XXXX", "XXXX"] : names.map(\.value)
            rows += labels.map { line($0, share) } + [line("Missing", share)]
        case .ranges(let cuts):
            let ranges = CharacteristicsTable.CategoryRow.Value.ranges(cuts: cuts)
            rows += ranges.map { line($0.label(row.summary), share) } + [line("Missing", share)]
        }
        return rows
    }

    private func notes(isShell: Bool) -> [String] {
        var notes = [
            hasDenominators
                ? "Percentages are of N, the participants of the population, missing values included; rounded half up."
                : "Reports are counted, of which no percentage can be given: no denominator exists."
        ]
        let hasNumbers = definition.rows.contains {
            guard case .number = $0.summary else { return false }
            return true
        }
        if hasNumbers {
            notes.append("SD: standard deviation with n - 1. Q1, Q3: \(ContinuousSummary.quartileTitle).")
        }
        let fields = Set(definition.rows.map(\.source))
        if fields.contains(.field(.exposureDays)) {
            notes.append("Days from first to last dose: both days included; an exposure without an end lasted a day.")
        }
        if fields.contains(.field(.cumulativeDose)) {
            notes.append("Cumulative dose: the sum of the amounts of all exposure records, as delivered.")
        }
        if fields.contains(.field(.followUp)) {
            notes.append(
                "Follow-up: from the first dose to its end, both days included; a year has \(plainDecimal(daysPerYear)) days. "
                    + source.rules.followUpEnd)
        }
        if source.rules.armBasis == .groups {
            notes.append("Groups overlap: a participant of several groups counts once in each.")
        }
        let shown = table.columns.count - 1
        if shown < armCount { notes.append("\(shown) of the \(armCount) arms or groups are shown.") }
        if !isShell, !table.notDelivered.isEmpty {
            notes.append("Not shown, since no participant has a value: \(table.notDelivered.joined(separator: ", ")).")
        }
        if !table.inSeveralUnits.isEmpty {
            notes.append(
                "Not shown, since amounts are in several units: \(table.inSeveralUnits.joined(separator: ", ")).")
        }
        return notes
    }
}
