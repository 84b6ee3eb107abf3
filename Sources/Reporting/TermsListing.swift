import Incidence
import Safety

/// The SOCs and terms that have events, with their counts in total.
package struct TermsListing: Sendable {
    private let table: IncidenceTable
    private let blocks: [IncidenceTable.TermBlock]

    /// Whether N are denominators: elsewhere counts are listed, without N and percentages.
    private let hasDenominators: Bool

    /// `table` is a table of terms counted without a threshold.
    package init(table: IncidenceTable, hasDenominators: Bool = true) {
        self.table = table
        self.hasDenominators = hasDenominators
        blocks = if case .terms(let rows) = table.body { rows.blocks } else { [] }
    }

    /// The list in a format, ending in a line feed; `codes` adds the terms' codes.
    package func render(format: OutputFormat, width: Int? = nil, codes: Bool = false) -> String {
        switch format {
        case .text: display(codes: codes).text(width: width ?? OutputFormat.defaultWidth)
        case .markdown: display(codes: codes).markdown()
        case .csv: csv(codes: codes)
        case .json: JSONText.list(rows.map { json($0, codes: codes) }).text
        }
    }

    private typealias Row = (level: String, soc: Term, pt: Term?, cell: CellCount)

    private var n: Int { table.columns.last?.n ?? 0 }

    private var rows: [Row] {
        blocks.flatMap { block -> [Row] in
            guard let soc = block.soc else { return [] }
            return [("soc", soc, nil, block.cells.last ?? CellCount())]
                + block.terms.map { ("pt", soc, $0.path.pt, $0.cells.last ?? CellCount()) }
        }
    }

    /// The percentage, unrounded; empty where it has no denominator.
    private func percent(_ row: Row) -> String {
        hasDenominators ? IncidenceProportion(subjects: row.cell.subjects, n: n).exactPercent : ""
    }

    private func csv(codes: Bool) -> String {
        let header = "level,soc,pt,events,subjects,n,percent\(codes ? ",soc_code,pt_code" : "")\n"
        return rows.reduce(into: header) { text, row in
            var fields = [
                row.level, row.soc.name, row.pt?.name ?? "", String(row.cell.events), String(row.cell.subjects),
                hasDenominators ? String(n) : "", percent(row),
            ]
            if codes { fields += [row.soc.code ?? "", row.pt?.code ?? ""] }
            text += csvLine(fields)
        }
    }

    private func json(_ row: Row, codes: Bool) -> JSONText {
        let percent = percent(row)
        var members: [(String, JSONText)] = [
            ("level", .string(row.level)), ("soc", .string(row.soc.name)), ("pt", .optional(row.pt?.name)),
            ("events", .whole(row.cell.events)), ("subjects", .whole(row.cell.subjects)),
            ("n", hasDenominators ? .whole(n) : .null),
            ("percent", percent.isEmpty ? .null : .literal(percent)),
        ]
        if codes { members += [("soc_code", .optional(row.soc.code)), ("pt_code", .optional(row.pt?.code))] }
        return .line(members)
    }

    private func display(codes: Bool) -> Display {
        let heads = hasDenominators ? ["Events", "Participants", "%"] : ["Events", "Reports"]
        func label(_ term: Term) -> String {
            guard codes, let code = term.code else { return term.name }
            return "\(term.name) [\(code)]"
        }
        let printed = rows.map { row in
            let percent = IncidenceProportion(subjects: row.cell.subjects, n: n).printedPercent(decimals: 1)
            let cells = [String(row.cell.events), String(row.cell.subjects)] + (hasDenominators ? [percent] : [])
            return DisplayTable.Row(
                label: label(row.pt ?? row.soc), indent: row.pt == nil ? 0 : 1,
                cells: cells.map { DisplayTable.Cell($0) })
        }
        let terms = blocks.reduce(0) { $0 + $1.terms.count }
        let note =
            "\(terms) \(terms == 1 ? "preferred term" : "preferred terms") in \(blocks.count) \(blocks.count == 1 ? "SOC" : "SOCs")."
        let table = DisplayTable(
            stubHeads: ["System organ class", "Preferred term"], columns: heads.map { DisplayTable.Column(head: $0) },
            spanners: [
                [DisplayTable.Spanner(title: "Total", n: hasDenominators ? n : nil, columns: 0..<heads.count)]
            ], rows: printed,
            sentence: printed.isEmpty ? "No term has an event that met the selection." : nil)
        return Display(name: "terms", titles: [], body: .table(table), notes: [note])
    }
}
