import Incidence
import Safety

/// Counting a registry that is one chunk, request by request.
extension PackedCounter {
    package static func count(_ request: CountRequest, in registry: SmallRegistry) throws -> IncidenceCounts {
        try count([request], frame: registry.frame, chunks: [registry.columns])[0]
    }

    package static func count(
        _ requests: [CountRequest], frame: ColumnFrame, chunks: [SafetyColumns]
    ) throws -> [IncidenceCounts] {
        try counter(requests, frame: frame, chunks: chunks).counts
    }

    package static func dispositions(
        rules: RuleSet, in registry: SmallRegistry, rejectedRows: Int = 0
    ) throws -> DispositionCounts? {
        let request = CountRequest(rules: rules, selection: EventSelection())
        return try counter([request], frame: registry.frame, chunks: [registry.columns])
            .dispositions(ofRequest: 0, rejectedRows: rejectedRows)
    }

    /// What chunks were added to.
    package static func counter(
        _ requests: [CountRequest], frame: ColumnFrame, chunks: [SafetyColumns], divides: Bool = true
    ) throws -> PackedCounter {
        var counter = PackedCounter(requests, frame: frame, divides: divides)
        for chunk in chunks { try counter.add(chunk) }
        return counter
    }
}

extension IncidenceTable {
    /// One table, each of its requests counted by itself.
    package static func build(
        _ definition: TableDefinition, rules: RuleSet, selection: EventSelection, paths: [CodedPath],
        order: TermOrder, subjects: [String: SubjectValues] = [:],
        counting: (CountRequest) throws -> IncidenceCounts
    ) throws -> IncidenceTable {
        let plan = try TablePlan(
            definition, rules: rules, selection: selection, paths: paths, key: order.key,
            lookup: ChoiceLookup(paths, rules: rules, subjects: subjects))
        return try build([plan], paths: paths, order: order) { try $0.map { try counting($0.request) } }[0]
    }
}

extension ChoiceLookup {
    /// Terms looked up by name among paths, subjects among values given.
    package init(_ paths: [CodedPath], rules: RuleSet, subjects: [String: SubjectValues] = [:]) {
        self.init(
            paths: { soc, pt in
                let found = paths.filter { $0.soc.name == soc ?? $0.soc.name && $0.pt.name == pt ?? $0.pt.name }
                return found.isEmpty ? nil : Set(found.map(\.id))
            },
            unexpected: {
                let expected = Set(rules.expectedTerms?.pts ?? [])
                return Set(paths.filter { !expected.contains($0.pt.name) }.map(\.id)).union([CodedPath.uncoded])
            }, events: { _ in [] }, subjects: { subjects[$0] ?? SubjectValues() })
    }
}

extension SubjectValues {
    /// The values of subjects whose keys are their places from 1.
    package init(of values: [String?]) {
        self.init()
        for (place, value) in values.enumerated() { add(place + 1, value) }
    }
}
