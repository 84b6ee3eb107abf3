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
    /// The rows of the tidy result in the table's order: any event, every SOC, the terms that pass the threshold and the
    /// remainders.
    private var tidyGroups: [TidyGroup] {
        switch table.body {
        case .overview(let rows):
            return rows.map { TidyGroup(level: "overview", pt: (nil, $0.label), cells: $0.cells) }
        case .terms(let rows):
            var groups = [TidyGroup(level: "any", cells: rows.any)]
            for soc in rows.socs {
                groups.append(TidyGroup(level: "soc", soc: soc.soc, cells: soc.cells))
                for term in soc.terms {
                    let pt = term.path.pt
                    groups.append(TidyGroup(level: "pt", soc: soc.soc, pt: (pt.code, pt.name), cells: term.cells))
                }
                if let rest = soc.remainder {
                    let name = "\(rest.termCount) further terms"
                    groups.append(TidyGroup(level: "remainder", soc: soc.soc, pt: (nil, name), cells: rest.cells))
                }
            }
            return groups
        }
    }

    /// Every row in every arm and in total, zeros included.
    var tidyRows: [TidyRow] {
        tidyGroups.flatMap { group in
            zip(table.columns, group.cells).map { column, cell in
                TidyRow(
                    arm: column.name, level: group.level, soc: group.soc, pt: group.pt, events: cell.events,
                    proportion: IncidenceProportion(subjects: cell.subjects, n: column.n))
            }
        }
    }

    func tidyCSV(codes: Bool) -> String { tidyHeader(codes: codes) + tidyLines(codes: codes) }

    func tidyHeader(codes: Bool) -> String {
        "table,arm,level,soc,pt,events,subjects,n,percent\(codes ? ",soc_code,pt_code" : "")\n"
    }

    /// The lines below the header. What lines have in common is made into fields once.
    func tidyLines(codes: Bool) -> String {
        let columns = table.columns.map { (n: $0.n, fields: CSVFields([definition.name, $0.name])) }
        var lines = CSVLines()
        for group in tidyGroups {
            let names = CSVFields([group.level, group.soc?.name ?? "", group.pt?.name ?? ""])
            let ownCodes = codes ? CSVFields([group.soc?.code ?? "", group.pt?.code ?? ""]) : nil
            for (column, cell) in zip(columns, group.cells) {
                lines.append(column.fields)
                lines.append(names)
                lines.append(cell.events)
                lines.append(cell.subjects)
                lines.append(column.n)
                lines.append(exactPercentOf: IncidenceProportion(subjects: cell.subjects, n: column.n))
                if let ownCodes { lines.append(ownCodes) }
                lines.endLine()
            }
        }
        return lines.text
    }
}
