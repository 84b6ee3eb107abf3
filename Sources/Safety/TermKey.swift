/// Makes the key under which terms are compared: without regard to case, spacing and declared spelling variants.
///
/// "DIARRHEA" and "Diarrhoea" have the same key once the variant is declared. Keys are never printed. Text is expected
/// in Unicode NFC, as the importer stores it.
package struct TermKey: Sendable {
    private struct Variant {
        var from: [UInt8]
        var to: [UInt8]
    }

    /// The variants by the first byte of what they replace, longest first.
    private let variants: [[Variant]]

    /// A variant is a part of a word in lower case and the spelling that stands for it; an empty part is no variant.
    ///
    /// A text is gone through once, from left to right. At each place the longest variant that fits is put in, and what
    /// was put in is not looked at again; so the order in which variants are given does not matter.
    package init(variants: [(from: String, to: String)]) {
        var byFirstByte = [[Variant]](repeating: [], count: 256)
        for variant in variants {
            let from = Array(variant.from.utf8)
            guard let first = from.first else { continue }
            byFirstByte[Int(first)].append(Variant(from: from, to: Array(variant.to.utf8)))
        }
        self.variants = byFirstByte.map { $0.sorted { $0.from.count > $1.from.count } }
    }

    /// The key of a term's text.
    package func key(_ text: String) -> String {
        let source = TermKey.folded(text)
        var key: [UInt8] = []
        key.reserveCapacity(source.count + 8)
        var position = 0
        var afterSpace = false
        while position < source.count {
            let byte = source[position]
            if TermKey.isSpace(byte) {
                afterSpace = !key.isEmpty
                position += 1
                continue
            }
            if afterSpace { key.append(UInt8(ascii: " ")) }
            afterSpace = false
            if let variant = variants[Int(byte)].first(where: { source[position...].starts(with: $0.from) }) {
                key += variant.to
                position += variant.from.count
            } else {
                key.append(byte)
                position += 1
            }
        }
        return String(decoding: key, as: UTF8.self)
    }

    /// The text in lower case, with every space of Unicode (no-break, ideographic …) as an ASCII space.
    private static func folded(_ text: String) -> [UInt8] {
        let lower = text.lowercased()
        let bytes = Array(lower.utf8)
        guard bytes.contains(where: { $0 >= 0x80 }) else { return bytes }
        var spaced = ""
        for scalar in lower.unicodeScalars {
            spaced.unicodeScalars.append(scalar.properties.isWhitespace ? " " : scalar)
        }
        return Array(spaced.utf8)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
