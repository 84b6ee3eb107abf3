import Safety

/// How the words of a definition's choices are looked up in a registry: terms by name, subjects by attribute, events by
/// supplement.
///
/// Whoever counts makes it; each member throws what the registry throws for a name that it does not have.
package struct ChoiceLookup {
    /// The paths of a SOC or PT, by code or name; nil where there is none of that name.
    package var paths: (_ soc: String?, _ pt: String?) throws -> Set<Int>?
    /// The paths of terms that the rules do not call expected.
    package var unexpected: () throws -> Set<Int>
    /// The events with all of some supplements.
    package var events: ([SupplementCondition]) throws -> Set<Int>
    private let characteristics: Characteristics

    /// - Parameter subjects: what each subject is by a characteristic.
    package init(
        paths: @escaping (_ soc: String?, _ pt: String?) throws -> Set<Int>?,
        unexpected: @escaping () throws -> Set<Int>,
        events: @escaping ([SupplementCondition]) throws -> Set<Int>,
        subjects: @escaping (_ attribute: String) throws -> SubjectValues
    ) {
        self.paths = paths
        self.unexpected = unexpected
        self.events = events
        characteristics = Characteristics(subjects)
    }

    /// The paths of terms that a choice names, and the names that the registry does not have.
    package func terms(of choice: EventChoice) throws -> (paths: Set<Int>, absent: [String]) {
        var found: (paths: Set<Int>, absent: [String]) = ([], [])
        for (name, isSOC) in choice.socs.map({ ($0, true) }) + choice.pts.map({ ($0, false) }) {
            if let own = try paths(isSOC ? name : nil, isSOC ? nil : name) {
                found.paths.formUnion(own)
            } else {
                found.absent.append(name)
            }
        }
        return found
    }

    /// The subjects of a choice.
    package func subjects(of choice: SubjectChoice) throws -> SubjectSet {
        try characteristics.values(of: choice.attribute).subjects { value in
            let number = value.flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
            return switch choice.wanted {
            case .value(let text): value == text
            case .numbers(let from, let below):
                number.map { $0 >= from ?? -.infinity && $0 < below ?? .infinity } ?? false
            case .missing(let ofNumbers): ofNumbers ? number == nil : value == nil
            }
        }
    }

    /// The values of an attribute that the registry holds: numbers by size, then texts by code point.
    package func values(of attribute: String) throws -> [String] {
        try characteristics.values(of: attribute).values.sorted { a, b in
            switch (Double(a), Double(b)) {
            case (let x?, let y?) where x != y: x < y
            case (_?, nil): true
            case (nil, _?): false
            default: Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8))
            }
        }
    }
}

/// The values of characteristics, looked up once for all categories of a table.
private final class Characteristics {
    private let look: (_ attribute: String) throws -> SubjectValues
    private var found: [String: SubjectValues] = [:]

    init(_ look: @escaping (_ attribute: String) throws -> SubjectValues) { self.look = look }

    func values(of attribute: String) throws -> SubjectValues {
        if let known = found[attribute] { return known }
        let values = try look(attribute)
        found[attribute] = values
        return values
    }
}
