import Safety

extension TimeToEventDefinition {
    /// Reads a definition of the kind `time_to_event`.
    init(_ root: DefinitionNode) throws(ReportsError) {
        let members = try root.members([
            "kind", "name", "title", "population", "columns", "most_frequent", "rows", "days", "statistics", "decimals",
            "footnotes",
        ])
        self.init(name: try members.required("name").text(), title: try members.required("title").text())
        population = try members["population"]?.population()
        columns = try members.tableColumns()
        for item in try members.required("rows").items() {
            let own = try item.members(["label"] + DefinitionNode.choiceKeys)
            let label = try own.required("label").text()
            guard !rows.contains(where: { $0.label == label }) else { throw item.failure("'\(label)' is given twice.") }
            rows.append(OverviewRow(label: label, choice: try own.choice()))
        }
        guard !rows.isEmpty else { throw root.failure("the table needs at least one row.") }
        for item in try members["days"]?.items() ?? [] {
            let day = try item.whole(1...36_525)
            guard day > days.last ?? 0 else { throw item.failure("days ascend.") }
            days.append(day)
        }
        if let given = try members["statistics"]?.words(TimeStatistic.self) { statistics = given }
        decimals = try members["decimals"]?.whole(0...6) ?? 1
        footnotes = try members["footnotes"]?.texts() ?? []
    }
}
