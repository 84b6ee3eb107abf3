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

    /// ASCII texts in lower case; nil is missing.
    private let ascii: [(text: [UInt8], value: Value?)]
    /// Every text in lower case, for values beyond ASCII.
    private let all: [String: Value?]
    /// The texts as the profile writes them, for messages.
    private let texts: [String]

    /// Makes the table of a map; `value` gives what the name of a meaning stands for.
    init(_ map: ValueMap, value: (String) -> Value?) {
        var ascii: [(text: [UInt8], value: Value?)] = []
        var all: [String: Value?] = [:]
        var texts: [String] = []
        for pair in map.pairs {
            let meant = pair.meaning == ValueMap.missing ? nil : value(pair.meaning)
            if meant == nil, pair.meaning != ValueMap.missing { continue }
            let folded = pair.text.lowercased()
            if folded.utf8.allSatisfy({ $0 < 0x80 }) { ascii.append((Array(folded.utf8), meant)) }
            all[folded] = .some(meant)
            texts.append(pair.text)
        }
        self.ascii = ascii
        self.all = all
        self.texts = texts
    }

    func meaning(of bytes: UnsafeBufferPointer<UInt8>) -> Meaning {
        for entry in ascii where entry.text.count == bytes.count {
            if MeaningTable.isEqual(bytes, entry.text) { return entry.value.map(Meaning.value) ?? .missing }
        }
        if FieldText.isASCII(bytes) { return .unknown }
        guard let found = all[String(decoding: bytes, as: UTF8.self).lowercased()] else { return .unknown }
        return found.map(Meaning.value) ?? .missing
    }

    /// Compares bytes with a text of the same length in lower case.
    private static func isEqual(_ bytes: UnsafeBufferPointer<UInt8>, _ text: [UInt8]) -> Bool {
        for position in text.indices {
            let byte = bytes[position]
            let folded = byte &- 0x41 < 26 ? byte | 0x20 : byte
            if folded != text[position] { return false }
        }
        return true
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
