import Assets
import Safety

extension Imports {
    /// Makes the keys under which terms are compared, with the spelling variants of `vocabularies/spellings.yaml`.
    package static func termKey() -> TermKey { TermKey(variants: (try? spellings()) ?? []) }

    /// The 27 SOC names in the internationally agreed order.
    package static func agreedSOCOrder() -> [String] { agreedSOCs().map(\.name) }

    /// The 27 SOCs in the internationally agreed order by code and name, from `vocabularies/soc_order.csv`.
    package static func agreedSOCs() -> [(code: String, name: String)] {
        let lines = (Assets.text("Imports/vocabularies/soc_order.csv") ?? "").split(whereSeparator: \.isNewline)
        return lines.dropFirst().compactMap { line in
            let parts = line.split(separator: ",", maxSplits: 2)
            guard parts.count == 3 else { return nil }
            let name = parts[2].hasPrefix("\"") ? parts[2].dropFirst().dropLast() : parts[2]
            return (String(parts[1]), String(name))
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
