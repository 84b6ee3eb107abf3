/// The categories into which every column of a table is divided, such as severities or age groups.
package struct TableSplit: Sendable, Equatable {
    package enum Division: Sendable, Equatable {
        /// Categories that the definition states, in the order of columns.
        case categories([Category])
        /// A category for each value of an attribute of subjects that the registry holds: those with names in the order of
        /// the names, then the others in ascending order.
        case values(attribute: String, names: [NamedValue<String>])
    }
    /// Which of the two is the outer head of columns.
    package enum Order: String, Sendable, CaseIterable {
        case categoriesInArms = "categories_in_arms"
        case armsInCategories = "arms_in_categories"
    }

    /// The word by which the definition asks for it; nil for categories of its own.
    package var basis: Basis?
    package var division: Division
    /// Whether a subject is in the one category of its worst event of a row, instead of in that of every event.
    /// Categories then stand from the least to the worst, each choosing what is at least as bad.
    package var isWorst = false
    package var order = Order.categoriesInArms
    /// The positions of the categories in the order of columns; nil is their own.
    package var columnOrder: [Int]?
    /// The head of the column of all categories together, which stands last; nil shows none.
    package var overall: String?

    package init(basis: Basis?, division: Division) {
        self.basis = basis
        self.division = division
    }

    package enum Basis: String, Sendable, CaseIterable {
        case severity, grade, relationship, causality, criterion, onset, period, subjects
    }

    package struct Category: Sendable, Equatable {
        package var label: String
        package var choice: EventChoice

        package init(label: String, choice: EventChoice) {
            self.label = label
            self.choice = choice
        }
    }
}

extension TableSplit {
    /// Mild, moderate and severe, where severe holds what is worse; and at last, where it is asked for, not known.
    package static func severities(isWorst: Bool, missing: Bool) -> [Category] {
        let words: [(String, Set<Severity>)] = [
            ("Mild", [.mild]), ("Moderate", [.moderate]), ("Severe", [.severe, .lifeThreatening, .fatal]),
        ]
        return ranked(words, isWorst: isWorst, missing: missing)
    }

    /// The grades 1 to 5; and at last, where it is asked for, not known.
    package static func grades(isWorst: Bool, missing: Bool) -> [Category] {
        ranked(Severity.allCases.map { ("Grade \($0.rawValue)", [$0]) }, isWorst: isWorst, missing: missing)
    }

    private static func ranked(
        _ words: [(label: String, values: Set<Severity>)], isWorst: Bool, missing: Bool
    ) -> [Category] {
        var categories = words.indices.map { position in
            var choice = EventChoice()
            choice.severity =
                isWorst ? words[position...].reduce(into: []) { $0.formUnion($1.values) } : words[position].values
            return Category(label: words[position].label, choice: choice)
        }
        guard missing else { return categories }
        var unknown = EventChoice()
        if !isWorst {
            unknown.severity = []
            unknown.unknownSeverity = true
        }
        // Least of all: a subject is in it when no event of the row has a severity. It is printed at last.
        categories.insert(Category(label: "Missing", choice: unknown), at: 0)
        return categories
    }

    /// Not related and related, as the rules say; a subject with an event of both is in the second.
    package static var relationships: [Category] {
        [
            Category(label: "Not related", choice: EventChoice()),
            Category(label: "Related", choice: EventChoice(related: true)),
        ]
    }

    /// The assessments, from the least to the greatest certainty of a relation.
    package static func causalities(isWorst: Bool) -> [Category] {
        let words: [(String, Set<Causality>)] = [
            ("Missing", [.missing]), ("Not related", [.notRelated]), ("Unlikely", [.unlikely]),
            ("Unassessable", [.unassessable]), ("Conditional", [.conditional]), ("Possible", [.possible]),
            ("Probable", [.probable]), ("Certain", [.certain, .related]),
        ]
        return words.indices.map { position in
            var choice = EventChoice()
            choice.causality = isWorst ? words[position...].reduce(into: []) { $0.formUnion($1.1) } : words[position].1
            return Category(label: words[position].0, choice: choice)
        }
    }

    /// The criteria of E2B(R3), of which an event may have several.
    package static var criteria: [Category] {
        let words: [(String, SeriousnessCriterion)] = [
            ("Death", .death), ("Life-threatening", .lifeThreatening), ("Hospitalisation", .hospitalisation),
            ("Disability", .disability), ("Congenital anomaly", .congenitalAnomaly),
            ("Medically important", .medicallyImportant),
        ]
        return words.map { label, criterion in
            var choice = EventChoice()
            choice.criteria = [criterion]
            return Category(label: label, choice: choice)
        }
    }

    /// Windows of the day of onset, each from its own first day to the day before the next one's; the last is open.
    package static func onsetWindows(_ firstDays: [Int]) -> [Category] {
        firstDays.indices.map { position in
            let first = firstDays[position]
            var choice = EventChoice()
            guard position + 1 < firstDays.count else {
                choice.onsetDays = first...lastDay
                return Category(label: "Day \(first) or later", choice: choice)
            }
            // There is no day 0.
            let last = firstDays[position + 1] == 1 ? -1 : firstDays[position + 1] - 1
            choice.onsetDays = first...max(first, last)
            return Category(label: first == last ? "Day \(first)" : "Day \(first) to \(last)", choice: choice)
        }
    }

    /// Beyond any day that a registry can hold.
    package static let lastDay = 9_999_999

    package static var periods: [Category] {
        ReportingPeriod.allCases.map { period in
            var choice = EventChoice()
            choice.period = period
            return Category(label: period == .interval ? "Interval" : "Cumulative", choice: choice)
        }
    }

    /// Ranges of an attribute that is a number: below the first cut, from each cut to the next one, and from the last on.
    /// Whole cuts are said by the last whole number below the next.
    package static func ranges(of attribute: String, cuts: [Double]) -> [Category] {
        func text(_ value: Double) -> String {
            value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
        }
        let isWhole = cuts.allSatisfy { $0 == $0.rounded() }
        let bounds: [(Double?, Double?)] = zip([nil] + cuts.map(Optional.some), cuts.map(Optional.some) + [nil]).map {
            ($0, $1)
        }
        return bounds.map { from, below in
            let label =
                switch (from, below) {
                case (nil, let below?): "Below \(text(below))"
                case (let from?, nil): "\(text(from)) or more"
                case (let from?, let below?) where isWhole && below - from == 1: text(from)
                case (let from?, let below?) where isWhole: "\(text(from)) to \(text(below - 1))"
                case (let from?, let below?): "From \(text(from)) to below \(text(below))"
                case (nil, nil): "All"
                }
            var choice = EventChoice()
            choice.subjects = SubjectChoice(attribute: attribute, wanted: .numbers(from: from, below: below))
            return Category(label: label, choice: choice)
        }
    }
}
