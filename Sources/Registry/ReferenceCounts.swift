import Foundation
import GRDB
import Safety

extension Registry {
    /// Counts a request by the reference statements: `Schema/statements/select_events.sql` says which events count,
    /// `incidence.sql` counts them.
    package func referenceCounts(_ request: CountRequest) throws(RegistryError) -> IncidenceCounts {
        try reading(with: request.rules) { db in
            let inGroups = request.rules.armBasis == .groups
            let asked = request.selection.arms
            let population = try self.population(db, request.selection, inGroups: inGroups)
            let arms = asked?.isEmpty == true ? [] : population.map(\.arm)
            let total =
                inGroups ? try subjectsInGroups(db, request.selection) : population.reduce(0) { $0 + $1.subjects }
            let n = population.map(\.subjects).prefix(arms.count) + [total]
            // The column of an arm, and that of the total.
            let column = Dictionary(
                arms.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
            var counts = IncidenceCounts(
                arms: arms, n: Array(n), any: empty(arms), soc: [:], path: [:],
                groups: request.groups.map { _ in empty(arms) })
            try request.selection.select(db)
            var arguments = ["groups": try json(request.groups.map { $0.sorted() })] as [String: String?]
            if inGroups { arguments["arms"] = request.selection.armKeys }
            let cells = try db.cursor(inGroups ? "incidence_by_group" : "incidence", StatementArguments(arguments))
            while let row = try cells.next() {
                let arm: Int? = try row.optional("arm_id")
                guard let column = arm.map({ column[$0] }) ?? arms.count else { continue }
                let cell = CellCount(events: try row.value("events"), subjects: try row.value("subjects"))
                let key: Int = try row.value("key")
                switch try row.value("level") as String {
                case "any": counts.any[column] = cell
                case "soc": counts.soc[key, default: empty(arms)][column] = cell
                case "path": counts.path[key, default: empty(arms)][column] = cell
                default: counts.groups[key][column] = cell
                }
            }
            if request.countsPersonTime { counts.personTime = try personTime(db, request, of: counts) }
            return counts
        }
    }

    /// How all stored events divide into counted and left out, by `Schema/statements/dispositions.sql`.
    package func dispositions(_ rules: RuleSet) throws(RegistryError) -> DispositionCounts {
        try reading(with: rules) { db in
            var counts = DispositionCounts(
                events: [:], uncoded: 0, seriousWithoutCriterion: 0, criterionWithoutSerious: 0,
                rejectedRows: try db.row("rejected_rows")?.value("rows") ?? 0)
            for row in try db.rows("dispositions") {
                guard let disposition = EventDisposition(name: try row.value("disposition")) else { continue }
                counts.events[disposition] = try row.value("events")
                guard disposition == .counted else { continue }
                counts.uncoded = try row.value("uncoded")
                counts.seriousWithoutCriterion = try row.value("serious_without_criterion")
                counts.criterionWithoutSerious = try row.value("criterion_without_serious")
            }
            return counts
        }
    }

    /// The arms or groups that are columns, in the order asked for, with their sizes.
    private func population(
        _ db: Database, _ selection: EventSelection, inGroups: Bool
    ) throws -> [(arm: Arm, subjects: Int)] {
        let statement = inGroups ? "population_by_group" : "population"
        let all = try db.rows(statement, ["subjects": selection.subjectKeys]).map { row in
            (
                arm: Arm(id: try row.value("arm_id"), name: try row.value("arm")),
                subjects: try row.value("subjects") as Int
            )
        }
        guard let asked = selection.arms, !asked.isEmpty else { return all }
        return asked.enumerated().compactMap { place, key in
            asked.firstIndex(of: key) == place ? all.first { $0.arm.id == key } : nil
        }
    }

    private func subjectsInGroups(_ db: Database, _ selection: EventSelection) throws -> Int {
        try db.row(
            "population_in_groups", ["arms": selection.armKeys, "subjects": selection.subjectKeys])?
            .value("subjects") ?? 0
    }

    private func empty(_ arms: [Arm]) -> [CellCount] { Array(repeating: CellCount(), count: arms.count + 1) }
}
