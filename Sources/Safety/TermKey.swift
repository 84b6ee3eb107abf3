/// Makes the key under which terms are compared: without regard to case, spacing and declared spelling variants.
///
/// "DIARRHEA" and "Diarrhoea" have the same key once the variant is declared. Keys are never printed. Text is expected
/// in Unicode NFC, as the importer stores it.
package struct TermKey: Sendable {
    /// A lower-case spelling and the spelling that stands for it, applied to every word that contains it.
    private let variants: [(from: String, to: String)]

    /// The variants are tried in the order given.
    package init(variants: [(from: String, to: String)]) { self.variants = variants }

    /// The key of a term's text.
    package func key(_ text: String) -> String {
        var words: [String] = []
        for word in text.lowercased().split(whereSeparator: \.isWhitespace) {
            words.append(canonical(String(word)))
        }
        return words.joined(separator: " ")
    }

    private func canonical(_ word: String) -> String {
        for variant in variants {
            guard let range = word.firstRange(of: variant.from) else { continue }
            return word.replacingCharacters(in: range, with: variant.to)
        }
        return word
    }
}

extension String {
    fileprivate func firstRange(of needle: String) -> Range<String.Index>? {
        let haystack = Array(utf8)
        let wanted = Array(needle.utf8)
        guard !wanted.isEmpty, haystack.count >= wanted.count else { return nil }
        for start in 0...(haystack.count - wanted.count) where haystack[start..<(start + wanted.count)] == wanted[...] {
            let lower = utf8.index(startIndex, offsetBy: start)
            return lower..<utf8.index(lower, offsetBy: wanted.count)
        }
        return nil
    }

    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
