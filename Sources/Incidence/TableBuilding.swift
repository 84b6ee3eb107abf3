import Safety

extension IncidenceTable {
    /// Counts and arranges the table of a definition.
    ///
    /// `counting` is either counter. A table of terms is counted a second time when terms fall under the threshold,
    /// with those of each SOC as one group, so that the remainder rows hold distinct subjects. `paths` are the paths
    /// that the counter's keys mean. Throws what the counter throws, and when it names a path that `paths` lacks.
    package static func build(
        _ definition: TableDefinition, rules: RuleSet, selection: EventSelection, paths: [CodedPath], order: TermOrder,
        counting: (CountRequest) throws -> IncidenceCounts
    ) throws -> IncidenceTable {
        let rules = definition.rules(over: rules)
        switch definition.kind {
        case .terms(let choice):
            var request = CountRequest(rules: rules, selection: selection.narrowed(to: choice))
            let first = try counting(request)
            var rows = try termRows(of: first, definition: definition, paths: paths, order: order)
            let hidden = rows.socs.indices.filter { rows.socs[$0].remainder != nil }
            if !hidden.isEmpty {
                request.groups = hidden.compactMap { rows.socs[$0].remainder?.paths }
                let groups = try counting(request).groups
                for (position, cells) in zip(hidden, groups) { rows.socs[position].remainder?.cells = cells }
            }
            return IncidenceTable(columns: columns(of: first), body: .terms(rows))
        case .overview(let choices):
            var columns: [Column]?
            var rows: [ChoiceRow] = []
            for row in choices {
                let narrowed = selection.narrowed(to: row.choice)
                let counts = try counting(CountRequest(rules: rules, selection: narrowed))
                columns = columns ?? Self.columns(of: counts)
                rows.append(ChoiceRow(label: row.label, choice: row.choice, cells: counts.any))
            }
            return IncidenceTable(columns: columns ?? [], body: .overview(rows))
        }
    }

    private static func columns(of counts: IncidenceCounts) -> [Column] {
        var columns: [Column] = []
        for (position, n) in counts.n.enumerated() {
            columns.append(Column(arm: position < counts.arms.count ? counts.arms[position] : nil, n: n))
        }
        return columns
    }

    /// The rows in order, each remainder still without its cells.
    private static func termRows(
        of counts: IncidenceCounts, definition: TableDefinition, paths: [CodedPath], order: TermOrder
    ) throws -> TermRows {
        var known = Dictionary(paths.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        known[CodedPath.uncoded] = .notCoded
        var bySOC: [Int: [TermRow]] = [:]
        for (id, cells) in counts.path {
            guard let path = known[id] else { throw IncidenceError.unknownPath(id) }
            bySOC[path.soc.id, default: []].append(TermRow(path: path, cells: cells))
        }
        let socs = bySOC.compactMap { id, terms -> SOCRows? in
            guard let soc = terms.first?.path.soc else { return nil }
            // Events without a code are never hidden: there is no term that could be too rare.
            let shown = terms.filter {
                id == CodedPath.uncoded || definition.threshold?.admits($0.cells, n: counts.n) ?? true
            }
            let hidden = Set(terms.map(\.path.id)).subtracting(shown.map(\.path.id))
            let remainder = hidden.isEmpty ? nil : RemainderRow(paths: hidden, cells: [])
            return SOCRows(soc: soc, cells: counts.soc[id] ?? [], terms: shown, remainder: remainder)
        }
        var sorted = order.sorted(socs, by: definition.sort.soc)
        for position in sorted.indices {
            sorted[position].terms = order.sorted(sorted[position].terms, by: definition.sort.pt)
            order.apply(definition.pins, to: &sorted[position])
        }
        return TermRows(any: counts.any, socs: sorted)
    }
}
