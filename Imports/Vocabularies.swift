import Assets
import Safety

extension Imports {
    /// Makes the keys under which terms are compared, with the spelling variants of `vocabularies/spellings.yaml`.
    package static func termKey() -> TermKey { TermKey(variants: (try? spellings()) ?? []) }

    /// The 27 SOC names in the internationally agreed order, from `vocabularies/soc_order.csv`.
    package static func agreedSOCOrder() -> [String] {
        let lines = (Assets.text("Imports/vocabularies/soc_order.csv") ?? "").split(whereSeparator: \.isNewline)
        return lines.dropFirst().compactMap { line in
            guard let comma = line.firstIndex(of: ",") else { return nil }
            let name = line[line.index(after: comma)...]
            return name.hasPrefix("\"") ? String(name.dropFirst().dropLast()) : String(name)
        }
    }

    /// The spelling variants: a part of a word, and the spelling that stands for it in keys.
    ///
    /// Throws: an `ImportsError` when the file breaks the rules at its head; a test reads it.
    static func spellings() throws(ImportsError) -> [(from: String, to: String)] {
        let path = "Imports/vocabularies/spellings.yaml"
        return try spellings(text: Assets.text(path) ?? "", fileName: path)
    }

    static func spellings(text: String, fileName: String) throws(ImportsError) -> [(from: String, to: String)] {
        var variants: [(from: String, to: String)] = []
        for entry in try StrictYAML.file(text: text, named: fileName).mapping() {
            let to = try entry.value.text()
            guard entry.key.utf8.count >= 3, (entry.key + to).utf8.allSatisfy({ (97...122).contains($0) }) else {
                throw entry.value.error("A spelling is a part of a word in letters a to z, at least three of them.")
            }
            variants.append((entry.key, to))
        }
        return variants
    }
}
