import Safety

/// The paths that counts name, by key.
struct KnownPaths {
    private var byKey: [Int: CodedPath]

    init(_ paths: [CodedPath]) {
        byKey = Dictionary(paths.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        byKey[CodedPath.uncoded] = .notCoded
    }

    func path(_ key: Int) throws(IncidenceError) -> CodedPath {
        guard let path = byKey[key] else { throw IncidenceError.unknownPath(key) }
        return path
    }
}

/// From the answers to a plan's requests to the rows of its table, in order, each remainder still without its cells.
struct TableArranging {
    let plan: TablePlan
    let paths: KnownPaths
    let order: TermOrder

    private var definition: TableDefinition { plan.definition }
    private var isWorst: Bool { definition.split?.isWorst ?? false }

    func table(_ counts: [IncidenceCounts]) throws -> IncidenceTable {
        let width = 1 + plan.categories.count
        var choices: [ChoiceAnswers] = []
        for start in stride(from: 0, to: counts.count, by: width) {
            choices.append(
                ChoiceAnswers(Array(counts[start..<min(start + width, counts.count)]), isWorst: isWorst))
        }
        var table = IncidenceTable(columns: [], body: .overview([]))
        guard let first = choices.first, let whole = first.answers.first else { return table }
        for (position, n) in whole.n.enumerated() {
            let arm = position < whole.arms.count ? whole.arms[position] : nil
            table.columns.append(IncidenceTable.Column(arm: arm, n: n))
        }
        table.parts = zip(plan.categories, first.answers.dropFirst()).map {
            IncidenceTable.Part(label: $0, n: $1.n)
        }
        table.withoutEnd = whole.personTime?.withoutEnd.last
        table.withoutStart = whole.personTime?.withoutStart.last
        switch definition.kind {
        case .terms: table.body = .terms(try socRows(first))
        case .preferredTerms: table.body = .terms(try preferredTerms(first))
        case .termGroups(_, let groups): table.body = .terms(try termGroups(groups, choices))
        case .overview(let rows):
            table.body = .overview(
                zip(rows, choices).map {
                    IncidenceTable.ChoiceRow(label: $0.label, indent: $0.indent, counts: $1.any)
                })
        }
        if let comparison = definition.comparison { try table.compare(comparison, definition.methods) }
        return table
    }

    /// Blocks of PTs under their SOCs.
    private func socRows(_ answers: ChoiceAnswers) throws -> IncidenceTable.TermRows {
        var bySOC: [Int: [IncidenceTable.TermRow]] = [:]
        for key in answers.answers[0].path.keys {
            let path = try paths.path(key)
            bySOC[path.soc.id, default: []].append(row(path, answers.path(key)))
        }
        let blocks = bySOC.compactMap { id, terms in
            terms.first.map { block(.soc($0.path.soc), answers.soc(id), terms, answers) }
        }
        var sorted = order.sorted(blocks, by: definition.sort.soc)
        for position in sorted.indices {
            sorted[position].terms = order.sorted(sorted[position].terms, by: definition.sort.pt)
            order.apply(definition.pins, to: &sorted[position])
        }
        return IncidenceTable.TermRows(any: answers.any, blocks: sorted)
    }

    /// One block of PTs, whatever their SOC; a PT under several SOCs is one row.
    private func preferredTerms(_ answers: ChoiceAnswers) throws -> IncidenceTable.TermRows {
        let keys = Set(answers.answers[0].path.keys)
        var terms: [IncidenceTable.TermRow] = []
        var merged: Set<Int> = []
        for (position, group) in plan.groups.enumerated() {
            let found = group.intersection(keys)
            guard found.count > 1, let first = found.min() else { continue }
            merged.formUnion(found)
            terms.append(
                IncidenceTable.TermRow(path: try paths.path(first), paths: found, counts: answers.group(position)))
        }
        for key in keys.subtracting(merged) { terms.append(row(try paths.path(key), answers.path(key))) }
        var all = block(.none, answers.any, terms, answers)
        all.terms = order.sorted(all.terms, by: definition.sort.pt)
        return IncidenceTable.TermRows(any: answers.any, blocks: terms.isEmpty ? [] : [all])
    }

    /// Groups of terms in the order of the definition, each with its PTs; a PT under several SOCs has a row for each.
    private func termGroups(
        _ groups: [TermGroup], _ choices: [ChoiceAnswers]
    ) throws -> IncidenceTable.TermRows {
        let blocks = try zip(groups, choices.dropFirst()).map { group, answers in
            let terms = try answers.answers[0].path.keys.map { row(try paths.path($0), answers.path($0)) }
            var found = block(.group(group.label), answers.any, terms, answers)
            found.terms = order.sorted(found.terms, by: definition.sort.pt)
            return found
        }
        return IncidenceTable.TermRows(any: choices[0].any, blocks: blocks)
    }

    private func row(_ path: CodedPath, _ counts: RowCounts) -> IncidenceTable.TermRow {
        IncidenceTable.TermRow(path: path, paths: [path.id], counts: counts)
    }

    /// A block of the terms that pass the threshold, with the rest of them as its remainder.
    private func block(
        _ head: IncidenceTable.BlockHead, _ counts: RowCounts, _ terms: [IncidenceTable.TermRow],
        _ answers: ChoiceAnswers
    ) -> IncidenceTable.TermBlock {
        let n = answers.answers[0].n
        // Events without a code are never hidden: there is no term that could be too rare.
        let shown = terms.filter {
            $0.path.id == CodedPath.uncoded || definition.threshold?.admits($0.cells, n: n) ?? true
        }
        let kept = Set(shown.map(\.path.id))
        let hidden = terms.filter { !kept.contains($0.path.id) }
        let remainder =
            hidden.isEmpty
            ? nil
            : IncidenceTable.RemainderRow(
                paths: Set(hidden.flatMap(\.paths)), termCount: hidden.count, counts: RowCounts(cells: []))
        return IncidenceTable.TermBlock(head: head, counts: counts, terms: shown, remainder: remainder)
    }
}
