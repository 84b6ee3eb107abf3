/// A preferred term of the invented dictionary.
struct Term {
    let name: String
    let organClass: OrganClass
    /// The term's place within its organ class, from 1: printed labels first, then fillers.
    let number: Int
    let isFiller: Bool

    var code: String { "P" + organClass.number + padded(number, 2) }
}

/// All terms: the labels printed in the three tables and invented fillers for what the tables do not show.
struct Terms {
    let all: [Term]
    private let places: [String: Int]

    init() {
        var all: [Term] = []
        for organClass in OrganClass.allCases {
            var names: [String] = []
            let printed = PublishedTables.adverseEvents + PublishedTables.reactions + PublishedTables.seriousEvents
            for row in printed where row.organClass == organClass && !names.contains(row.name) {
                names.append(row.name)
            }
            let labels = names.count
            names += (0..<organClass.fillerTerms).map { "Filler term " + organClass.letter + padded($0 + 1, 2) }
            for (place, name) in names.enumerated() {
                all.append(
                    Term(name: name, organClass: organClass, number: place + 1, isFiller: place >= labels))
            }
        }
        self.all = all
        places = Dictionary(all.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The place of a term in `all`.
    func place(of name: String) throws(GenerationError) -> Int {
        guard let place = places[name] else { throw GenerationError.unmet("the term \(name) is not in the dictionary") }
        return place
    }

    /// Fillers that carry natural progression only; nothing that counts is coded to them.
    static let progressionOnly: Set<String> = ["Filler term H11", "Filler term H12", "Filler term H13"]
    /// A term of the dictionary without any event.
    static let unused: Set<String> = ["Filler term H14"]
}
