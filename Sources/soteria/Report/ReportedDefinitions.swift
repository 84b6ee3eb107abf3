import Foundation
import Registry
import Reporting
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
        let items: [ReportSet.Item]
        var folder: String?
        if let set {
            let chosen = try Self.readSet(set)
            title = chosen.set.title
            self.set = chosen.set.name
            items = chosen.set.items
            folder = chosen.folder
        } else {
            title = all ? "All tables and listings" : "Safety report"
            items = (all ? Reports.names : names).map { ReportSet.Item(definition: $0) }
        }
        definitions = try items.map { try Self.read($0, besides: folder) }
        try number(items)
    }

    /// Gives each definition the number stated, or its place among those of its kind; no two of a kind share one.
    private mutating func number(_ items: [ReportSet.Item]) throws {
        var places: [Document.Kind: Int] = [:]
        var seen: Set<String> = []
        for position in definitions.indices {
            let kind = definitions[position].definition.kind
            places[kind, default: 0] += 1
            let number = items[position].number ?? String(places[kind, default: 1])
            definitions[position].number = number
            guard seen.insert("\(kind.rawValue) \(number)").inserted else {
                throw Ending.Failure(
                    code: .refused,
                    message: "The set \(set ?? "") gives the number \(number) to two displays of the kind "
                        + "\(kind.rawValue.lowercased()): give each its own.")
            }
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

    private static func read(_ item: ReportSet.Item, besides folder: String?) throws -> ReportedDefinition {
        let nameOrPath = item.definition
        if let text = Reports.text(ofDefinition: nameOrPath) {
            return ReportedDefinition(
                number: "", definition: try Reports.definition(named: nameOrPath), text: text, isOwn: false)
        }
        let beside = folder.map { ($0 as NSString).appendingPathComponent(nameOrPath) }
        for path in [beside, nameOrPath].compactMap(\.self) {
            guard let text = try DefinitionArgument.text(atPath: path) else { continue }
            return ReportedDefinition(
                number: "", definition: try Reports.definition(yaml: text, source: path), text: text, isOwn: true)
        }
        throw ReportsError.unknownDefinition(
            nameOrPath, near: NearNames.of(nameOrPath, among: Reports.names), known: Reports.names)
    }
}

extension ReportDefinition {
    fileprivate var kind: Document.Kind {
        switch self {
        case .table, .characteristics, .timeToEvent: .table
        case .listing: .listing
        case .profile: .profile
        }
    }
}
