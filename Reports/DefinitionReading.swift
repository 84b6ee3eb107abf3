import Safety

extension TableDefinition {
    private static let commonKeys = [
        "kind", "name", "title", "population", "columns", "most_frequent", "statistics", "decimals", "footnotes",
    ]
    private static let termKeys = ["selection", "levels", "threshold", "sort", "pins"]

    /// Reads a definition: a table of terms has a `selection`, an overview has `rows` instead.
    init(_ root: DefinitionNode) throws(ReportsError) {
        let members = try root.members(Self.commonKeys + Self.termKeys + ["rows"])
        let kind: Kind
        if let rows = members["rows"] {
            for key in Self.termKeys where members[key] != nil {
                throw root.failure("'\(key)' belongs to a table of terms, not to one with 'rows'.")
            }
            kind = .overview(try rows.overviewRows())
        } else {
            kind = .terms(try members.required("selection").choice())
        }
        self.init(
            name: try members.required("name").text(), title: try members.required("title").text(), kind: kind)
        if case .terms = kind {
            levels = Set(try members.required("levels").words(TableLevel.self))
            sort = try members.required("sort").sort()
            threshold = try members["threshold"]?.threshold()
            pins = try members["pins"]?.pins() ?? []
        }
        population = try members["population"]?.population()
        columns = try members.tableColumns()
        statistics = try members.required("statistics").words(Statistic.self)
        decimals = try members.required("decimals").whole(0...6)
        footnotes = try members["footnotes"]?.texts() ?? []
    }
}

private enum ColumnWord: String, CaseIterable { case arms, total }

extension DefinitionMembers {
    /// The columns by the keys `columns` and `most_frequent`.
    func tableColumns() throws(ReportsError) -> TableColumns {
        let shown = try required("columns").words(ColumnWord.self)
        var columns = TableColumns(arms: shown.contains(.arms), total: shown.contains(.total))
        if let most = try self["most_frequent"]?.whole(1...1000) { columns.mostFrequent = most }
        return columns
    }
}

extension DefinitionNode {
    private static let choiceKeys = ["serious", "non_serious", "related", "fatal"]

    func choice() throws(ReportsError) -> EventChoice {
        try Self.choice(of: members(Self.choiceKeys))
    }

    private static func choice(of members: DefinitionMembers) throws(ReportsError) -> EventChoice {
        let choice = EventChoice(
            serious: try members["serious"]?.flag() ?? false, nonSerious: try members["non_serious"]?.flag() ?? false,
            related: try members["related"]?.flag() ?? false, fatal: try members["fatal"]?.flag() ?? false)
        guard !(choice.serious && choice.nonSerious) else {
            throw members.owner.failure("'serious' and 'non_serious' exclude each other: keep one.")
        }
        return choice
    }

    fileprivate func overviewRows() throws(ReportsError) -> [OverviewRow] {
        var rows: [OverviewRow] = []
        for item in try items() {
            let members = try item.members(["label"] + Self.choiceKeys)
            let label = try members.required("label").text()
            guard !rows.contains(where: { $0.label == label }) else { throw item.failure("'\(label)' is given twice.") }
            rows.append(OverviewRow(label: label, choice: try Self.choice(of: members)))
        }
        guard !rows.isEmpty else { throw failure("an overview needs at least one row.") }
        return rows
    }

    /// `rule_set` leaves the population to the rules; `exposed`, `all` and `{flag: NAME}` are the table's own.
    func population() throws(ReportsError) -> PopulationRule? {
        if isMapping { return .flag(try members(["flag"]).required("flag").text()) }
        switch try text() {
        case "rule_set": return nil
        case "exposed": return .exposed
        case "all": return .all
        default: throw failure("expected rule_set, exposed, all, or {flag: NAME}.")
        }
    }

    fileprivate func threshold() throws(ReportsError) -> Threshold {
        let members = try members(["percent", "comparator", "basis"])
        let percent = try members.required("percent")
        guard let (numerator, denominator) = Threshold.exactPercent(try percent.text()) else {
            throw percent.failure("expected a percentage from 0 to 100, such as 5 or 2.5.")
        }
        return Threshold(
            comparator: try members.required("comparator").word(Threshold.Comparator.self), numerator: numerator,
            denominator: denominator, basis: try members.required("basis").word(Threshold.Basis.self))
    }

    fileprivate func sort() throws(ReportsError) -> TableSort {
        let members = try members(["soc", "pt"])
        return TableSort(
            soc: try members.required("soc").word(TableSort.SOCOrder.self),
            pt: try members.required("pt").words(TableSort.Key.self))
    }

    fileprivate func pins() throws(ReportsError) -> [Pin] {
        var pins: [Pin] = []
        for item in try items() {
            let members = try item.members(["soc", "pt", "before"])
            pins.append(
                Pin(
                    soc: try members.required("soc").text(), pt: try members.required("pt").text(),
                    before: try members.required("before").text()))
        }
        return pins
    }
}
