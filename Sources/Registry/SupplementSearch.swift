import GRDB
import Safety

extension Registry {
    /// The events with supplements that fulfil every condition; nil without a condition.
    ///
    /// Throws: a request's error when no event has a supplement of a name.
    package func events(with conditions: [SupplementCondition]) throws(RegistryError) -> Set<Int>? {
        if conditions.isEmpty { return nil }
        let known: [String] = try reading { db in
            try db.rows("supplement_names").map { try $0.value(at: 0) }
        }
        if let unknown = conditions.first(where: { !known.contains($0.name) }) {
            let hint = NearNames.question(
                unknown.name, among: known,
                otherwise: known.isEmpty ? "No event has any." : "There are \(known.joined(separator: ", ")).")
            throw RegistryError(.request, "No event has a supplement \"\(unknown.name)\". \(hint)")
        }
        return try reading { db in
            var chosen: Set<Int>?
            for condition in conditions {
                var found: Set<Int> = []
                for row in try db.rows("supplement_values", ["name": condition.name])
                where condition.holds(try row.value("value")) {
                    found.insert(try row.value("event_id"))
                }
                chosen = chosen?.intersection(found) ?? found
            }
            return chosen
        }
    }
}
