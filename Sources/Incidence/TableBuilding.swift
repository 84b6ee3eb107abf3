import Safety

extension IncidenceTable {
    /// Counts and arranges the tables of definitions.
    ///
    /// `counting` is either counter; it answers all requests at once, in their order, so that one pass counts them.
    /// It is asked a second time when terms fall under a threshold, with those of each SOC as one group, so that the
    /// remainder rows hold distinct subjects. `paths` are the paths that the counter's keys mean. Throws what the
    /// counter throws, and when it names a path that `paths` lacks.
    package static func build(
        _ definitions: [TableDefinition], rules: RuleSet, selection: EventSelection, paths: [CodedPath],
        order: TermOrder, counting: ([CountRequest]) throws -> [IncidenceCounts]
    ) throws -> [IncidenceTable] {
        let requests = definitions.map { $0.requests(rules: rules, selection: selection) }
        let counts = try answers(to: requests, counting)
        var tables = try zip(definitions, counts).map { definition, counts in
            try arranged(definition, counts, paths: paths, order: order)
        }
        let second = zip(requests, tables).map { requests, table in
            guard let request = requests.first, !table.hiddenPaths.isEmpty else { return [CountRequest]() }
            // No event of another path is in a group.
            let hidden = table.hiddenPaths.reduce(Set()) { $0.union($1) }
            return [
                CountRequest(
                    rules: request.rules, selection: request.selection.narrowed(to: hidden),
                    groups: table.hiddenPaths)
            ]
        }
        guard second.contains(where: { !$0.isEmpty }) else { return tables }
        for (position, counts) in try answers(to: second, counting).enumerated() {
            if let groups = counts.first?.groups { tables[position].fillRemainders(groups) }
        }
        return tables
    }

    /// The answers to the requests of each table, asked for together.
    private static func answers(
        to requests: [[CountRequest]], _ counting: ([CountRequest]) throws -> [IncidenceCounts]
    ) throws -> [[IncidenceCounts]] {
        var answers = try counting(requests.flatMap(\.self))[...]
        return requests.map { own in
            defer { answers = answers.dropFirst(own.count) }
            return Array(answers.prefix(own.count))
        }
    }

    private static func arranged(
        _ definition: TableDefinition, _ counts: [IncidenceCounts], paths: [CodedPath], order: TermOrder
    ) throws -> IncidenceTable {
        let columns = counts.first.map(columns) ?? []
        switch definition.kind {
        case .terms:
            let rows = try counts.first.map {
                try termRows(of: $0, definition: definition, paths: paths, order: order)
            }
            return IncidenceTable(columns: columns, body: .terms(rows ?? TermRows(any: [], socs: [])))
        case .overview(let choices):
            let rows = zip(choices, counts).map { ChoiceRow(label: $0.label, choice: $0.choice, cells: $1.any) }
            return IncidenceTable(columns: columns, body: .overview(rows))
        }
    }

    /// The paths of each remainder row, in the order of rows.
    private var hiddenPaths: [Set<Int>] {
        guard case .terms(let rows) = body else { return [] }
        return rows.socs.compactMap { $0.remainder?.paths }
    }

    /// Gives each remainder row its cells, in the order of rows.
    private mutating func fillRemainders(_ groups: [[CellCount]]) {
        guard case .terms(var rows) = body else { return }
        let hidden = rows.socs.indices.filter { rows.socs[$0].remainder != nil }
        for (position, cells) in zip(hidden, groups) { rows.socs[position].remainder?.cells = cells }
        body = .terms(rows)
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
