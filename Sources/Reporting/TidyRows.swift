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

extension TableReport {
    /// The tidy result in the table's order: any event, every SOC, the terms that pass the threshold and the
    /// remainders, each in every arm and in total, zeros included.
    var tidyRows: [TidyRow] {
        switch table.body {
        case .overview(let rows):
            return rows.flatMap { cells("overview", pt: (nil, $0.label), $0.cells) }
        case .terms(let rows):
            var tidy = cells("any", rows.any)
            for soc in rows.socs {
                tidy += cells("soc", soc: soc.soc, soc.cells)
                for term in soc.terms {
                    tidy += cells("pt", soc: soc.soc, pt: (term.path.pt.code, term.path.pt.name), term.cells)
                }
                if let rest = soc.remainder {
                    tidy += cells("remainder", soc: soc.soc, pt: (nil, "\(rest.termCount) further terms"), rest.cells)
                }
            }
            return tidy
        }
    }

    private func cells(
        _ level: String, soc: Term? = nil, pt: (code: String?, name: String)? = nil, _ cells: [CellCount]
    ) -> [TidyRow] {
        zip(tidyColumns, cells).map { column, cell in
            TidyRow(
                arm: column.name, level: level, soc: soc, pt: pt, events: cell.events,
                proportion: IncidenceProportion(subjects: cell.subjects, n: column.n))
        }
    }

    /// The columns of the tidy result: without the total where groups overlap.
    var tidyColumns: ArraySlice<IncidenceTable.Column> {
        rules.armBasis == .groups ? table.columns.dropLast() : table.columns[...]
    }

    func tidyCSV(codes: Bool) -> String { tidyHeader(codes: codes) + tidyLines(codes: codes) }

    func tidyHeader(codes: Bool) -> String {
        "table,arm,level,soc,pt,events,subjects,n,percent\(codes ? ",soc_code,pt_code" : "")\n"
    }

    /// The lines below the header.
    func tidyLines(codes: Bool) -> String {
        var lines = CSVLines()
        for row in tidyRows {
            lines.append(definition.name)
            lines.append(row.arm)
            lines.append(row.level)
            lines.append(row.soc?.name ?? "")
            lines.append(row.pt?.name ?? "")
            lines.append(row.events)
            lines.append(row.proportion.subjects)
            if hasDenominators {
                lines.append(row.proportion.n)
                lines.append(row.proportion.exactPercent)
            } else {
                lines.append("")
                lines.append("")
            }
            if codes {
                lines.append(row.soc?.code ?? "")
                lines.append(row.pt?.code ?? "")
            }
            lines.endLine()
        }
        return lines.text
    }
}
