import Foundation
import Reports
import Safety

/// Definitions given by name or by path.
enum DefinitionArgument {
    static func definition(_ nameOrPath: String) throws -> ReportDefinition {
        if Reports.names.contains(nameOrPath) { return try Reports.definition(named: nameOrPath) }
        guard let text = try text(atPath: nameOrPath) else { return try Reports.definition(named: nameOrPath) }
        return try Reports.definition(yaml: text, source: nameOrPath)
    }

    /// The text of a file; nil where there is none. Throws where it is not UTF-8.
    static func text(atPath path: String) throws -> String? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Ending.Failure(code: .refused, message: "\(path) is not UTF-8 text. Save it as UTF-8.")
        }
        return text
    }

    /// A table; a definition of something else is refused.
    static func table(_ nameOrPath: String) throws -> TableDefinition {
        guard case .table(let table) = try definition(nameOrPath) else {
            throw Ending.Failure(
                code: .refused, message: "\(nameOrPath) defines no table of counts. soteria report makes it.")
        }
        return table
    }
}
