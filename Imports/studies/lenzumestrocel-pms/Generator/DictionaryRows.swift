/// The invented dictionary: one row for each lowest level term and path.
enum DictionaryRows {
    static let name = "Invented dictionary; labels as printed under MedDRA 25"
    static let version = "1"
    static let language = "en"

    /// The lowest level terms of a term: its own name first, then its variants.
    static func lowestLevelTerms(of term: Term) -> [(code: String, name: String)] {
        ([term.name] + variants(of: term)).enumerated().map { place, name in
            ("L" + String(term.code.dropFirst()) + padded(place + 1, 2), name)
        }
    }

    /// Spelling variants of the printed labels; every second filler has an invented one.
    private static func variants(of term: Term) -> [String] {
        switch term.name {
        case "Diarrhea": ["Diarrhoea"]
        case "Dyspnea": ["Dyspnoea"]
        case "Pain in extremity": ["Pain in the extremities", "Pain in extremities"]
        case "Implant site pain": ["Implant-site pain"]
        case "Injection site pain": ["Injection-site pain"]
        default: term.isFiller && term.number.isMultiple(of: 2) ? [term.name + ", variant"] : []
        }
    }

    /// Terms with a second path; which ones and where to is invented.
    private static let secondPaths: [String: OrganClass] = [
        "Upper limb fracture": .musculoskeletal,
        "Injection site pain": .injury,
        "Filler term A02": .respiratory,
        "Filler term H03": .general,
        "Filler term K01": .vascular,
        "Filler term N01": .infections,
    ]

    static func text(terms: Terms) -> String {
        var table = CSVText(columns: [
            "dictionary", "version", "language", "soc_code", "soc_name", "hlgt_code", "hlgt_name", "hlt_code",
            "hlt_name", "pt_code", "pt_name", "llt_code", "llt_name", "primary",
        ])
        for term in terms.all {
            write(term, under: term.organClass, primary: "Y", into: &table)
            if let second = secondPaths[term.name] {
                write(term, under: second, primary: "N", into: &table)
            }
        }
        return table.text
    }

    private static func write(_ term: Term, under organClass: OrganClass, primary: String, into table: inout CSVText) {
        // Two invented groups an organ class, two invented subgroups a group.
        let group = 1 + term.number % 2
        let subgroup = 1 + term.number / 2 % 2
        let groupCode = organClass.number + padded(group, 2)
        for lowest in lowestLevelTerms(of: term) {
            table.append([
                name, version, language,
                "S" + organClass.number, organClass.name,
                "G" + groupCode, "Filler group \(organClass.letter)\(group)",
                "H" + groupCode + padded(subgroup, 2), "Filler subgroup \(organClass.letter)\(group)-\(subgroup)",
                term.code, term.name, lowest.code, lowest.name, primary,
            ])
        }
    }
}
