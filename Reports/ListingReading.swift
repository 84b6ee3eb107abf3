import Safety

extension ListingDefinition {
    /// Reads a definition of the kind `listing`.
    init(_ root: DefinitionNode) throws(ReportsError) {
        let members = try root.members([
            "kind", "name", "title", "population", "selection", "listed", "uncoded", "columns", "sort", "footnotes",
        ])
        self.init(name: try members.required("name").text(), title: try members.required("title").text())
        population = try members["population"]?.population()
        choice = try members["selection"]?.choice() ?? EventChoice()
        listed = try members["listed"]?.word(Listed.self) ?? .counted
        isUncoded = try members["uncoded"]?.flag() ?? false
        if let given = try members["columns"]?.listingColumns() { columns = given }
        if let given = members["sort"] {
            sort = try given.words(ListingField.self)
            if sort.contains(.events) || sort.contains(.subjects) {
                throw given.failure("rows are not ordered by their numbers: leave out events and subjects.")
            }
        }
        footnotes = try members["footnotes"]?.texts() ?? []
    }
}

extension DefinitionNode {
    /// A list of texts.
    func texts() throws(ReportsError) -> [String] {
        var texts: [String] = []
        for item in try items() { texts.append(try item.text()) }
        return texts
    }

    /// A list whose items are values, or lists of values that stand one below the other.
    fileprivate func listingColumns() throws(ReportsError) -> [ListingColumn] {
        var columns: [ListingColumn] = []
        for item in try items() {
            var parts: [ListingColumn.Part] = []
            if item.isSequence {
                for part in try item.items() { parts.append(try part.listingPart()) }
                guard !parts.isEmpty else { throw item.failure("the list is empty.") }
            } else {
                parts = [try item.listingPart()]
            }
            let column = ListingColumn(parts: parts)
            let numbers: [ListingColumn.Part] = [.field(.events), .field(.subjects)]
            if parts.count > 1, parts.contains(where: numbers.contains) {
                throw item.failure("events and subjects are numbers: each has a column of its own.")
            }
            columns.append(column)
        }
        guard !columns.isEmpty else { throw failure("the list is empty.") }
        return columns
    }

    /// A word, or `{attribute: NAME}`.
    private func listingPart() throws(ReportsError) -> ListingColumn.Part {
        isMapping
            ? .attribute(try members(["attribute"]).required("attribute").text())
            : .field(try word(ListingField.self))
    }
}
