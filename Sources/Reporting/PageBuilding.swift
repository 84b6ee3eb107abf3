import Incidence
import Safety

extension TableReport {
    /// The rows and columns that the definition shows, as finished texts.
    package func display(codes: Bool = false) -> Display {
        let layout = ColumnLayout(self)
        var body = DisplayTable(
            stubHeads: [], columns: layout.columns.map { DisplayTable.Column(head: $0.head) },
            spanners: layout.spanners,
            rows: [])
        func row(_ label: String, indent: Int = 0, _ counts: RowCounts, path: Int? = nil) -> DisplayTable.Row {
            DisplayTable.Row(
                label: label, indent: indent, cells: layout.columns.map { cell($0.content, counts, path: path) })
        }
        switch table.body {
        case .overview(let rows):
            body.stubHeads = [hasDenominators ? "Participants with" : "Reports with"]
            body.rows = rows.map { row($0.label, indent: $0.indent, $0.counts) }
        case .terms(let rows):
            body.stubHeads = stubHeads
            if definition.levels.contains(.any) { body.rows.append(row("Any event", rows.any)) }
            let count = body.rows.count
            for block in rows.blocks { body.rows += self.rows(of: block, codes: codes, row) }
            if isShell {
                body.sentence = nil
            } else if table.isEmpty {
                body.sentence = "No event met the definition."
            } else if body.rows.count == count && definition.levels != [.any] {
                body.sentence = "No preferred term passed the threshold."
            }
        }
        return Display(
            name: definition.name, titles: [definition.title, study.title].filter { !$0.isEmpty }, body: .table(body),
            notes: notes, trailer: isShell ? [] : trailer)
    }

    /// The heads of the label column.
    var stubHeads: [String] {
        let isBelowHead = definition.levels.contains(.pt) || definition.levels.contains(.remainder)
        let below = isBelowHead ? ["Preferred term"] : []
        switch definition.kind {
        case .terms: return ["System organ class"] + below
        case .preferredTerms: return ["Preferred term"]
        case .termGroups: return ["Group of terms"] + below
        case .overview: return [hasDenominators ? "Participants with" : "Reports with"]
        }
    }

    private typealias MakeRow = (_ label: String, _ indent: Int, _ counts: RowCounts, _ path: Int?) -> DisplayTable.Row

    /// A head with its terms; nothing when no term of it passes the threshold and no remainder is asked for. The head of
    /// a group of terms stands in any case.
    private func rows(of block: IncidenceTable.TermBlock, codes: Bool, _ row: MakeRow) -> [DisplayTable.Row] {
        func label(_ term: Term) -> String {
            guard codes, let code = term.code else { return term.name }
            return "\(term.name) [\(code)]"
        }
        let remainder = definition.levels.contains(.remainder) ? block.remainder : nil
        let isGroup = if case .group = block.head { true } else { false }
        guard isGroup || !block.terms.isEmpty || remainder != nil else { return [] }
        let indent = block.head == .none ? 0 : 1
        var below: [DisplayTable.Row] = []
        if definition.levels.contains(.pt) {
            below = block.terms.map { row(label($0.path.pt), indent, $0.counts, $0.path.id) }
        }
        if let remainder {
            let count = isShell ? "xx" : String(remainder.termCount)
            let label = "\(count) further \(remainder.termCount == 1 ? "term" : "terms")"
            below.append(row(label, indent, remainder.counts, nil))
        }
        guard block.head != .none else { return below }
        let name = block.soc.map(label) ?? block.name
        if isGroup || definition.levels.contains(.soc) { return [row(name, 0, block.counts, nil)] + below }
        return below.isEmpty ? [] : [DisplayTable.Row(label: name, cells: [])] + below
    }

    /// What a column shows of a row.
    private func cell(_ content: ColumnLayout.Content, _ counts: RowCounts, path: Int?) -> DisplayTable.Cell {
        switch content {
        case .counted(let statistic, _) where isShell: return statistic.shell(decimals: definition.decimals)
        case .compared(let statistic, _) where isShell:
            return definition.comparison.map { statistic.shell($0, decimals: definition.decimals) }
                ?? DisplayTable.Cell("")
        case .counted(let statistic, let place):
            return cell(statistic, place.figures(of: counts, self))
        case .compared(let statistic, let comparison):
            let value = table.comparisons[comparison].value(
                of: statistic, counts.cells, path: path, table.columns, definition.methods)
            return value.map { statistic.cell($0, self) } ?? DisplayTable.Cell("")
        }
    }
}
