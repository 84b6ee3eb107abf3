import GRDB
import Safety

/// The codings that the events of an import name, each with a number; stored when the first event that is kept needs it.
final class CodingList {
    /// What a row's words for its term stand for.
    private struct Entry {
        var origin: Source
        /// The code and the comparison key of its PT, where a dictionary was asked.
        var ptCode: [UInt8]?
        var ptKey: String?
    }
    /// What every event asks of its coding, close together in memory.
    private struct Answer {
        /// The first half of the hash of the coding's words.
        let hash: UInt64
        /// The registry's key, once stored.
        var key: Int64?
    }
    private enum Source {
        case dictionary(DictionaryStore.Found)
        case names(SourceCoding)
    }

    /// What tells one coding in a dictionary from another.
    private struct FoundName: Hashable {
        let words: CodingWords
        let path: Int64
        let llt: Int64?
    }
    /// Beyond this many spellings of words they are looked up anew, so that memory stays bounded.
    private static let mostWords = 1 << 20

    private let dictionaries: DictionaryStore
    private let termKey: TermKey
    private var entries: [Entry] = []
    private var answers: [Answer] = []
    /// All words for a term of a row, as rows write them and as they were found to be right.
    private var words = ByteTable()
    private var entryOfWords: [Int32] = []
    private var entryOfFound: [FoundName: Int32] = [:]
    private var entryOfNames: [SourceCoding: Int32] = [:]
    private let scratch = ByteBuffer()

    init(dictionaries: DictionaryStore, termKey: TermKey) {
        self.dictionaries = dictionaries
        self.termKey = termKey
    }

    /// Forgets what codes stand for, because a dictionary changed.
    func forgetCodes() {
        words = ByteTable()
        entryOfWords = []
        entryOfFound = [:]
    }

    /// The number of the coding that a code or an LLT's name stands for; a refusal where the row's own words for the PT
    /// are not what the code means in the dictionary.
    func number(
        _ kind: DictionaryStore.Method, _ text: UnsafeRawBufferPointer, ptCode: UnsafeRawBufferPointer?,
        ptName: UnsafeRawBufferPointer?
    ) throws -> Int32 {
        scratch.removeAll()
        scratch.append(atMost: 3 + text.count + (ptCode?.count ?? 0) + (ptName?.count ?? 0)) { words in
            words.append(UInt8(truncatingIfNeeded: kind.rawValue))
            words.append(text)
            // No byte of UTF-8 is 0xFF.
            words.append(0xFF)
            if let ptCode { words.append(ptCode) }
            words.append(0xFF)
            if let ptName { words.append(ptName) }
        }
        if let known = words.find(scratch.bytes) { return entryOfWords[known] }
        let number = try lookUp(kind, text)
        try check(number, code: ptCode, name: ptName)
        if words.count == CodingList.mostWords { forgetCodes() }
        _ = words.insert(scratch.bytes)
        entryOfWords.append(number)
        return number
    }

    private func lookUp(_ kind: DictionaryStore.Method, _ text: UnsafeRawBufferPointer) throws -> Int32 {
        let found = try dictionaries.find(kind, String(decoding: text, as: UTF8.self))
        let name = FoundName(words: found.words, path: found.path, llt: found.llt)
        if let known = entryOfFound[name] { return known }
        let entry = Entry(
            origin: .dictionary(found), ptCode: found.ptCode.map { Array($0.utf8) }, ptKey: found.words.pt)
        let number = add(entry, found.words)
        entryOfFound[name] = number
        return number
    }

    private func add(_ entry: Entry, _ words: CodingWords) -> Int32 {
        entries.append(entry)
        answers.append(Answer(hash: words.hash))
        return Int32(entries.count - 1)
    }

    /// The number of a coding by names.
    func number(_ names: SourceCoding) -> Int32 {
        if let known = entryOfNames[names] { return known }
        let words = CodingWords(
            method: .bySource, dictionary: names.dictionary, code: nil, soc: termKey.key(names.soc.name),
            pt: termKey.key(names.pt.name),
            llt: names.llt.map { termKey.key($0.name) })
        let number = add(Entry(origin: .names(names)), words)
        entryOfNames[names] = number
        return number
    }

    /// The first half of a coding's hash.
    func hash(_ number: Int32) -> UInt64 { number < 0 ? 0 : answers[Int(number)].hash }

    /// Refuses a row whose own words for the PT are not what its code means in the dictionary.
    private func check(_ number: Int32, code: UnsafeRawBufferPointer?, name: UnsafeRawBufferPointer?) throws {
        let entry = entries[Int(number)]
        if let code, entry.ptCode?.withUnsafeBytes({ ByteHash.isEqual($0, code) }) != true {
            throw Refusal(
                .codeNameMismatch, .ptCode, "the row's PT code is not the one the dictionary has for the row's LLT")
        }
        guard let name else { return }
        guard termKey.key(String(decoding: name, as: UTF8.self)) == entry.ptKey else {
            throw Refusal(
                .codeNameMismatch, .ptName, "the row's PT name is not the one the dictionary has for the row's code")
        }
    }

    /// The registry's key of a coding, which is stored if it is new; nil for no coding.
    func key(_ number: Int32, _ origin: @autoclosure () -> Origin) throws -> Int64? {
        guard number >= 0 else { return nil }
        if let key = answers[Int(number)].key { return key }
        let key =
            switch entries[Int(number)].origin {
            case .dictionary(let found): try dictionaries.store(found)
            case .names(let names): try dictionaries.store(names, origin())
            }
        answers[Int(number)].key = key
        return key
    }
}

/// The words by which a coding was found: what the hash of an event holds of its coding.
struct CodingWords: Hashable {
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
        let hash = ContentHash(.coding)
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
