import Incidence
import Safety
import Statistics
import Survival

/// A table of times to the first of some events, with everything that is printed beside its numbers.
package struct TimeToEventReport: Sendable {
    package var definition: TimeToEventDefinition
    package var table: TimeToEventTable
    package var source: ReportSource

    package init(definition: TimeToEventDefinition, table: TimeToEventTable, source: ReportSource) {
        self.definition = definition
        self.table = table
        self.source = source
    }

    package func display() -> Display {
        let shown = shownColumns
        return Self.display(
            definition,
            spanners: shown.enumerated().map { place, position in
                let column = table.columns[position]
                return DisplayTable.Spanner(
                    title: column.arm?.name ?? "Total", n: column.n, columns: place..<place + 1)
            },
            rows: table.rows.flatMap { rows(of: $0, in: shown) }, notes: observationNotes, source: source,
            trailer: source.trailer)
    }

    /// The table without data: the form of each number.
    package static func shell(_ definition: TimeToEventDefinition, arms: [Arm], source: ReportSource) -> Display {
        let showsTotal = definition.columns.total && arms.count != 1
        let titles = ((definition.columns.arms || !showsTotal ? arms.map(\.name) : []) + (showsTotal ? ["Total"] : []))
            .map { "\($0) (N = xx)" }
        let form = definition.decimals > 0 ? "xx." + String(repeating: "x", count: definition.decimals) : "xx"
        let rows = definition.rows.flatMap { row in
            [DisplayTable.Row(label: visible(row.label), indent: row.indent, cells: [])]
                + definition.statistics.flatMap { statistic in
                    statistic.rows(days: definition.days) { line in
                        titles.indices.map { column in
                            // The test compares all arms and stands in the last column.
                            statistic == .logRank && column < titles.count - 1
                                ? DisplayTable.Cell("") : statistic.shell(line, form)
                        }
                    }
                }
        }
        return display(
            definition,
            spanners: titles.enumerated().map { DisplayTable.Spanner(title: $1, columns: $0..<$0 + 1) }, rows: rows,
            notes: [], source: source, trailer: [])
    }

    private static func display(
        _ definition: TimeToEventDefinition, spanners: [DisplayTable.Spanner], rows: [DisplayTable.Row],
        notes: [String], source: ReportSource, trailer: [String]
    ) -> Display {
        let table = DisplayTable(
            stubHeads: ["Event"], columns: spanners.map { _ in DisplayTable.Column(head: "") }, spanners: [spanners],
            rows: rows)
        return Display(
            name: definition.name, titles: source.titles(definition.title), body: .table(table),
            notes: definition.statistics.compactMap(\.note) + [source.rules.followUpEnd] + notes + definition.footnotes
                + source.notes,
            trailer: trailer)
    }

    /// Positions of the columns shown: no total beside one arm.
    private var shownColumns: [Int] {
        let all = Array(table.columns.indices)
        let arms = definition.columns.arms ? Array(all.dropLast()) : []
        return definition.columns.total && arms.count != 1 || arms.isEmpty ? arms + all.suffix(1) : arms
    }

    private func rows(of row: TimeToEventTable.Row, in shown: [Int]) -> [DisplayTable.Row] {
        let below = definition.statistics.flatMap { statistic -> [DisplayTable.Row] in
            if statistic == .logRank {
                guard let p = row.p else { return [] }
                let text = printedP(p, decimals: 3, roundsTwice: false)
                return statistic.rows(days: []) { _ in
                    shown.map { DisplayTable.Cell($0 == shown.last ? text : "") }
                }
            }
            return statistic.rows(days: definition.days) { line in
                shown.map { statistic.cell(line, of: row.cells[$0], decimals: definition.decimals) }
            }
        }
        return [DisplayTable.Row(label: visible(row.label), cells: [])] + below
    }

    private var observationNotes: [String] {
        let observed = table.rows.first?.cells.last?.observed ?? 0
        let n = table.columns.last?.n ?? 0
        return observed < n
            ? ["\(n - observed) of \(n) participants have no first dose, from which time is counted."] : []
    }

    /// Every number of every column, unrounded.
    var records: TidyRecords {
        TidyRecords(
            names: ["event", "column", "n_population", "statistic", "day", "number", "lower", "upper"],
            rows: table.rows.flatMap { row in
                table.columns.indices.flatMap { position -> [[TidyRecords.Value?]] in
                    let column = table.columns[position]
                    let lead: [TidyRecords.Value?] = [
                        .text(row.label), .text(column.arm?.name ?? "Total"), .whole(column.n),
                    ]
                    let p: [[TidyRecords.Value?]] =
                        column.arm == nil && row.p != nil
                        ? [[.text("log_rank_p"), nil, row.p.map { .number($0) }, nil, nil]] : []
                    return (row.cells[position].measures + p).map { lead + $0 }
                }
            })
    }
}
