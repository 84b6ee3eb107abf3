import Assets
import Safety

/// The fields that names of columns suggest: those of the shipped profiles and of `vocabularies/column-names.yaml`.
package struct ColumnNames: Sendable {
    /// A field that a name suggests.
    package struct Suggestion: Sendable, Equatable {
        package var field: ImportField
        /// Whether the whole name is known, not only words of it.
        package var isExact: Bool
    }

    /// The fields of a known name, its words joined.
    private var exact: [String: [ImportField]] = [:]
    /// The known names of several letters, as words, with their field.
    private var words: [(words: Set<String>, length: Int, field: ImportField)] = []

    /// The names that the program knows; none when the vocabulary cannot be read, which a test excludes.
    package init() {
        let path = "Imports/vocabularies/column-names.yaml"
        for (field, names) in (try? Self.fields(text: Assets.text(path) ?? "", fileName: path)) ?? [] {
            add(field, names)
        }
        for field in ImportField.allCases { add(field, [field.rawValue]) }
        for profile in Imports.shippedProfiles() {
            for column in profile.tables.flatMap(\.columns) where !column.name.isFamily {
                guard let field = column.field else { continue }
                let name = Self.words(of: column.name.text).joined()
                if !exact[name, default: []].contains(field) { exact[name, default: []].append(field) }
            }
        }
    }

    static func fields(text: String, fileName: String) throws(ImportsError) -> [(ImportField, [String])] {
        var fields: [(ImportField, [String])] = []
        for entry in try StrictYAML.file(text: text, named: fileName).mapping() {
            guard let field = ImportField(rawValue: entry.key), field != .flag, field != .attribute else {
                throw entry.value.error("\"\(entry.key)\" is no field that a single column fills.")
            }
            fields.append((field, try entry.value.texts()))
        }
        return fields
    }

    private mutating func add(_ field: ImportField, _ names: [String]) {
        for name in names {
            let words = Self.words(of: name)
            if !exact[words.joined(), default: []].contains(field) { exact[words.joined(), default: []].append(field) }
            let length = words.reduce(0) { $0 + $1.count }
            if length >= 4 { self.words.append((Set(words), length, field)) }
        }
    }

    /// The fields of a table that a name suggests, the likeliest first.
    package func suggestions(_ name: String, in table: DeliveryTable) -> [Suggestion] {
        let words = Self.words(of: name)
        let known = (exact[words.joined()] ?? []).filter { $0.belongs(to: table) }
        if !known.isEmpty { return known.map { Suggestion(field: $0, isExact: true) } }
        let own = Set(words)
        let partial = self.words.filter { $0.field.belongs(to: table) && $0.words.isSubset(of: own) }
        let longest = partial.map(\.length).max()
        var seen: Set<ImportField> = []
        return partial.filter { $0.length == longest && seen.insert($0.field).inserted }
            .map { Suggestion(field: $0.field, isExact: false) }
    }

    /// The words of a name in lower case: it is parted at what is no letter or digit, and before a capital behind a
    /// small letter.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isAfterSmall = false
        for scalar in name.unicodeScalars {
            let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            if !isWord || (isAfterSmall && scalar.properties.isUppercase) {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if isWord { word += scalar.properties.lowercaseMapping }
            isAfterSmall = scalar.properties.isLowercase
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}

extension Imports {
    /// What the values of a field mean in a shared vocabulary, such as `cdisc-values`.
    package static func valueMap(ofVocabulary name: String, for field: ImportField) -> ValueMap? {
        (try? valueMaps(ofVocabulary: name))?[field]
    }

    /// The vocabulary of values that drafts of profiles start from.
    package static let usualVocabulary = "cdisc-values"
}
