import GRDB
import Safety

/// Stores dictionaries, and finds or makes the path that an event's coding names.
final class DictionaryStore {
    /// How a coding was made; the codes stand in the registry's `coding_method`.
    enum Method: Int {
        case lltCode = 1
        case ptCode, bySource, lltName

        /// The field whose column holds what is looked up.
        var field: CheckedColumns.Field? {
            switch self {
            case .lltCode: .lltCode
            case .ptCode: .ptCode
            case .lltName: .lltName
            case .bySource: nil
            }
        }

        /// What is looked up, in a message.
        var noun: String { self == .lltName ? "name" : "code" }
    }

    /// What a code or the name of an LLT stands for in a dictionary.
    struct Found {
        let dictionary: Int64
        let path: Int64
        let llt: Int64?
        let words: CodingWords
        let ptCode: String?
    }

    private struct DictionaryKey: Hashable {
        let version: DictionaryVersion
        let isOfSource: Bool
    }

    private let db: Database
    private let termKey: TermKey
    private let terms: TermStore
    private var dictionaryKeys: [DictionaryKey: Int64] = [:]
    private var activeDictionary: Int64?

    init(db: Database, positions: Positions, termKey: TermKey) throws {
        self.db = db
        self.termKey = termKey
        terms = try TermStore(db: db, positions: positions, termKey: termKey)
    }

    /// Stores a row of a dictionary: the terms it names that are new, and its path.
    func store(_ entry: DictionaryEntry, _ origin: Origin) throws -> StoredRow {
        activeDictionary = nil
        return try storeTerms(entry, origin)
    }

    /// Looks at all that the row names before it stores any of it, so that a refused row leaves nothing behind.
    private func storeTerms(_ entry: DictionaryEntry, _ origin: Origin) throws -> StoredRow {
        let version = DictionaryKey(version: entry.dictionary, isOfSource: false)
        // No term belongs to a dictionary without a key.
        let dictionary = try knownKey(of: version) ?? -1
        let soc = try terms.find(dictionary, .soc, entry.soc, pt: nil)?.key
        let hlgt = try entry.hlgt.map { ($0, try terms.find(dictionary, .hlgt, $0, pt: nil)?.key) }
        let hlt = try entry.hlt.map { ($0, try terms.find(dictionary, .hlt, $0, pt: nil)?.key) }
        let pt = try terms.find(dictionary, .pt, entry.pt, pt: nil)?.key
        let llt = try entry.llt.map { ($0, try terms.find(dictionary, .llt, $0, pt: pt)?.key) }
        var path: TermStore.Path?
        if let soc, let pt, hlgt.map({ $0.1 != nil }) ?? true, hlt.map({ $0.1 != nil }) ?? true {
            path = try terms.path(soc: soc, hlgt: hlgt?.1, hlt: hlt?.1, pt: pt)
        }
        if let path, path.isPrimary != entry.isPrimary {
            throw Refusal(
                .conflict, .primary, "the path is stored with another mark of primary; " + TermStore.newVersion)
        }
        if path == nil, entry.isPrimary, let pt, try terms.paths(ofPT: pt).first?.path.isPrimary == true {
            throw Refusal(.primaryPath, .primary, "the PT has another primary path already; it can have one")
        }
        if path != nil, llt.map({ $0.1 != nil }) ?? true { return .unchanged }

        let owner = try key(of: version)
        func store(_ level: TermLevel, _ name: CodedName, _ known: Int64?, pt: Int64? = nil) throws -> Int64 {
            try known ?? terms.insert(owner, level, name, pt: pt, origin)
        }
        let socKey = try store(.soc, entry.soc, soc)
        let hlgtKey = try hlgt.map { try store(.hlgt, $0.0, $0.1) }
        let hltKey = try hlt.map { try store(.hlt, $0.0, $0.1) }
        let ptKey = try store(.pt, entry.pt, pt)
        if let llt { _ = try store(.llt, llt.0, llt.1, pt: ptKey) }
        if path == nil {
            _ = try terms.insertPath(
                owner, soc: socKey, hlgt: hlgtKey, hlt: hltKey, pt: ptKey, isPrimary: entry.isPrimary, origin)
        }
        return .stored
    }

