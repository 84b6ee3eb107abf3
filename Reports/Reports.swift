import Assets
import Safety

/// The definitions that are part of the program, and the reading of definitions given as files.
package enum Reports {
    private static let folder = "Reports/definitions/"

    /// The names of the definitions in the program, in ascending order.
    package static var names: [String] {
        Assets.paths(under: folder).filter { $0.hasSuffix(".yaml") }.map {
            String($0.dropFirst(folder.count).dropLast(5))
        }.sorted()
    }

    /// The text of a definition of the program; nil when there is none of that name.
    package static func text(ofDefinition name: String) -> String? { Assets.text("\(folder)\(name).yaml") }

    /// The names of those definitions that are tables of counts, in ascending order.
    ///
    /// A definition of another kind says so in a line of its own, so that none is parsed for its name.
    package static var tableNames: [String] {
        names.filter { name in
            let lines = Assets.text("\(folder)\(name).yaml")?.split(separator: "\n") ?? []
            return lines.allSatisfy { !$0.hasPrefix("kind:") || $0 == "kind: table" }
        }
    }

    /// A definition of the program by its name. Throws with near names when there is none of that name.
    package static func definition(named name: String) throws(ReportsError) -> ReportDefinition {
        guard let text = text(ofDefinition: name) else {
            throw .unknownDefinition(name, near: NearNames.of(name, among: names), known: names)
        }
        return try definition(yaml: text, source: "\(name).yaml")
    }

    /// A definition from its YAML text; `source` is the file's name for errors. Throws at the first thing that a
    /// definition does not have.
    package static func definition(yaml text: String, source: String) throws(ReportsError) -> ReportDefinition {
        try ReportDefinition(DefinitionNode.root(of: text, source: source))
    }

    /// The style sheet of documents in HTML.
    package static var documentStyle: String { Assets.text("Reports/styles/document.css") ?? "" }

    /// A table of the program by its name. Throws when there is none of that name, or when it is something else.
    package static func table(named name: String) throws(ReportsError) -> TableDefinition {
        try definition(named: name).asTable(source: "\(name).yaml")
    }

    /// A table from its YAML text. Throws as `definition(yaml:source:)` does, and for a definition of something else.
    package static func table(yaml text: String, source: String) throws(ReportsError) -> TableDefinition {
        try definition(yaml: text, source: source).asTable(source: source)
    }
}
