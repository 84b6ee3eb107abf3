import Foundation
import Registry
import Reports
import Safety

/// A definition that a report is to hold, with its text and the number that it is to carry.
struct ReportedDefinition {
    var number: String
    var definition: ReportDefinition
    var text: String
    /// Whether it is one of the program's.
    var isOwn: Bool
}

/// What a report is to hold: definitions named one by one, a set of them, or all.
struct ReportedDefinitions {
    var title: String
    /// As provenance names it: the set, or nothing.
    var set: String?
    var definitions: [ReportedDefinition]
    /// Whether they are all that the program has.
    let isAll: Bool

    /// Exactly one of the three is to be given.
    init(names: [String], set: String?, all: Bool) throws {
        let given = [!names.isEmpty, set != nil, all].filter(\.self).count
        guard given == 1 else {
            throw Ending.Failure(
                code: .usage,
                message: "Name definitions, or a set with --set, or give --all: one of the three. Sets: "
                    + "\(Reports.setNames.joined(separator: ", ")).")
        }
        isAll = all
        if let set {
            let chosen = try Self.readSet(set)
            title = chosen.set.title
            self.set = chosen.set.name
            definitions = try chosen.set.items.map {
                try Self.read($0.definition, number: $0.number, besides: chosen.folder)
            }
            return
        }
        title = all ? "All tables and listings" : "Safety report"
        definitions = try (all ? Reports.names : names).enumerated().map {
            try Self.read($0.element, number: String($0.offset + 1), besides: nil)
        }
    }

    /// A set by its name or by its path; a set in a file may name definitions that lie beside it.
    private static func readSet(_ nameOrPath: String) throws -> (set: ReportSet, folder: String?) {
        guard !Reports.setNames.contains(nameOrPath), let text = try DefinitionArgument.text(atPath: nameOrPath) else {
            return (try Reports.set(named: nameOrPath), nil)
        }
        return (
            try Reports.set(yaml: text, source: nameOrPath),
            (nameOrPath as NSString).deletingLastPathComponent
        )
    }

    private static func read(
        _ nameOrPath: String, number: String, besides folder: String?
    ) throws -> ReportedDefinition {
        if let text = Reports.text(ofDefinition: nameOrPath) {
            return ReportedDefinition(
                number: number, definition: try Reports.definition(named: nameOrPath), text: text, isOwn: false)
        }
        let beside = folder.map { ($0 as NSString).appendingPathComponent(nameOrPath) }
        for path in [beside, nameOrPath].compactMap(\.self) {
            guard let text = try DefinitionArgument.text(atPath: path) else { continue }
            return ReportedDefinition(
                number: number, definition: try Reports.definition(yaml: text, source: path), text: text, isOwn: true)
        }
        // Not there: says so, with near names.
        return ReportedDefinition(
            number: number, definition: try Reports.definition(named: nameOrPath), text: "", isOwn: false)
    }
}
