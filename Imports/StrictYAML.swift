import Yams

/// A value of a YAML file with its place, read strictly: text, list or mapping, and nothing implied.
///
/// Scalars stay the text that was written, so that `version: 1.10` is "1.10" and no word turns into a truth value.
/// Anchors and aliases, keys given twice and several documents in one file are refused.
struct StrictYAML {
    enum Content {
        case text(String)
        case list([StrictYAML])
        case mapping([Entry])
        /// A key with nothing behind it.
        case nothing
    }

    struct Entry {
        var key: String
        var line: Int
        var column: Int
        var value: StrictYAML
    }

    /// What the value is called in messages: the keys that lead to it, "window.date"; empty for the whole file.
    var name: String
    var file: String
    var line: Int
    var column: Int
    var content: Content

    /// Reads a file's text; its outermost value is a mapping.
    static func file(text: String, named file: String) throws(ImportsError) -> StrictYAML {
        do {
            // A byte order mark, which some editors write, would be taken for a document of its own.
            let parser = try Parser(
                yaml: text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text,
                // No value is read as a number, a date or a truth value, so that no patterns of these are made.
                resolver: .basic)
            // A node refers to its anchor weakly: only the parser keeps it, so it has to outlive the reading.
            return try withExtendedLifetime(parser) { try value(of: parser.singleRoot(), file: file) }
        } catch let error as ImportsError {
            throw error
        } catch let error as YamlError {
            throw ImportsError(file: file, yaml: error, text: text)
        } catch {
            throw ImportsError(file: file, problem: "The text cannot be read as YAML.")
        }
    }

    private static func value(of root: Node?, file: String) throws(ImportsError) -> StrictYAML {
        guard let root else { throw ImportsError(file: file, problem: "The file is empty; it needs keys and values.") }
        let value = try StrictYAML(node: root, name: "", file: file)
        guard case .mapping = value.content else {
            throw value.error("The file must consist of keys and values, one `key: value` a line.")
        }
        return value
    }

    /// An error at this value's place.
    func error(_ problem: String) -> ImportsError {
        ImportsError(file: file, line: line, column: column, problem: problem)
    }

    private init(node: Node, name: String, file: String) throws(ImportsError) {
        self.name = name
        self.file = file
        line = node.mark?.line ?? 1
        column = node.mark?.column ?? 1
        content = .nothing
        guard node.anchor == nil else {
            throw error("Anchors (&) and aliases (*) are not supported here: write the value out.")
        }
        switch node {
        case .scalar(let scalar):
            let isNothing = scalar.style == .plain && (scalar.string.isEmpty || scalar.string == "~")
            content = isNothing ? .nothing : .text(scalar.string)
        case .sequence(let sequence):
            var items: [StrictYAML] = []
            for item in sequence { items.append(try StrictYAML(node: item, name: name, file: file)) }
            content = .list(items)
        case .mapping(let mapping):
            content = .mapping(try StrictYAML.entries(mapping, name: name, file: file))
        case .alias:
            throw error("Aliases (*) are not supported here: write the value out.")
        }
    }

    private static func entries(_ mapping: Node.Mapping, name: String, file: String) throws(ImportsError) -> [Entry] {
        var entries: [Entry] = []
        var seen: Set<String> = []
        for (keyNode, valueNode) in mapping {
            let place = (line: keyNode.mark?.line ?? 1, column: keyNode.mark?.column ?? 1)
            guard case .scalar(let scalar) = keyNode, keyNode.anchor == nil else {
                throw ImportsError(
                    file: file, line: place.line, column: place.column, problem: "A key must be plain text.")
            }
            let key = scalar.string
            guard seen.insert(key).inserted else {
                throw ImportsError(
                    file: file, line: place.line, column: place.column, problem: "The key \"\(key)\" is given twice.")
            }
            let value = try StrictYAML(node: valueNode, name: name.isEmpty ? key : "\(name).\(key)", file: file)
            entries.append(Entry(key: key, line: place.line, column: place.column, value: value))
        }
        return entries
    }
}

extension ImportsError {
    /// The place and the reason of a text that is not YAML.
    fileprivate init(file: String, yaml error: YamlError, text: String) {
        func isNotYAML(_ reason: String) -> String {
            let isTooDeep = reason.hasPrefix("Maximum nesting level")
            return "The text is not valid YAML: \(isTooDeep ? "the nesting is too deep" : reason)."
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(file: file, line: mark.line, column: mark.column, problem: isNotYAML(problem))
        case .reader(let problem, let offset, _, _):
            let before = offset.map { text.prefix($0) }
            let line = before.map { $0.reduce(1) { $1.isNewline ? $0 + 1 : $0 } }
            self.init(file: file, line: line, problem: isNotYAML(problem))
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.map { "\"\($0)\"" }.joined(separator: ", ")
            self.init(
                file: file, line: context.mark.line, column: context.mark.column,
                problem: "The key \(keys) is given twice.")
        default:
            self.init(file: file, problem: isNotYAML("it cannot be parsed; nesting may be too deep"))
        }
    }
}
