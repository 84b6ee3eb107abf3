import Safety

/// A request with the table for which it is made.
package struct TableRequest: Sendable {
    package var table: String
    package var request: CountRequest
}

extension IncidenceTable {
    /// Counts and arranges the tables of plans.
    ///
    /// `counting` is either counter; it answers all requests at once, in their order, so that one pass counts them;
    /// what several tables ask for is asked once. It is asked a second time when terms fall under a threshold, with
    /// those of each block as one group, so that the remainder rows hold distinct subjects. `paths` are the paths that
    /// the counter's keys mean. Throws what the counter throws, and when it names a path that `paths` lacks.
    package static func build(
        _ plans: [TablePlan], paths: [CodedPath], order: TermOrder,
        counting: ([TableRequest]) throws -> [IncidenceCounts]
    ) throws -> [IncidenceTable] {
        let known = KnownPaths(paths)
        let counts = try answers(to: plans.map { ($0.definition.name, $0.requests) }, counting)
        var tables = try zip(plans, counts).map { plan, counts in
            try TableArranging(plan: plan, paths: known, order: order).table(counts)
        }
        let second = zip(plans, tables).map { plan, table in
            (plan.definition.name, table.hiddenPaths.isEmpty ? [] : plan.requests(hidden: table.hiddenPaths))
        }
        guard second.contains(where: { !$0.1.isEmpty }) else { return tables }
        for (position, counts) in try answers(to: second, counting).enumerated() where !counts.isEmpty {
            tables[position].fillRemainders(
                ChoiceAnswers(counts, isWorst: plans[position].definition.split?.isWorst ?? false))
        }
        return tables
    }

    /// The answers to the requests of each table, asked for together and each once.
    private static func answers(
        to requests: [(table: String, requests: [CountRequest])],
        _ counting: ([TableRequest]) throws -> [IncidenceCounts]
    ) throws -> [[IncidenceCounts]] {
        var asked: [TableRequest] = []
        let positions = requests.map { table, requests in
            requests.map { request in
                if let known = asked.firstIndex(where: { $0.request == request }) { return known }
                asked.append(TableRequest(table: table, request: request))
                return asked.count - 1
            }
        }
        let answers = try counting(asked)
        return positions.map { $0.compactMap { $0 < answers.count ? answers[$0] : nil } }
    }

    /// The paths of each remainder row, in the order of rows.
    private var hiddenPaths: [Set<Int>] {
        guard case .terms(let rows) = body else { return [] }
        return rows.blocks.compactMap { $0.remainder?.paths }
    }

    /// Gives each remainder row its cells, in the order of rows.
    private mutating func fillRemainders(_ answers: ChoiceAnswers) {
        guard case .terms(var rows) = body else { return }
        let hidden = rows.blocks.indices.filter { rows.blocks[$0].remainder != nil }
        for (position, block) in hidden.enumerated() {
            rows.blocks[block].remainder?.counts = answers.group(position)
        }
        body = .terms(rows)
    }
}
