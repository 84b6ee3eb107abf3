import Safety
import Yams

/// A value of a YAML file that is read strictly: what is not known, doubled or of another kind is an error with its line.
struct YAMLValue {
    let node: Node
    let file: String
    /// The keys from the top of the file to this value, for messages; empty at the top.
    let path: String

    /// The only document of a YAML text.
    static func document(_ text: String, file: String) throws(ImportsError) -> YAMLValue {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw ImportsError(
                    file: file, problem: "The file is empty.", remedy: "It must hold a mapping of keys to values.")
            }
            return YAMLValue(node: node, file: file, path: "")
        } catch let error as ImportsError {
            throw error
        } catch {
            let (line, problem) = YAMLValue.syntax(error)
            throw ImportsError(
                file: file, line: line, problem: "This is not YAML: \(problem).", remedy: "Correct the line.")
        }
    }

    private static func syntax(_ error: any Error) -> (line: Int?, problem: String) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (mark.line, problem)
        case .duplicatedKeysInMapping(let keys, let context):
            (context.mark.line, "the key \(keys.map { "'\($0)'" }.joined(separator: ", ")) stands twice")
        case .reader(let problem, _, _, _): (nil, problem)
        default: (nil, "its structure cannot be read")
        }
    }

    // MARK: Kinds of values

    /// A text that is not empty; a value in quotes may be empty.
    func text() throws(ImportsError) -> String {
        guard let scalar = node.scalar else { throw error("must be a text.") }
        if scalar.string.isEmpty, scalar.style == .plain { throw error("is empty.") }
        return scalar.string
    }

    /// `true` or `false`.
    func flag() throws(ImportsError) -> Bool {
        switch try text() {
        case "true": return true
        case "false": return false
        default: throw error("must be true or false.")
        }
    }

    /// A list of texts.
    func texts() throws(ImportsError) -> [String] {
        guard case .sequence(let sequence) = node else { throw error("must be a list, such as [a, b].") }
        var texts: [String] = []
        for element in sequence {
            texts.append(try YAMLValue(node: element, file: file, path: path).text())
        }
        return texts
    }

    /// One of a few words.
    func word(of allowed: [String]) throws(ImportsError) -> String {
        let text = try text()
        guard allowed.contains(text) else {
            throw error(
                "must not be '\(text)'.",
                remedy: NearNames.question(text, among: allowed, otherwise: YAMLValue.choice(allowed)))
        }
        return text
    }

    /// The values of a mapping whose keys are free, in the order of the file.
    func pairs() throws(ImportsError) -> [(key: String, value: YAMLValue)] {
        guard case .mapping(let mapping) = node else { throw error("must be a mapping of keys to values.") }
        var pairs: [(key: String, value: YAMLValue)] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                throw error("has a key that is not a text.", line: key.mark?.line)
            }
            guard !pairs.contains(where: { $0.key == name }) else {
                throw error("holds the key '\(name)' twice.", line: key.mark?.line)
            }
            pairs.append((name, YAMLValue(node: value, file: file, path: path.isEmpty ? name : "\(path).\(name)")))
        }
        return pairs
    }

    /// A mapping that may hold the known keys and no other.
    func mapping(_ known: [String]) throws(ImportsError) -> StrictMapping {
        let pairs = try pairs()
        for pair in pairs where !known.contains(pair.key) {
            throw error(
                "has the unknown key '\(pair.key)'.",
                remedy: NearNames.question(pair.key, among: known, otherwise: YAMLValue.choice(known)),
                line: keyLine(pair.key))
        }
        return StrictMapping(value: self, pairs: pairs)
    }

    // MARK: Errors

    /// An error about this value; `what` goes on after its path.
    func error(_ what: String, remedy: String = "Correct it.", line: Int? = nil) -> ImportsError {
        ImportsError(
            file: file, line: line ?? node.mark?.line,
            problem: "\(path.isEmpty ? "The file" : "'\(path)'") \(what)", remedy: remedy)
    }

    private func keyLine(_ key: String) -> Int? {
        guard case .mapping(let mapping) = node else { return nil }
        return mapping.first { $0.key.scalar?.string == key }?.key.mark?.line
    }

    static func choice(_ names: [String]) -> String {
        "It can be: \(names.joined(separator: ", "))."
    }
}

/// A YAML mapping of which every key is known.
struct StrictMapping {
    let value: YAMLValue
    let pairs: [(key: String, value: YAMLValue)]

    /// The value of a key, or nil when the mapping does not hold it.
    subscript(_ key: String) -> YAMLValue? { pairs.first { $0.key == key }?.value }

    /// The value of a key that the mapping must hold.
    func required(_ key: String) throws(ImportsError) -> YAMLValue {
        guard let found = self[key] else {
            throw value.error("lacks the key '\(key)'.", remedy: "Add it.")
        }
        return found
    }
}
