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
        subjects: @escaping (_ attribute: String) throws -> [SubjectValue]
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
        let (known, missing) = try characteristics.subjects(by: choice.attribute)
        func subjects(_ isWanted: (String) -> Bool) -> [Int] {
            known.filter { isWanted($0.key) }.flatMap(\.value.keys)
        }
        switch choice.wanted {
        case .value(let text): return known[text] ?? SubjectSet()
        case .numbers(let from, let below):
            return SubjectSet(
                subjects { text in
                    guard let number = Double(text), number.isFinite else { return false }
                    return number >= from ?? -.infinity && number < below ?? .infinity
                })
        case .missing(let ofNumbers):
            guard ofNumbers else { return missing }
            return SubjectSet(missing.keys + subjects { !(Double($0)?.isFinite ?? false) })
        }
    }

    /// The values of an attribute that the registry holds: numbers by size, then texts by code point.
    package func values(of attribute: String) throws -> [String] {
        try characteristics.subjects(by: attribute).known.keys.sorted { a, b in
            switch (Double(a), Double(b)) {
            case (let x?, let y?) where x != y: x < y
            case (_?, nil): true
            case (nil, _?): false
            default: Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8))
            }
        }
    }
}

/// The subjects by the values of a characteristic, looked up once for all categories of a table.
private final class Characteristics {
    typealias Subjects = (known: [String: SubjectSet], missing: SubjectSet)

    private let look: (_ attribute: String) throws -> [SubjectValue]
    private var found: [String: Subjects] = [:]

    init(_ look: @escaping (_ attribute: String) throws -> [SubjectValue]) { self.look = look }

    func subjects(by attribute: String) throws -> Subjects {
        if let known = found[attribute] { return known }
        var subjects: Subjects = ([:], SubjectSet())
        for row in try look(attribute) {
            if let value = row.value {
                subjects.known[value, default: SubjectSet()].insert(row.subject)
            } else {
                subjects.missing.insert(row.subject)
            }
        }
        found[attribute] = subjects
        return subjects
    }
}
