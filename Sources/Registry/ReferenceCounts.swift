import Foundation
import GRDB
import Safety

extension Registry {
    /// Counts a request by the reference statement, `Schema/statements/incidence.sql`.
    package func referenceCounts(_ request: CountRequest) throws(RegistryError) -> IncidenceCounts {
        try reading(with: request.rules) { db in
            let selected = request.selection.arm
            var arms: [Arm] = []
            var n: [Int] = []
            for (arm, subjects) in try population(db, arm: selected) {
                arms.append(arm)
                n.append(subjects)
            }
            n.append(n.reduce(0, +))
            var counts = IncidenceCounts(
                arms: arms, n: n, any: empty(arms), soc: [:], path: [:],
                groups: request.groups.map { _ in empty(arms) })
            let cells = try db.cursor("incidence", try request.arguments)
            while let row = try cells.next() {
                let arm: Int? = try row.optional("arm_id")
                guard let column = arm == nil ? arms.count : arms.firstIndex(where: { $0.id == arm }) else { continue }
                let cell = CellCount(events: try row.value("events"), subjects: try row.value("subjects"))
                let key: Int = try row.value("key")
                switch try row.value("level") as String {
                case "any": counts.any[column] = cell
                case "soc": counts.soc[key, default: empty(arms)][column] = cell
                case "path": counts.path[key, default: empty(arms)][column] = cell
                default: counts.groups[key][column] = cell
                }
            }
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

    private func population(_ db: Database, arm selected: Int?) throws -> [(arm: Arm, subjects: Int)] {
        try db.rows("population").compactMap { row in
            let arm = Arm(id: try row.value("arm_id"), name: try row.value("arm"))
            return selected == nil || arm.id == selected ? (arm, try row.value("subjects")) : nil
        }
    }

    private func empty(_ arms: [Arm]) -> [CellCount] { Array(repeating: CellCount(), count: arms.count + 1) }
}

extension EventSelection {
    /// The parameters of `incidence.sql`.
    fileprivate var arguments: [String: (any DatabaseValueConvertible)?] {
        [
            "serious": serious, "related": related, "fatal": fatal,
            "severities": severity.map { json($0.map(\.rawValue).sorted()) },
            "paths": paths.map { json($0.sorted()) }, "events": events.map { json($0.sorted()) }, "arm": arm,
            "subject": subject,
            "first_day": from?.number, "last_day": to?.number,
        ]
    }
}

extension CountRequest {
    fileprivate var arguments: StatementArguments {
        get throws {
            var values = selection.arguments
            values["groups"] = try json(groups.map { $0.sorted() })
            return StatementArguments(values)
        }
    }
}
