import Safety

extension TableDefinition {
    private static let commonKeys = [
        "kind", "name", "title", "emergent_title", "population", "columns", "most_frequent", "split", "statistics",
        "methods", "comparison", "decimals", "footnotes",
    ]
    private static let termKeys = ["selection", "levels", "threshold", "sort", "pins"]

    /// Reads a definition: a table of terms has a `selection`, an overview has `rows` instead.
    init(_ root: DefinitionNode) throws(ReportsError) {
        let members = try root.members(Self.commonKeys + Self.termKeys + ["rows", "groups"])
        self.init(
            name: try members.required("name").text(), title: try members.required("title").text(),
            kind: try Self.kind(members, root))
        switch kind {
        case .overview: break
        case .terms, .preferredTerms, .termGroups:
            levels = Set(try members.required("levels").words(TableLevel.self))
            sort = try members.required("sort").sort()
            threshold = try members["threshold"]?.threshold()
            pins = try members["pins"]?.pins() ?? []
        }
        emergentTitle = try members["emergent_title"]?.text()
        population = try members["population"]?.population()
        columns = try members.tableColumns()
        split = try members["split"]?.split()
        statistics = try members.required("statistics").words(Statistic.self)
        if let given = members["methods"] { methods = try given.methods() }
        comparison = try members["comparison"]?.comparison(&methods)
        decimals = try members.required("decimals").whole(0...6)
        footnotes = try members["footnotes"]?.texts() ?? []
        try check(members)
    }

    /// What the rows are: terms where `rows` is absent or a word, choices where it is a list.
    private static func kind(_ members: DefinitionMembers, _ root: DefinitionNode) throws(ReportsError) -> Kind {
        if let rows = members["rows"], rows.isSequence {
            for key in termKeys + ["groups"] where members[key] != nil {
                throw root.failure("'\(key)' belongs to a table of terms, not to one with 'rows'.")
            }
            return .overview(try rows.overviewRows())
        }
        let word = try members["rows"]?.word(RowWord.self) ?? .terms
        let choice = try members.required("selection").choice()
        if let groups = members["groups"] {
            guard word == .terms else { throw groups.failure("groups have rows of their own: leave 'rows' out.") }
            return .termGroups(choice, try groups.termGroups())
        }
        return word == .pt ? .preferredTerms(choice) : .terms(choice)
    }

    /// Refuses what does not go together.
    private func check(_ members: DefinitionMembers) throws(ReportsError) {
        if let comparison = members["comparison"] {
            guard split == nil else {
                throw comparison.failure("a table with a split has no comparison: leave one of them out.")
            }
            guard columns.arms else { throw comparison.failure("a comparison needs arms among the columns.") }
        }
        if let split, split.isWorst, let timed = statistics.first(where: \.needsPersonTime) {
            throw members.owner.failure(
                "'\(timed.rawValue)' has no meaning for subjects by their worst event: leave it or the split out.")
        }
        guard case .termGroups = kind else { return }
        for key in ["threshold", "pins"] where members[key] != nil {
            throw members.owner.failure("'\(key)' does not go with 'groups', which show all their terms.")
        }
        guard !levels.contains(.remainder) else {
            throw members.owner.failure("groups show all their terms: there is no remainder.")
        }
    }
}

private enum RowWord: String, CaseIterable { case terms, pt }

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
    fileprivate func overviewRows() throws(ReportsError) -> [OverviewRow] {
        var rows: [OverviewRow] = []
        for item in try items() {
            let members = try item.members(["label", "indent"] + Self.choiceKeys)
            let label = try members.required("label").text()
            guard !rows.contains(where: { $0.label == label }) else { throw item.failure("'\(label)' is given twice.") }
            var row = OverviewRow(label: label, choice: try members.choice())
            row.indent = try members["indent"]?.whole(0...3) ?? 0
            rows.append(row)
        }
        guard !rows.isEmpty else { throw failure("an overview needs at least one row.") }
        return rows
    }

    fileprivate func termGroups() throws(ReportsError) -> [TermGroup] {
        var groups: [TermGroup] = []
        for item in try items() {
            let members = try item.members(["label", "socs", "pts", "supplements"])
            let label = try members.required("label").text()
            guard !groups.contains(where: { $0.label == label }) else {
                throw item.failure("'\(label)' is given twice.")
            }
            let group = TermGroup(label: label, choice: try members.choice())
            let hasTerms = !group.choice.socs.isEmpty || !group.choice.pts.isEmpty
            guard hasTerms != !group.choice.supplements.isEmpty else {
                throw item.failure("a group has socs and pts, or supplements.")
            }
            if let first = groups.first, first.choice.supplements.isEmpty != hasTerms {
                throw item.failure("all groups of a table name terms, or all name supplements.")
            }
            groups.append(group)
        }
        guard !groups.isEmpty else { throw failure("the list is empty.") }
        return groups
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
