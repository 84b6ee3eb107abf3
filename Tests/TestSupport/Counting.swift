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
        order: TermOrder, counting: (CountRequest) throws -> IncidenceCounts
    ) throws -> IncidenceTable {
        try build([definition], rules: rules, selection: selection, paths: paths, order: order) { requests in
            try requests.map(counting)
        }[0]
    }
}
