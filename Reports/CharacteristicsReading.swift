import Safety

extension CharacteristicsDefinition {
    /// Reads a definition of the kind `characteristics`.
    init(_ root: DefinitionNode) throws(ReportsError) {
        let members = try root.members([
            "kind", "name", "title", "population", "columns", "most_frequent", "rows", "decimals", "footnotes",
        ])
        self.init(name: try members.required("name").text(), title: try members.required("title").text())
        population = try members["population"]?.population()
        columns = try members.tableColumns()
        for item in try members.required("rows").items() {
            let row = try item.characteristicsRow()
            guard !rows.contains(where: { $0.label == row.label }) else {
                throw item.failure("'\(row.label)' is given twice.")
            }
            rows.append(row)
        }
        guard !rows.isEmpty else { throw root.failure("the table needs at least one row.") }
        decimals = try members["decimals"]?.whole(0...6) ?? 1
        footnotes = try members["footnotes"]?.texts() ?? []
    }
}

private enum SummaryWord: String, CaseIterable { case number, category }

extension DefinitionNode {
    fileprivate func characteristicsRow() throws(ReportsError) -> CharacteristicsDefinition.Row {
        let members = try members(["label", "of", "as", "statistics", "decimals", "cuts", "names"])
        let source = try members.required("of").characteristic()
        let isNumber =
            switch source {
            case .field(let field): field.isNumber
            case .attribute: false
            }
        var word: SummaryWord = isNumber || members["statistics"] != nil ? .number : .category
        if let given = members["as"] { word = try given.word(SummaryWord.self) }
        return CharacteristicsDefinition.Row(
            label: try members.required("label").text(), source: source, summary: try members.summary(word))
    }

    /// A word, or `{attribute: NAME}`.
    private func characteristic() throws(ReportsError) -> Characteristic {
        isMapping
            ? .attribute(try members(["attribute"]).required("attribute").text())
            : .field(try word(Characteristic.Field.self))
    }
}

extension DefinitionMembers {
    fileprivate func summary(_ word: SummaryWord) throws(ReportsError) -> CharacteristicsDefinition.Summary {
        func refuse(_ keys: [String], _ reason: String) throws(ReportsError) {
            for key in keys {
                if let given = self[key] { throw given.failure("'\(key)' \(reason)") }
            }
        }
        if let cuts = self["cuts"] {
            try refuse(["statistics", "names", "decimals"], "does not go with 'cuts'.")
            var values: [Int] = []
            for item in try cuts.items() {
                let value = try item.whole(-1_000_000...1_000_000_000)
                guard value > values.last ?? .min else { throw item.failure("cuts ascend.") }
                values.append(value)
            }
            guard !values.isEmpty else { throw cuts.failure("the list is empty.") }
            return .ranges(cuts: values)
        }
        switch word {
        case .number:
            try refuse(["names"], "belongs to a category.")
            return .number(
                try self["statistics"]?.words(NumberStatistic.self) ?? [.n, .meanSD, .median, .quartiles, .range],
                decimals: try self["decimals"]?.whole(0...6) ?? 0)
        case .category:
            try refuse(["statistics", "decimals"], "belongs to a number.")
            return .category(try self["names"]?.pairs() ?? [])
        }
    }
}
