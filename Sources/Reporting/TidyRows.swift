import Incidence
import Safety

/// One cell of the tidy result: a row of the table in one arm or in total.
struct TidyRow: Equatable {
    var arm: String
    /// "any", "soc", "pt", "remainder", or "overview" for a row of an overview.
    var level: String
    var soc: Term?
    /// The code and name of a PT; a remainder has "k further terms" and a row of an overview its label as name.
    var pt: (code: String?, name: String)?
    var events: Int
    var proportion: IncidenceProportion

    static func == (a: TidyRow, b: TidyRow) -> Bool {
        a.arm == b.arm && a.level == b.level && a.soc == b.soc && a.pt?.name == b.pt?.name && a.pt?.code == b.pt?.code
            && a.events == b.events && a.proportion == b.proportion
    }
}

/// A row of the table as the tidy result names it, with the cells of all its columns.
struct TidyGroup {
    var level: String
    var soc: Term?
    var pt: (code: String?, name: String)?
    var cells: [CellCount]
}

extension TableReport {
    /// Gives the rows of the tidy result in the table's order: any event, every SOC, the terms that pass the threshold
    /// and the remainders.
    private func forEachTidyGroup(_ take: (TidyGroup) -> Void) {
        switch table.body {
        case .overview(let rows):
            for row in rows { take(TidyGroup(level: "overview", pt: (nil, row.label), cells: row.cells)) }
        case .terms(let rows):
            take(TidyGroup(level: "any", cells: rows.any))
            for soc in rows.socs {
                take(TidyGroup(level: "soc", soc: soc.soc, cells: soc.cells))
                for term in soc.terms {
                    let pt = term.path.pt
                    take(TidyGroup(level: "pt", soc: soc.soc, pt: (pt.code, pt.name), cells: term.cells))
                }
                if let rest = soc.remainder {
                    let name = "\(rest.termCount) further terms"
                    take(TidyGroup(level: "remainder", soc: soc.soc, pt: (nil, name), cells: rest.cells))
                }
            }
        }
    }

    /// The columns of the tidy result: without the total where groups overlap.
    var tidyColumns: ArraySlice<IncidenceTable.Column> {
        rules.armBasis == .groups ? table.columns.dropLast() : table.columns[...]
    }

    /// How many lines `addTidyLines` adds.
    fileprivate var tidyLineCount: Int {
        var count = 0
        forEachTidyGroup { count += min($0.cells.count, tidyColumns.count) }
        return count
    }

    /// Every row in every arm and in total, zeros included.
    var tidyRows: [TidyRow] {
        var rows: [TidyRow] = []
        forEachTidyGroup { group in
            for (column, cell) in zip(tidyColumns, group.cells) {
                rows.append(
                    TidyRow(
                        arm: column.name, level: group.level, soc: group.soc, pt: group.pt, events: cell.events,
                        proportion: IncidenceProportion(subjects: cell.subjects, n: column.n)))
            }
        }
        return rows
    }

    /// Adds a line for each tidy row. What lines have in common is made into fields once.
    fileprivate func addTidyLines(codes: Bool, to lines: inout CSVLines) {
        let columns = tidyColumns.map { (n: $0.n, fields: CSVFields([definition.name, $0.name])) }
        forEachTidyGroup { group in
            let names = CSVFields([group.level, group.soc?.name ?? "", group.pt?.name ?? ""])
            let ownCodes = codes ? CSVFields([group.soc?.code ?? "", group.pt?.code ?? ""]) : nil
            for (column, cell) in zip(columns, group.cells) {
                lines.append(column.fields)
                lines.append(names)
                lines.append(cell.events)
                lines.append(cell.subjects)
                if hasDenominators {
                    lines.append(column.n)
                    lines.append(exactPercentOf: IncidenceProportion(subjects: cell.subjects, n: column.n))
                } else {
                    lines.append("")
                    lines.append("")
                }
                if let ownCodes { lines.append(ownCodes) }
                lines.endLine()
            }
        }
    }
}

extension [TableReport] {
    /// The tidy results of all tables below one header.
    func tidyCSV(codes: Bool) -> String {
        let header = ["table", "arm", "level", "soc", "pt", "events", "subjects", "n", "percent"]
        var lines = CSVLines(count: 1 + reduce(0) { $0 + $1.tidyLineCount })
        for name in header + (codes ? ["soc_code", "pt_code"] : []) { lines.append(name) }
        lines.endLine()
        for report in self { report.addTidyLines(codes: codes, to: &lines) }
        return lines.text
    }
}
