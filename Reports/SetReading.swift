import Assets
import Safety

extension Reports {
    private static let setFolder = "Reports/sets/"

    /// The names of the sets in the program, in ascending order.
    package static var setNames: [String] {
        Assets.paths(under: setFolder).filter { $0.hasSuffix(".yaml") }.map {
            String($0.dropFirst(setFolder.count).dropLast(5))
        }
    }

    /// A set of the program by its name. Throws with near names when there is none of that name.
    package static func set(named name: String) throws(ReportsError) -> ReportSet {
        guard let text = Assets.text("\(setFolder)\(name).yaml") else {
            throw .unknownSet(name, near: NearNames.of(name, among: setNames), known: setNames)
        }
        return try set(yaml: text, source: "\(name).yaml")
    }

    /// A set from its YAML text; `source` is the file's name for errors. Throws at the first thing that a set does not
    /// have.
    package static func set(yaml text: String, source: String) throws(ReportsError) -> ReportSet {
        let members = try DefinitionNode.root(of: text, source: source).members(["name", "title", "displays"])
        let displays = try members.required("displays")
        var items: [ReportSet.Item] = []
        for node in try displays.items() { items.append(try node.setItem()) }
        guard !items.isEmpty else { throw displays.failure("the list is empty.") }
        return ReportSet(
            name: try members.required("name").text(), title: try members.required("title").text(), items: items)
    }
}

extension DefinitionNode {
    /// A name alone, or a mapping that states its number, too.
    fileprivate func setItem() throws(ReportsError) -> ReportSet.Item {
        guard isMapping else { return ReportSet.Item(definition: try text()) }
        let members = try members(["definition", "number"])
        return ReportSet.Item(
            definition: try members.required("definition").text(),
            number: try members["number"]?.text())
    }
}
