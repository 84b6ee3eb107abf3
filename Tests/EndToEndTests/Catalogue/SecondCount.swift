import Testing

/// A second, slower count of a table from events as the views show them.
struct SecondCount {
    /// Which events the table is about.
    var chosen: (ViewedEvent) -> Bool = { _ in true }
    /// The categories of columns, by their labels.
    var categories: [(label: String, holds: (ViewedEvent) -> Bool)] = []
    /// The category of a subject by its worst event of a row, from the events of the row.
    var worst: (([ViewedEvent]) -> String)?
    /// The category of a subject, where columns are divided by subjects.
    var subgroup: ((ViewedSubject) -> String)?
    /// The rows of an overview.
    var rows: [(label: String, holds: (ViewedEvent) -> Bool)] = []
    /// Groups of terms.
    var groups: [(label: String, terms: Set<String>)] = []
    /// Whether PTs are rows whatever their SOC.
    var isByPT = false

    struct Cell: Hashable, CustomStringConvertible {
        var arm: String
        var category: String
        var level: String
        var group: String
        var soc: String
        var pt: String
        var description: String { "\(arm)|\(category)|\(level)|\(group)|\(soc)|\(pt)" }
    }

    /// Events, subjects and N of every cell that has an event in some column.
    func cells(_ events: [ViewedEvent], _ subjects: [ViewedSubject]) -> [Cell: [Int]] {
        var found: [Cell: [Int]] = [:]
        for row in tableRows(events.filter(chosen)) {
            for arm in Set(subjects.map(\.arm)).union(["Total"]) {
                let own = row.events.filter { arm == "Total" || $0.arm == arm }
                let people = subjects.filter { arm == "Total" || $0.arm == arm }
                for (category, events, n) in divided(own, people) {
                    var cell = row.cell
                    cell.arm = arm
                    cell.category = category
                    found[cell] = [events.count, Set(events.map(\.subject)).count, n]
                }
            }
        }
        return found
    }

    private func tableRows(_ events: [ViewedEvent]) -> [(cell: Cell, events: [ViewedEvent])] {
        func cell(_ level: String, group: String = "", soc: String = "", pt: String = "") -> Cell {
            Cell(arm: "", category: "", level: level, group: group, soc: soc, pt: pt)
        }
        if !rows.isEmpty { return rows.map { (cell("overview", pt: $0.label), events.filter($0.holds)) } }
        if !groups.isEmpty {
            let all = groups.reduce(into: Set()) { $0.formUnion($1.terms) }
            var found = [(cell("any"), events.filter { all.contains($0.pt) })]
            for group in groups {
                let own = events.filter { group.terms.contains($0.pt) }
                found.append((cell("group", group: group.label), own))
                for (soc, pt) in Set(own.map { [$0.soc, $0.pt] }).map({ ($0[0], $0[1]) }) {
                    found.append(
                        (cell("pt", group: group.label, soc: soc, pt: pt), own.filter { $0.soc == soc && $0.pt == pt }))
                }
            }
            return found
        }
        var found = [(cell("any"), events)]
        if isByPT {
            return found + Set(events.map(\.pt)).map { pt in (cell("pt", pt: pt), events.filter { $0.pt == pt }) }
        }
        for soc in Set(events.map(\.soc)) {
            let own = events.filter { $0.soc == soc }
            found.append((cell("soc", soc: soc), own))
            found += Set(own.map(\.pt)).map { pt in (cell("pt", soc: soc, pt: pt), own.filter { $0.pt == pt }) }
        }
        return found
    }

    /// The events of a row in a column: whole, then by category, each with its N.
    private func divided(
        _ events: [ViewedEvent], _ people: [ViewedSubject]
    ) -> [(category: String, events: [ViewedEvent], n: Int)] {
        var parts = [("", events, people.count)]
        parts += categories.map { ($0.label, events.filter($0.holds), people.count) }
        if let subgroup {
            let labels = Dictionary(uniqueKeysWithValues: people.map { ($0.subject, subgroup($0)) })
            for label in Set(labels.values) {
                parts.append(
                    (label, events.filter { labels[$0.subject] == label }, labels.values.count { $0 == label }))
            }
        }
        return parts
    }

    /// Subjects by their worst event of a row, in a column: only where the table counts so.
    func worstSubjects(_ events: [ViewedEvent], _ cell: Cell) -> Int? {
        guard let worst else { return nil }
        let own = events.filter(chosen).filter { event in
            (cell.arm == "Total" || event.arm == cell.arm) && (cell.soc.isEmpty || event.soc == cell.soc)
                && (cell.pt.isEmpty || event.pt == cell.pt)
        }
        let bySubject = Dictionary(grouping: own, by: \.subject)
        return bySubject.values.count { worst($0) == cell.category }
    }
}

extension SecondCount {
    private static func severity(_ label: (Int) -> String, _ events: [ViewedEvent]) -> String {
        label(events.map(\.rank).max() ?? 0)
    }

    private static func related(_ event: ViewedEvent) -> Bool { event.isRelated }
    private static func serious(_ event: ViewedEvent) -> Bool { event.isSerious }
    private static func unexpected(_ event: ViewedEvent) -> Bool { !["Headache", "Nausea"].contains(event.pt) }

    private static func age(_ subject: ViewedSubject) -> String {
        guard let age = subject.age else { return "Missing" }
        switch age {
        case ..<18: return "Below 18"
        case ..<65: return "18 to 64"
        case ..<75: return "65 to 74"
        case ..<85: return "75 to 84"
        default: return "85 or more"
        }
    }

