import Safety

extension DefinitionNode {
    /// The categories of columns: `by` one of the words, or `categories` with labels and choices.
    func split() throws(ReportsError) -> TableSplit {
        let members = try members([
            "by", "categories", "worst", "missing", "windows", "attribute", "cuts", "names", "order", "overall",
        ])
        var split: TableSplit
        if let categories = members["categories"] {
            for key in ["by", "windows", "attribute", "cuts", "names", "missing"] where members[key] != nil {
                throw failure("'\(key)' does not go with 'categories'.")
            }
            split = TableSplit(basis: nil, division: .categories(try categories.categories()))
            split.isWorst = try members["worst"]?.flag() ?? false
        } else {
            split = try named(by: try members.required("by").word(TableSplit.Basis.self), members)
        }
        split.order = try members["order"]?.word(TableSplit.Order.self) ?? .categoriesInArms
        split.overall = try members["overall"]?.text()
        return split
    }

    private func named(by basis: TableSplit.Basis, _ members: DefinitionMembers) throws(ReportsError) -> TableSplit {
        let own: [TableSplit.Basis: Set<String>] = [
            .severity: ["worst", "missing"], .grade: ["worst", "missing"], .causality: ["worst"], .onset: ["windows"],
            .subjects: ["attribute", "cuts", "names"],
        ]
        for key in ["worst", "missing", "windows", "attribute", "cuts", "names"]
        where members[key] != nil && !(own[basis]?.contains(key) ?? false) {
            throw failure("'\(key)' does not go with a split by \(basis.rawValue).")
        }
        let isWorst = try members["worst"]?.flag() ?? (basis == .relationship)
        let missing = try members["missing"]?.flag() ?? true
        var categories: [TableSplit.Category]
        var columnOrder: [Int]?
        switch basis {
        case .severity, .grade:
            categories =
                basis == .severity
                ? TableSplit.severities(isWorst: isWorst, missing: missing)
                : TableSplit.grades(isWorst: isWorst, missing: missing)
            if missing { columnOrder = Array(1..<categories.count) + [0] }
        case .relationship:
            categories = TableSplit.relationships
            columnOrder = [1, 0]
        case .causality:
            categories = TableSplit.causalities(isWorst: isWorst)
            columnOrder = categories.indices.reversed()
        case .criterion: categories = TableSplit.criteria
        case .onset: categories = TableSplit.onsetWindows(try members.required("windows").ascendingDays())
        case .period: categories = TableSplit.periods
        case .subjects: return try subjectSplit(members)
        }
        var split = TableSplit(basis: basis, division: .categories(categories))
        split.isWorst = isWorst
        split.columnOrder = columnOrder
        return split
    }

    private func subjectSplit(_ members: DefinitionMembers) throws(ReportsError) -> TableSplit {
        let attribute = try members.required("attribute").text()
        if let cuts = members["cuts"] {
            guard members["names"] == nil else { throw failure("'cuts' and 'names' exclude each other.") }
            return TableSplit(
                basis: .subjects,
                division: .categories(TableSplit.ranges(of: attribute, cuts: try cuts.ascendingNumbers())))
        }
        return TableSplit(
            basis: .subjects, division: .values(attribute: attribute, names: try members["names"]?.pairs() ?? []))
    }

    private func categories() throws(ReportsError) -> [TableSplit.Category] {
        var categories: [TableSplit.Category] = []
        for item in try items() {
            let members = try item.members(["label"] + Self.choiceKeys)
            let label = try members.required("label").text()
            guard !categories.contains(where: { $0.label == label }) else {
                throw item.failure("'\(label)' is given twice.")
            }
            categories.append(TableSplit.Category(label: label, choice: try members.choice()))
        }
        guard !categories.isEmpty else { throw failure("the list is empty.") }
        return categories
    }

    private func ascendingDays() throws(ReportsError) -> [Int] {
        var days: [Int] = []
        for item in try items() {
            let day = try item.day()
            guard day > days.last ?? Int.min else { throw item.failure("the first days of windows must ascend.") }
            days.append(day)
        }
        guard !days.isEmpty else { throw failure("the list is empty.") }
        return days
    }

    private func ascendingNumbers() throws(ReportsError) -> [Double] {
        var numbers: [Double] = []
        for item in try items() {
            let number = try item.number()
            guard number > numbers.last ?? -.infinity else { throw item.failure("cuts must ascend.") }
            numbers.append(number)
        }
        guard !numbers.isEmpty else { throw failure("the list is empty.") }
        return numbers
    }
}
