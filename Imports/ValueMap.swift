import Safety

/// The lists of meanings that a delivery's values can be mapped to.
package enum ValueList: Sendable {
    case yesNo, sex, severity, causality, outcome, actionTaken

    /// The names of the meanings, as profiles write them.
    package var meanings: [String] {
        switch self {
        case .yesNo: ["true", "false"]
        case .sex: ["F", "M", "U", "INTERSEX"]
        case .severity: Severity.allCases.map(\.name)
        case .causality: Causality.allCases.filter { $0 != .missing }.map(\.name)
        case .outcome: Outcome.allCases.map(\.name)
        case .actionTaken: ActionTaken.allCases.map(\.name)
        }
    }
}

/// What the values of a delivery mean: the text of the source, matched without regard to case, and a meaning.
package struct ValueMap: Sendable, Equatable {
    /// The meaning of a value that says no more than an empty field.
    package static let missing = "missing"

    /// The pairs in the order of their declaration, each text once.
    package private(set) var pairs: [Pair] = []

    package init() {}

    package struct Pair: Sendable, Equatable {
        /// The source's text as the profile writes it.
        package var text: String
        package var meaning: String
    }

    /// Adds a pair, or gives a text that is there already another meaning.
    package mutating func set(_ text: String, to meaning: String) {
        let folded = text.lowercased()
        if let known = pairs.firstIndex(where: { $0.text.lowercased() == folded }) {
            pairs[known].meaning = meaning
        } else {
            pairs.append(Pair(text: text, meaning: meaning))
        }
    }

    /// Adds the pairs of another map, which win over those that are there.
    mutating func overlay(_ other: ValueMap) {
        for pair in other.pairs { set(pair.text, to: pair.meaning) }
    }
}

/// Value maps by what they apply to: a field, or `yes_no` for every field that is a yes or a no.
struct ValueMaps {
    static let yesNo = "yes_no"
    private(set) var byName: [String: ValueMap] = [:]

    mutating func overlay(_ other: ValueMaps) {
        for (name, map) in other.byName { byName[name, default: ValueMap()].overlay(map) }
    }

    /// The map of a field; a map under the field's own name adds to the one under `yes_no`.
    subscript(_ field: ImportField) -> ValueMap? {
        var map = field.kind == .coded(.yesNo) ? byName[ValueMaps.yesNo] : nil
        if let own = byName[field.rawValue] { map = map.map { $0.overlaid(with: own) } ?? own }
        return map
    }

    /// Decodes `values:` of a profile, or a vocabulary file.
    init(_ value: StrictYAML) throws(ImportsError) {
        for entry in try value.mapping() { byName[entry.key] = try ValueMaps.map(of: entry.key, entry.value) }
    }

    init() {}

    init(_ byName: [String: ValueMap]) { self.byName = byName }

    private static func map(of name: String, _ value: StrictYAML) throws(ImportsError) -> ValueMap {
        let meanings = try ValueMaps.meanings(of: name, value)
        var map = ValueMap()
        for entry in try value.mapping() {
            let (text, meaning) = (entry.key, entry.value)
            if text.isEmpty {
                throw meaning.error("An empty text cannot be mapped: an empty field is always missing.")
            }
            if map.pairs.contains(where: { $0.text.lowercased() == text.lowercased() }) {
                throw meaning.error(
                    "\"\(text)\" is mapped twice: values are matched without regard to case. Keep one of them.")
            }
            if let meanings {
                map.set(text, to: try meaning.word(meanings.map { (word: $0, value: $0) }))
            } else {
                map.set(text, to: try meaning.text())
            }
        }
        return map
    }

    /// The meanings that a map may lead to; nil when every text is a meaning.
    private static func meanings(of name: String, _ value: StrictYAML) throws(ImportsError) -> [String]? {
        if name == ValueMaps.yesNo { return ValueList.yesNo.meanings + [ValueMap.missing] }
        let fields = ImportField.allCases.filter(\.isMappable)
        guard let field = fields.first(where: { $0.rawValue == name }) else {
            let names = fields.map(\.rawValue) + [ValueMaps.yesNo]
            let question = NearNames.question(name, among: names, otherwise: "Use a field's name or yes_no.")
            throw value.error("\"\(name)\" is no field whose values are mapped. \(question)")
        }
        guard case .coded(let list) = field.kind else { return nil }
        return list.meanings + [ValueMap.missing]
    }
}

extension ValueMap {
    fileprivate func overlaid(with other: ValueMap) -> ValueMap {
        var map = self
        map.overlay(other)
        return map
    }
}

extension ImportField {
    /// Whether a value map can apply to this field.
    fileprivate var isMappable: Bool {
        switch kind {
        case .coded: true
        case .text: self != .verbatim && self != .attribute && self != .supplementValue
        case .key: [.plannedArm, .actualArm, .group, .arm, .socName].contains(self)
        case .date, .number, .grade, .count: false
        }
    }
}
