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
    /// The subjects by the values of an attribute; those without a value are in none.
    package var subjects: (_ attribute: String) throws -> [SubjectValue]
    /// All subjects, of whom those without a value are a part.
    package var allSubjects: () throws -> SubjectSet

    package struct SubjectValue: Sendable {
        package var value: String
        package var subjects: SubjectSet

        package init(value: String, subjects: SubjectSet) {
            self.value = value
            self.subjects = subjects
        }
    }

    package init(
        paths: @escaping (_ soc: String?, _ pt: String?) throws -> Set<Int>?, unexpected: @escaping () throws -> Set<Int>,
        events: @escaping ([SupplementCondition]) throws -> Set<Int>,
        subjects: @escaping (_ attribute: String) throws -> [SubjectValue],
        allSubjects: @escaping () throws -> SubjectSet
    ) {
        self.paths = paths
        self.unexpected = unexpected
        self.events = events
        self.subjects = subjects
        self.allSubjects = allSubjects
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
        let values = try subjects(choice.attribute)
        func keys(_ isWanted: (String) -> Bool) -> [Int] { values.filter { isWanted($0.value) }.flatMap(\.subjects.keys) }
        switch choice.wanted {
        case .value(let text): return SubjectSet(keys { $0 == text })
        case .numbers(let from, let below):
            return SubjectSet(
                keys { text in
                    guard let number = Double(text), number.isFinite else { return false }
                    return number >= from ?? -.infinity && number < below ?? .infinity
                })
        case .missing(let ofNumbers):
            let known = SubjectSet(keys { !ofNumbers || Double($0)?.isFinite ?? false })
            return SubjectSet(try allSubjects().keys.filter { !known.contains($0) })
        }
    }

    /// The values of an attribute that the registry holds: numbers by size, then texts by code point.
    package func values(of attribute: String) throws -> [String] {
        try subjects(attribute).map(\.value).sorted { a, b in
            switch (Double(a), Double(b)) {
            case (let x?, let y?) where x != y: x < y
            case (_?, nil): true
            case (nil, _?): false
            default: Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8))
            }
        }
    }
}
