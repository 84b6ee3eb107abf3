import Incidence
import Registry
import Reporting
import Safety

/// Tables of characteristics.
extension DisplayMaking {
    /// The tables of definitions. Those with the same population and columns are counted together, each subject once.
    func characteristics(_ definitions: [CharacteristicsDefinition]) throws -> [CharacteristicsReport] {
        let asked = try definitions.map { definition in
            let rules = rules(definition.population)
            return Asked(rules: rules, columns: try columns(definition.columns, rules))
        }
        var counts: [(asked: Asked, count: CharacteristicsCount)] = []
        for own in asked where !counts.contains(where: { $0.asked == own }) {
            let alike = zip(definitions, asked).filter { $1 == own }.map(\.0)
            counts.append((asked: own, count: try count(alike, own)))
        }
        return zip(definitions, asked).compactMap { definition, own in
            guard let count = counts.first(where: { $0.asked == own })?.count else { return nil }
            return CharacteristicsReport(
                definition: definition, table: CharacteristicsTable(definition, of: count),
                source: source(definition.population), armCount: arms.count, daysPerYear: own.rules.daysPerYear)
        }
    }

    private func count(
        _ definitions: [CharacteristicsDefinition], _ asked: Asked
    ) throws -> CharacteristicsCount {
        var count = CharacteristicsCount(definitions, arms: asked.columns)
        try registry.populationSubjects(asked.rules, count.asked) { count.add($0) }
        guard definitions.contains(where: { $0.rows.contains { $0.source == .followUp } }) else { return count }
        let (rules, arms) = (asked.rules, asked.columns)
        count.add(
            try registry.columns(FollowUpCounter.wanted(rules), frame: frame) { frame in
                FollowUpCounter(rules, arms: arms, frame: frame)
            } add: { counter, chunk in
                try counter.add(chunk)
            } join: { counter, other in
                counter.join(other)
            })
        return count
    }

    /// Whom a table counts, and in which columns.
    private struct Asked: Equatable {
        var rules: RuleSet
        var columns: [Arm]
    }
}
