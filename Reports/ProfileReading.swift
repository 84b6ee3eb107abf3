import Safety

extension ProfileDefinition {
    /// Reads a definition of the kind `profile`.
    init(_ root: DefinitionNode) throws(ReportsError) {
        let members = try root.members(["kind", "name", "title", "blocks", "footnotes"])
        self.init(name: try members.required("name").text(), title: try members.required("title").text())
        if let given = try members["blocks"]?.words(Block.self) { blocks = given }
        footnotes = try members["footnotes"]?.texts() ?? []
    }
}
