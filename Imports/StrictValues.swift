import Safety

/// Reading a strict YAML value as what a key needs; every refusal names the key, its place and what may stand there.
extension StrictYAML {
    /// The entries of a mapping.
    func mapping() throws(ImportsError) -> [Entry] {
        guard case .mapping(let entries) = content else { throw unexpected("needs keys of its own") }
        return entries
    }

    /// The value of a key of this mapping, or nil when the key is absent.
    func value(_ key: String) throws(ImportsError) -> StrictYAML? {
        try mapping().first { $0.key == key }?.value
    }

    /// The value of a key that must be there.
    func required(_ key: String) throws(ImportsError) -> StrictYAML {
        guard let value = try value(key) else { throw error("\(subject) needs the key \"\(key)\".") }
        return value
    }

    /// Refuses keys other than those given.
    func allow(keys: [String]) throws(ImportsError) {
        for entry in try mapping() where !keys.contains(entry.key) {
            let owner = name.isEmpty ? "this file" : name
            throw ImportsError(
                file: file, line: entry.line, column: entry.column,
                problem: "\"\(entry.key)\" is not a key of \(owner).\(hint(entry.key, keys)) "
                    + "Its keys are \(keys.joined(separator: ", ")).")
        }
    }

    /// A text that is not empty.
    func text() throws(ImportsError) -> String {
        guard case .text(let text) = content else { throw unexpected("needs one text") }
        guard text.contains(where: { !$0.isWhitespace }) else { throw error("\(subject) is empty.") }
        return text
    }

    /// One of a list of words; `value` gives what each word stands for.
    func word<Value>(_ words: [(word: String, value: Value)]) throws(ImportsError) -> Value {
        let names = words.map(\.word)
        guard case .text(let text) = content else {
            throw unexpected("needs one of \(names.joined(separator: ", "))")
        }
        guard let found = words.first(where: { $0.word == text }) else {
            throw error(
                "\"\(text)\" is not a value of \(name).\(hint(text, names)) Its values are "
                    + "\(names.joined(separator: ", ")).")
        }
        return found.value
    }

    /// One of the words of a value list of the rules.
    func word<Value>(of list: Value.Type) throws(ImportsError) -> Value
    where Value: RawRepresentable<String> & CaseIterable {
        try word(list.allCases.map { (word: $0.rawValue, value: $0) })
    }

    /// A list, which may be empty.
    func list() throws(ImportsError) -> [StrictYAML] {
        guard case .list(let items) = content else { throw unexpected("needs a list, [A, B]") }
        return items
    }

    /// A list of texts, none given twice.
    func texts() throws(ImportsError) -> [String] {
        var texts: [String] = []
        for item in try list() {
            let text = try item.text()
            guard !texts.contains(text) else { throw item.error("\"\(text)\" is given twice in \(name).") }
            texts.append(text)
        }
        return texts
    }

    /// A whole number of a range.
    func integer(_ range: ClosedRange<Int>) throws(ImportsError) -> Int {
        guard case .text(let text) = content, let number = Int(text), range.contains(number) else {
            throw unexpected("needs a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// `true` or `false`, and no other way to say it.
    func truth() throws(ImportsError) -> Bool {
        try word([("true", true), ("false", false)])
    }

    private var subject: String { name.isEmpty ? "The file" : name }

    private func hint(_ word: String, _ names: [String]) -> String {
        NearNames.of(word, among: names, limit: 1).first.map { " Did you mean \"\($0)\"?" } ?? ""
    }

    private func unexpected(_ need: String) -> ImportsError {
        let found =
            switch content {
            case .text(let text): "not \"\(text)\""
            case .list: "not a list"
            case .mapping: "not keys of its own"
            case .nothing: "but has no value"
            }
        return error("\(subject) \(need), \(found).")
    }
}
