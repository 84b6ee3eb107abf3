import Safety
import Yams

/// A place in a definition's YAML, with what is needed to say where it is.
struct DefinitionNode {
    private let node: Node
    private let source: String
    /// The keys that lead here, for instance "threshold.percent".
    private let path: String

    /// The one document of a text. Throws when the text is not YAML, empty, or gives a key twice.
    static func root(of text: String, source: String) throws(ReportsError) -> DefinitionNode {
        func failure(_ line: Int?, _ problem: String) -> ReportsError {
            let isTooDeep = problem.hasPrefix("Maximum nesting level")
            return .definition(
                source: source, line: line,
                problem: "not readable as YAML: \(isTooDeep ? "the nesting is too deep" : problem).")
        }
        let node: Node?
        do {
            // Every value is taken as the text it is, so that no patterns of numbers and dates are made.
            node = try Yams.compose(yaml: text, .basic)
        } catch let error as YamlError {
            // The parser's own wording goes on for lines and repeats the text.
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                throw failure(mark.line, problem)
            case .reader(let problem, _, _, _): throw failure(nil, problem)
            case .duplicatedKeysInMapping(_, let context): throw failure(context.mark.line, "a key is given twice")
            default: throw failure(nil, "it cannot be parsed")
            }
        } catch {
            throw failure(nil, "it cannot be parsed")
        }
        guard let node else { throw .definition(source: source, line: nil, problem: "the file holds no definition.") }
        return DefinitionNode(node: node, source: source, path: "")
    }

    func failure(_ problem: String) -> ReportsError {
        .definition(source: source, line: node.mark?.line, problem: path.isEmpty ? problem : "\(path): \(problem)")
    }

    /// The members of a mapping. Throws for a key that is not among the known ones.
    func members(_ known: [String]) throws(ReportsError) -> DefinitionMembers {
        guard case .mapping(let mapping) = node else {
            throw failure("expected keys with values (\(known.joined(separator: ", "))).")
        }
        var values: [String: DefinitionNode] = [:]
        for (keyNode, value) in mapping {
            guard let key = keyNode.scalar?.string else { throw failure("a key must be a word.") }
            guard known.contains(key) else {
                let near = NearNames.of(key, among: known)
                let advice =
                    near.isEmpty
                    ? "Known: \(known.joined(separator: ", "))." : "Did you mean \(near.joined(separator: " or "))?"
                throw DefinitionNode(node: keyNode, source: source, path: path)
                    .failure("unknown key '\(key)'. \(advice)")
            }
            values[key] = DefinitionNode(node: value, source: source, path: path.isEmpty ? key : "\(path).\(key)")
        }
        return DefinitionMembers(owner: self, values: values)
    }

    /// The value of one key, whatever the others are; nil where the key is absent.
    func member(_ key: String) throws(ReportsError) -> DefinitionNode? {
        guard case .mapping(let mapping) = node else { throw failure("expected keys with values.") }
        return mapping.first { $0.key.scalar?.string == key }.map {
            DefinitionNode(node: $0.value, source: source, path: path.isEmpty ? key : "\(path).\(key)")
        }
    }

    func items() throws(ReportsError) -> [DefinitionNode] {
        guard case .sequence(let sequence) = node else { throw failure("expected a list in square brackets.") }
        var items: [DefinitionNode] = []
        for item in sequence {
            items.append(DefinitionNode(node: item, source: source, path: "\(path)[\(items.count + 1)]"))
        }
        return items
    }

    /// A text of at least one character.
    func text() throws(ReportsError) -> String {
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty else { throw failure("expected a text.") }
        return scalar.string
    }

    func flag() throws(ReportsError) -> Bool {
        switch try text() {
        case "true": true
        case "false": false
        default: throw failure("expected true or false.")
        }
    }

    func whole(_ range: ClosedRange<Int>) throws(ReportsError) -> Int {
        guard let value = Int(try text()), range.contains(value) else {
            throw failure("expected a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return value
    }

    func word<Word: RawRepresentable & CaseIterable>(_: Word.Type) throws(ReportsError) -> Word
    where Word.RawValue == String {
        let given = try text()
        guard let word = Word(rawValue: given) else {
            throw failure(
                "'\(given)' is not one of \(Word.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return word
    }

    /// A list of words, each at most once and at least one.
    func words<Word: RawRepresentable & CaseIterable & Equatable>(_ type: Word.Type) throws(ReportsError) -> [Word]
    where Word.RawValue == String {
        var words: [Word] = []
        for item in try items() {
            let word = try item.word(type)
            guard !words.contains(word) else { throw item.failure("'\(word.rawValue)' is given twice.") }
            words.append(word)
        }
        guard !words.isEmpty else { throw failure("the list is empty.") }
        return words
    }

    /// The texts of a mapping whose keys are the data's own, in their order.
    func pairs() throws(ReportsError) -> [NamedValue<String>] {
        guard case .mapping(let mapping) = node else { throw failure("expected values with the words for them.") }
        var pairs: [NamedValue<String>] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else { throw failure("a key must be a word.") }
            let node = DefinitionNode(node: value, source: source, path: "\(path).\(name)")
            pairs.append(NamedValue(name: name, value: try node.text()))
        }
        return pairs
    }

    var isMapping: Bool { node.mapping != nil }
    var isSequence: Bool { node.sequence != nil }
}

/// The values of a mapping by key.
struct DefinitionMembers {
    let owner: DefinitionNode
    let values: [String: DefinitionNode]

    subscript(key: String) -> DefinitionNode? { values[key] }

    func required(_ key: String) throws(ReportsError) -> DefinitionNode {
        guard let value = values[key] else { throw owner.failure("the key '\(key)' is missing.") }
        return value
    }
}
