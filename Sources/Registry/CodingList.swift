import GRDB
import Safety

/// The codings that the events of an import name, each with a number; stored when the first event that is kept needs it.
final class CodingList {
    /// What a row's words for its term stand for.
    private struct Entry {
        var origin: Source
        /// The first half of the hash of the coding's words.
        var hash: UInt64
        /// The code and the comparison key of its PT, where a dictionary was asked.
        var ptCode: [UInt8]?
        var ptKey: String?
        /// A name of the PT that was found to be right, as rows write it.
        var acceptedName: [UInt8] = []
        /// The registry's key, once stored.
        var key: Int64?
    }
    private enum Source {
        case dictionary(DictionaryStore.Found)
        case names(SourceCoding)
    }

    private let dictionaries: DictionaryStore
    private let termKey: TermKey
    private var entries: [Entry] = []
    /// Codes and names as rows write them, led by a byte for their kind.
    private var words = ByteTable()
    private var entryOfWords: [Int32] = []
    private var entryOfNames: [SourceCoding: Int32] = [:]
    private var scratch: [UInt8] = []

    init(dictionaries: DictionaryStore, termKey: TermKey) {
        self.dictionaries = dictionaries
        self.termKey = termKey
    }

    /// Forgets what codes stand for, because a dictionary changed.
    func forgetCodes() {
        words = ByteTable()
        entryOfWords = []
    }

    /// The number of the coding that a code or an LLT's name stands for.
    func number(_ kind: DictionaryStore.Method, _ text: UnsafeRawBufferPointer) throws -> Int32 {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(UInt8(truncatingIfNeeded: kind.rawValue))
        scratch.append(contentsOf: text)
        if let known = scratch.withUnsafeBytes({ words.find($0) }) { return entryOfWords[known] }
        let found = try dictionaries.find(kind, String(decoding: text, as: UTF8.self))
        _ = scratch.withUnsafeBytes { words.insert($0) }
        entryOfWords.append(Int32(entries.count))
        entries.append(
            Entry(
                origin: .dictionary(found), hash: found.words.hash, ptCode: found.ptCode.map { Array($0.utf8) },
                ptKey: found.words.pt))
        return Int32(entries.count - 1)
    }

    /// The number of a coding by names.
    func number(_ names: SourceCoding) -> Int32 {
        if let known = entryOfNames[names] { return known }
        let words = CodingWords(
            method: .bySource, dictionary: names.dictionary, code: nil, soc: termKey.key(names.soc.name),
            pt: termKey.key(names.pt.name),
            llt: names.llt.map { termKey.key($0.name) })
        entries.append(Entry(origin: .names(names), hash: words.hash))
        entryOfNames[names] = Int32(entries.count - 1)
        return Int32(entries.count - 1)
    }

    /// The first half of a coding's hash.
    func hash(_ number: Int32) -> UInt64 { number < 0 ? 0 : entries[Int(number)].hash }

    /// Refuses a row whose own words for the PT are not what its code means in the dictionary.
    func check(_ number: Int32, code: UnsafeRawBufferPointer?, name: UnsafeRawBufferPointer?) throws {
        let entry = entries[Int(number)]
        guard let key = entry.ptKey else { return }
        if let code, entry.ptCode?.elementsEqual(code) != true {
            throw Refusal(
                .codeNameMismatch, .ptCode, "the row's PT code is not the one the dictionary has for the row's LLT")
        }
        guard let name, !entry.acceptedName.withUnsafeBytes({ ByteHash.isEqual($0, name) }) else { return }
        guard termKey.key(String(decoding: name, as: UTF8.self)) == key else {
            throw Refusal(
                .codeNameMismatch, .ptName, "the row's PT name is not the one the dictionary has for the row's code")
        }
        entries[Int(number)].acceptedName = Array(name)
    }

    /// The registry's key of a coding, which is stored if it is new; nil for no coding.
    func key(_ number: Int32, _ origin: @autoclosure () -> Origin) throws -> Int64? {
        guard number >= 0 else { return nil }
        if let key = entries[Int(number)].key { return key }
        let key =
            switch entries[Int(number)].origin {
            case .dictionary(let found): try dictionaries.store(found)
            case .names(let names): try dictionaries.store(names, origin())
            }
        entries[Int(number)].key = key
        return key
    }
}

/// The words by which a coding was found: what the hash of an event holds of its coding.
struct CodingWords {
    var method: DictionaryStore.Method
    /// The dictionary that the source names, where the coding is by names.
    var dictionary: DictionaryVersion?
    /// The code, where the coding is by code.
    var code: String?
    /// Comparison keys of the SOC, the PT and the LLT.
    var soc: String
    var pt: String
    var llt: String?

    /// The first half of the hash.
    var hash: UInt64 {
        var hash = ContentHash(.coding)
        hash.add(method.rawValue)
        switch method {
        case .lltCode, .ptCode: hash.add(code)
        case .lltName: hash.add(llt)
        case .bySource:
            for text in [dictionary?.name, dictionary?.version, dictionary?.language, soc, pt, llt] { hash.add(text) }
        }
        return hash.hash().0
    }
}
