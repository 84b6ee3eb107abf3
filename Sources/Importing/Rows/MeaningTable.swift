import Imports
import Safety

/// Looks up what a value of a delivery means, over its bytes, without regard to case.
final class MeaningTable<Value: Sendable>: Sendable {
    enum Meaning {
        case value(Value)
        /// The value says no more than an empty field.
        case missing
        case unknown
    }

    private let ascii: FoldedTexts
    /// What each of the ASCII texts means; nil is missing.
    private let asciiMeanings: [Value?]
    /// Every text in lower case, for values beyond ASCII.
    private let all: [String: Value?]
    /// The texts as the profile writes them, for messages.
    private let texts: [String]

    /// Makes the table of a map; `value` gives what the name of a meaning stands for.
    init(_ map: ValueMap, value: (String) -> Value?) {
        var ascii = FoldedTexts()
        var asciiMeanings: [Value?] = []
        var all: [String: Value?] = [:]
        var texts: [String] = []
        for pair in map.pairs {
            let meant = pair.meaning == ValueMap.missing ? nil : value(pair.meaning)
            if meant == nil, pair.meaning != ValueMap.missing { continue }
            let folded = pair.text.lowercased()
            if folded.utf8.allSatisfy({ $0 < 0x80 }) {
                ascii.append(Array(folded.utf8))
                asciiMeanings.append(meant)
            }
            all[folded] = .some(meant)
            texts.append(pair.text)
        }
        self.ascii = ascii
        self.asciiMeanings = asciiMeanings
        self.all = all
        self.texts = texts
    }

    @inline(__always)
    func meaning(of bytes: UnsafeBufferPointer<UInt8>) -> Meaning {
        if let known = ascii.position(of: bytes) { return asciiMeanings[known].map(Meaning.value) ?? .missing }
        return meaningBeyondASCII(of: bytes)
    }

    @inline(never)
    private func meaningBeyondASCII(of bytes: UnsafeBufferPointer<UInt8>) -> Meaning {
        if FieldText.isASCII(bytes) { return .unknown }
        guard let found = all[String(decoding: bytes, as: UTF8.self).lowercased()] else { return .unknown }
        return found.map(Meaning.value) ?? .missing
    }

    /// The texts that have a meaning, for a message.
    var expectation: String {
        let shown = texts.prefix(12).joined(separator: ", ")
        return "one of \(shown)\(texts.count > 12 ? ", …" : "")"
    }
}

extension MeaningTable<Bool> {
    /// A table of texts that all mean the same.
    convenience init(texts: [String]) {
        var map = ValueMap()
        for text in texts { map.set(text, to: "true") }
        self.init(map) { Bool($0) }
    }
}
