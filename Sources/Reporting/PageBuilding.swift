import Incidence
import Safety

extension TableReport {
    /// The rows and columns that the definition shows, as finished texts.
    package func display(codes: Bool = false) -> Display {
        let shown = shownColumns
        let width = definition.statistics.count
        var body = DisplayTable(
            stubHeads: [],
            columns: shown.flatMap { _ in
                definition.statistics.map {
                    DisplayTable.Column(head: $0.head(isAlone: shown.count == 1, of: participants))
                }
            },
            spanners: [
                shown.enumerated().map { place, position in
                    DisplayTable.Spanner(
                        title: table.columns[position].name, n: n(ofColumn: position),
                        columns: place * width..<(place + 1) * width)
                }
            ])
        switch table.body {
        case .overview(let rows):
            body.stubHeads = [hasDenominators ? "Participants with" : "Reports with"]
            body.rows = rows.map { DisplayTable.Row(label: $0.label, cells: cells($0.cells, in: shown)) }
        case .terms(let rows):
            let isBelowSOC = definition.levels.contains(.pt) || definition.levels.contains(.remainder)
            body.stubHeads = ["System organ class"] + (isBelowSOC ? ["Preferred term"] : [])
            if definition.levels.contains(.any) {
                body.rows.append(DisplayTable.Row(label: "Any event", cells: cells(rows.any, in: shown)))
            }
            let count = body.rows.count
            for soc in rows.socs { body.rows += self.rows(of: soc, in: shown, codes: codes) }
            if table.isEmpty {
                body.sentence = "No event met the definition."
            } else if body.rows.count == count && definition.levels != [.any] {
                body.sentence = "No preferred term passed the threshold."
            }
        }
        return Display(
            name: definition.name, titles: [definition.title, study.title].filter { !$0.isEmpty }, body: .table(body),
            notes: notes, trailer: trailer)
    }

    /// Positions of the columns shown. With one arm the total repeats it, so only the arm is shown beside its name.
    private var shownColumns: [Int] {
        let all = Array(table.columns.indices)
        // Groups overlap, so that no column is their total.
        if rules.armBasis == .groups { return Array(all.dropLast()) }
        let arms = definition.columns.arms ? all.dropLast() : []
        let showsTotal = definition.columns.total && arms.count != 1
        return showsTotal || arms.isEmpty ? arms + all.suffix(1) : Array(arms)
    }

    /// A SOC with its terms; nothing when no term of it passes the threshold and no remainder is asked for.
    private func rows(of soc: IncidenceTable.SOCRows, in shown: [Int], codes: Bool) -> [DisplayTable.Row] {
        func label(_ term: Term) -> String {
            guard codes, let code = term.code else { return term.name }
            return "\(term.name) [\(code)]"
        }
        let remainder = definition.levels.contains(.remainder) ? soc.remainder : nil
        guard !soc.terms.isEmpty || remainder != nil else { return [] }
        var below: [DisplayTable.Row] = []
        if definition.levels.contains(.pt) {
            below = soc.terms.map {
                DisplayTable.Row(label: label($0.path.pt), indent: 1, cells: cells($0.cells, in: shown))
            }
        }
        if let remainder {
            let label = "\(remainder.termCount) further \(remainder.termCount == 1 ? "term" : "terms")"
            below.append(DisplayTable.Row(label: label, indent: 1, cells: cells(remainder.cells, in: shown)))
        }
        let hasCounts = definition.levels.contains(.soc)
        guard hasCounts || !below.isEmpty else { return [] }
        let head = DisplayTable.Row(
            label: label(soc.soc), cells: hasCounts ? cells(soc.cells, in: shown) : [])
        return [head] + below
    }

    private func cells(_ counts: [CellCount], in shown: [Int]) -> [DisplayTable.Cell] {
        shown.flatMap { position in
            let count = position < counts.count ? counts[position] : CellCount()
            let share = IncidenceProportion(subjects: count.subjects, n: table.columns[position].n)
            return definition.statistics.map { $0.cell(count, share, decimals: definition.decimals) }
        }
    }
}

extension Statistic {
    /// The head of a column: in full where one group of columns stands alone, short where there are several.
    fileprivate func head(isAlone: Bool, of participants: String) -> String {
        switch self {
        case .events: isAlone ? "Number of events" : "Events"
        case .subjects: isAlone ? "Number of \(participants)" : participants == "reports" ? "Reports" : "n"
        case .percent: isAlone ? "% of total participants" : "%"
        case .subjectsPercent: "n (%)"
        case .interval: "95 % CI"
        }
    }

    fileprivate func cell(_ count: CellCount, _ share: IncidenceProportion, decimals: Int) -> DisplayTable.Cell {
        switch self {
        case .events: return DisplayTable.Cell(String(count.events))
        case .subjects: return DisplayTable.Cell(String(count.subjects))
        case .percent:
            let percent = share.printedPercent(decimals: decimals)
            return DisplayTable.Cell(share.subjects > 0 && !percent.isEmpty ? percent + "%" : percent)
        case .subjectsPercent:
            let percent = share.printedPercent(decimals: decimals)
            let isShown = share.subjects > 0 && !percent.isEmpty
            return DisplayTable.Cell(String(count.subjects), detail: isShown ? "(\(percent))" : "")
        case .interval: return DisplayTable.Cell(share.printedInterval(decimals: decimals))
        }
    }
}