    private static let special: [(label: String, terms: Set<String>)] = [
        (
            "Pain after the procedure",
            [
                "Back pain", "Pain", "Pain in extremity", "Musculoskeletal pain", "Implant site pain",
                "Injection site pain",
            ]
        ), ("Fever", ["Pyrexia", "Chills"]), ("Headache and dizziness", ["Headache", "Dizziness"]),
        ("Respiratory failure", ["Respiratory failure", "Respiratory arrest", "Dyspnea"]),
    ]

    private static var overview: [(label: String, holds: (ViewedEvent) -> Bool)] {
        [
            ("Adverse events", { _ in true }), ("Adverse drug reactions", related), ("Serious adverse events", serious),
            ("Serious adverse drug reactions", { $0.isSerious && $0.isRelated }),
            ("Severe adverse events", { $0.rank >= 3 }),
            ("Adverse events leading to withdrawal of the product", { $0.action == "drug_withdrawn" }),
            (
                "Adverse events leading to a change of dose",
                { ["dose_reduced", "dose_increased", "drug_interrupted"].contains($0.action) }
            ), ("Fatal adverse events", { $0.isFatal }),
        ]
    }

    private static var reexamination: [(label: String, holds: (ViewedEvent) -> Bool)] {
        [
            ("Adverse events (AE)", { _ in true }), ("Adverse drug reactions (ADR)", related),
            ("Serious adverse events (SAE)", serious),
            ("Serious adverse drug reactions", { $0.isSerious && $0.isRelated }),
            ("Unexpected adverse events", unexpected),
            ("Unexpected adverse drug reactions", { unexpected($0) && $0.isRelated }),
            ("Unexpected serious adverse events", { unexpected($0) && $0.isSerious }),
            ("Unexpected serious adverse drug reactions", { unexpected($0) && $0.isSerious && $0.isRelated }),
        ]
    }

    private static var kinds: [(label: String, holds: (ViewedEvent) -> Bool)] {
        zip(["AE", "ADR", "SAE", "Serious ADR"], reexamination.prefix(4).map(\.holds)).map { ($0, $1) }
            + [("Unexpected ADR", reexamination[5].holds), ("Unexpected serious ADR", reexamination[7].holds)]
    }

    private static var criteria: [(label: String, holds: (ViewedEvent) -> Bool)] {
        [
            "Death", "Life-threatening", "Hospitalisation", "Disability", "Congenital anomaly", "Medically important",
        ].enumerated().map { position, label in (label, { $0.criteria.contains(position + 1) }) }
    }

    private static var windows: [(label: String, holds: (ViewedEvent) -> Bool)] {
        func day(_ days: ClosedRange<Int>) -> (ViewedEvent) -> Bool { { $0.studyDay.map(days.contains) ?? false } }
        return [
            ("Day 1 to 7", day(1...7)), ("Day 8 to 14", day(8...14)), ("Day 15 to 56", day(15...56)),
            ("Day 57 or later", day(57...9999)),
        ]
    }

    /// The count of a table of the program; nil for one that is not known here. 18336 is 2020-03-15, 18627 2020-12-31.
    static func of(_ table: String) -> SecondCount? {
        switch table {
        case "ae", "teae-by-soc-pt", "rates", "comparison", "csr-14-5-01": SecondCount()
        case "adr": SecondCount(chosen: related)
        case "sae", "csr-14-5-02": SecondCount(chosen: serious)
        case "deaths": SecondCount(chosen: { $0.isFatal })
        case "discontinuations": SecondCount(chosen: { $0.action == "drug_withdrawn" })
        case "persistent": SecondCount(chosen: { $0.length.map { $0 > 14 } ?? false })
        case "ae-by-pt": SecondCount(isByPT: true)
        case "special-interest": SecondCount(groups: special)
        case "overview": SecondCount(rows: overview)
        case "kmfds": SecondCount(rows: reexamination)
        case "kmfds-by-soc-pt": SecondCount(categories: kinds)
        case "sae-by-criterion": SecondCount(chosen: serious, categories: criteria)
        case "ae-by-onset": SecondCount(categories: windows)
        case "ae-by-severity":
            SecondCount(worst: { severity({ ["Missing", "Mild", "Moderate", "Severe", "Severe", "Severe"][$0] }, $0) })
        case "ae-by-grade": SecondCount(worst: { severity({ $0 == 0 ? "Missing" : "Grade \($0)" }, $0) })
        case "ae-by-relationship": SecondCount(worst: { $0.contains(where: \.isRelated) ? "Related" : "Not related" })
        case "ae-by-sex": SecondCount(subgroup: { ["F": "Female", "M": "Male"][$0.sex ?? ""] ?? "Missing" })
        case "ae-by-age": SecondCount(subgroup: age)
        case "ae-by-site": SecondCount(subgroup: { $0.site ?? "Missing" })
        case "ae-by-doses":
            SecondCount(subgroup: { $0.doses == 1 ? "1 dose" : $0.doses == 2 ? "2 doses" : "3 or more doses" })
        case "cst":
            SecondCount(
                chosen: { $0.isSerious && $0.day ?? .max <= 18_627 },
                categories: [("Interval", { $0.day ?? 0 >= 18_336 }), ("Cumulative", { _ in true })])
        default: nil
        }
    }
}
