import Assets
import Safety

/// The table definitions that are part of the program, and the reading of definitions given as files.
package enum Reports {
    private static let folder = "Reports/definitions/"

    /// The names of the definitions in the program, in ascending order.
    package static var names: [String] {
        Assets.paths(under: folder).filter { $0.hasSuffix(".yaml") }.map {
            String($0.dropFirst(folder.count).dropLast(5))
        }
    }

    /// A definition of the program by its name. Throws with near names when there is none of that name.
    package static func definition(named name: String) throws(ReportsError) -> TableDefinition {
        guard let text = Assets.text("\(folder)\(name).yaml") else {
            throw .unknownDefinition(name, near: NearNames.of(name, among: names), known: names)
        }
        return try definition(yaml: text, source: "\(name).yaml")
    }

    /// A definition from its YAML text; `source` is the file's name for errors. Throws at the first thing that a
    /// definition does not have.
    package static func definition(yaml text: String, source: String) throws(ReportsError) -> TableDefinition {
        try TableDefinition(DefinitionNode.root(of: text, source: source))
    }
}
