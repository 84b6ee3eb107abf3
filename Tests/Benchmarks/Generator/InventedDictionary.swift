import Imports

/// A dictionary of invented terms below the 27 SOC names. Its words and codes are no one's but the benchmark's.
struct InventedDictionary {
    /// A preferred term, as the bytes that the rows of events need.
    struct Term {
        let name: [UInt8]
        let lowerCaseName: [UInt8]
        /// Its lowest level terms, as fields.
        let lowestLevel: [(code: Int, field: [UInt8])]
        /// Code and name of the term and of its organ class, as fields between commas.
        let codedFields: [UInt8]
    }

    private(set) var terms: [Term] = []

    /// Syllables of the invented first word; the second says what kind of complaint it is.
    private static let beginnings = ["Bal", "Cor", "Dem", "Fen", "Gor", "Hul", "Jar", "Kel", "Lum", "Mav"]
    private static let endings = ["adric", "enoid", "islan", "omar", "uvial"]
    private static let complaints = [
        "ache", "burning", "chill", "cramp", "deficit", "distension", "dryness", "excess", "failure", "flush", "fold",
        "frailty", "hardness", "heaviness", "itch", "laxity", "loss", "murmur", "nodule", "numbness", "patch",
        "pressure", "pulsation", "redness", "rigidity", "sore", "sting", "throb", "tremor", "weakness",
    ]
    /// What an additional lowest level term adds to the preferred term; commas make its field quoted.
    private static let qualifiers = ["", ", left-sided", " on waking", ", recurrent"]
    /// How many terms a SOC has of each hundred or so, in the agreed order of SOCs.
    private static let shares = [
        11, 2, 3, 2, 1, 4, 5, 9, 4, 2, 4, 3, 7, 13, 2, 8, 7, 3, 1, 2, 1, 10, 8, 6, 1, 1, 1,
    ]

    /// The terms in order of frequency, most frequent first.
    init(random: inout RandomStream) {
        var names = Self.beginnings.flatMap { first in
            Self.endings.flatMap { second in Self.complaints.map { "\(first)\(second) \($0)" } }
        }
        for last in names.indices.reversed() { names.swapAt(last, random.below(last + 1)) }
        let organClasses = Imports.agreedSOCOrder()
        let drawn = zip(organClasses.indices, Self.shares).flatMap { Array(repeating: $0, count: $1) }
        for (rank, name) in names.enumerated() {
            // Every SOC has a term; the rest fall by the shares.
            let place = rank < organClasses.count ? rank : drawn[random.below(drawn.count)]
            let code = 70_000_000 + rank * 31 + random.below(31)
            let lowestLevel = (0...random.below(Self.qualifiers.count)).map { number in
                (number == 0 ? code : 80_000_000 + rank * 8 + number, CSVFile.field(name + Self.qualifiers[number]))
            }
            terms.append(
                Term(
                    name: Array(name.utf8), lowerCaseName: Array(name.lowercased().utf8), lowestLevel: lowestLevel,
                    codedFields: Array(",\(code),\(name),\(90_000_000 + place * 100),".utf8)
                        + CSVFile.field(organClasses[place]) + Array(",".utf8)))
        }
    }

    func write(to file: inout CSVFile) throws {
        for term in terms {
            for lowestLevel in term.lowestLevel {
                file.add(lowestLevel.code, width: 8)
                file.add(UInt8(ascii: ","))
                file.add(lowestLevel.field)
                file.add(term.codedFields)
                file.add("Y")
                try file.endRow()
            }
        }
    }
}
