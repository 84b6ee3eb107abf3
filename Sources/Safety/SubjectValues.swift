/// What each subject is by one characteristic, for tables by subgroup. A value that many subjects have is kept once.
package struct SubjectValues: Sendable, Equatable {
    /// The values that subjects have, each once, in the order in which they came.
    package private(set) var values: [String] = []
    private var subjects: [Int] = []
    /// By subject the place of its value among `values`, -1 where none was delivered.
    private var places: [Int32] = []
    private var placeOfValue: [String: Int32] = [:]

    package init() {}

    /// Adds a subject by the registry's key, with its value as delivered; nil where none was.
    package mutating func add(_ subject: Int, _ value: String?) {
        subjects.append(subject)
        guard let value else {
            places.append(-1)
            return
        }
        if let place = placeOfValue[value] {
            places.append(place)
        } else {
            let place = Int32(values.count)
            placeOfValue[value] = place
            values.append(value)
            places.append(place)
        }
    }

    /// The subjects whose values are wanted; nil stands for none delivered.
    package func subjects(where isWanted: (String?) -> Bool) -> SubjectSet {
        let wantsMissing = isWanted(nil)
        let wanted = values.map { isWanted($0) }
        var set = SubjectSet()
        for (subject, place) in zip(subjects, places) where place < 0 ? wantsMissing : wanted[Int(place)] {
            set.insert(subject)
        }
        return set
    }
}