    /// What a code, or the name of an LLT, stands for in the dictionary that the rules name; a refusal when it is
    /// unknown there or stands for more than one path.
    func find(_ method: Method, _ text: String) throws -> Found {
        let field = method.field
        guard let dictionary = try active() else {
            throw Refusal(
                .unknownCode, field, "the dictionary in which the rules look codes up is not loaded; import it first")
        }
        let term = try term(dictionary, method, text)
        let paths = try terms.paths(ofPT: term.pt ?? term.key)
        guard let (path, ptCode, ptKey) = paths.first else {
            throw Refusal(.unknownCode, field, "the term of this \(method.noun) has no path to a SOC")
        }
        guard path.isPrimary == true || paths.count == 1 else {
            throw Refusal(.ambiguousCode, field, "the term has several paths and none is marked as primary")
        }
        let words = CodingWords(
            method: method, dictionary: nil, code: text, soc: "", pt: ptKey, llt: term.nameKey)
        return Found(
            dictionary: dictionary, path: path.key, llt: method == .ptCode ? nil : term.key, words: words,
            ptCode: ptCode)
    }

    /// The dictionary in which codes are looked up, nil when it is not loaded.
    private func active() throws -> Int64? {
        if let activeDictionary { return activeDictionary }
        activeDictionary = try db.row("active_dictionary")?.value("id")
        return activeDictionary
    }

    private func term(_ dictionary: Int64, _ method: Method, _ text: String) throws -> TermStore.Term {
        if method == .lltName {
            let found = try terms.terms(dictionary, .llt, key: termKey.key(text))
            guard let term = found.first else {
                throw Refusal(.unknownCode, method.field, "the dictionary has no LLT with this name")
            }
            guard found.count == 1 else {
                throw Refusal(.ambiguousCode, method.field, "the dictionary has several LLTs with this name")
            }
            return term
        }
        let level: TermLevel = method == .ptCode ? .pt : .llt
        guard let term = try terms.term(dictionary, level, code: text) else {
            throw Refusal(
                .unknownCode, method.field, "the dictionary has no \(level.abbreviation) with this code")
        }
        return term
    }

    /// The key of the coding of what was found, stored if it is new.
    func store(_ found: Found) throws -> Int64 {
        try coding(found.dictionary, path: found.path, llt: found.llt, found.words.method)
    }

    /// The key of a coding by names, which is stored with its terms if it is new.
    func store(_ names: SourceCoding, _ origin: Origin) throws -> Int64 {
        try wholly {
            let dictionary = try key(of: DictionaryKey(version: names.dictionary, isOfSource: true))
            let soc = try terms.findOrStoreByName(dictionary, .soc, names.soc, pt: nil, origin)
            let pt = try terms.findOrStoreByName(dictionary, .pt, names.pt, pt: nil, origin)
            let llt = try names.llt.map { try terms.findOrStoreByName(dictionary, .llt, $0, pt: pt, origin) }
            let path =
                try terms.path(soc: soc, hlgt: nil, hlt: nil, pt: pt)?.key
                ?? terms.insertPath(dictionary, soc: soc, hlgt: nil, hlt: nil, pt: pt, isPrimary: nil, origin)
            return try coding(dictionary, path: path, llt: llt, .bySource)
        }
    }

    /// The key of a coding, stored if it is new.
    private func coding(_ dictionary: Int64, path: Int64, llt: Int64?, _ method: Method) throws -> Int64 {
        if let known = try db.row("coding_by_terms", [path, llt ?? 0, method.rawValue]) {
            return try known.value("id")
        }
        try db.run("store_coding", [dictionary, path, llt, method.rawValue])
        return db.lastInsertedRowID
    }

    /// A row names up to six things to store; a refused one must leave none of them behind.
    private func wholly<Result>(_ body: () throws -> Result) throws -> Result {
        var result: Result?
        do {
            try db.inSavepoint {
                result = try body()
                return .commit
            }
        } catch {
            dictionaryKeys.removeAll()
            throw error
        }
        guard let result else { throw RegistryError(.registry, "The storing of terms had no result.") }
        return result
    }

    private func knownKey(of dictionary: DictionaryKey) throws -> Int64? {
        if let key = dictionaryKeys[dictionary] { return key }
        let version = dictionary.version
        let known = try db.row(
            "dictionary_by_version", [version.name, version.version, version.language, dictionary.isOfSource])
        guard let key: Int64 = try known?.value("id") else { return nil }
        dictionaryKeys[dictionary] = key
        return key
    }

    private func key(of dictionary: DictionaryKey) throws -> Int64 {
        if let key = try knownKey(of: dictionary) { return key }
        let version = dictionary.version
        try db.run("store_dictionary", [version.name, version.version, version.language, dictionary.isOfSource])
        let key = db.lastInsertedRowID
        dictionaryKeys[dictionary] = key
        return key
    }
}
