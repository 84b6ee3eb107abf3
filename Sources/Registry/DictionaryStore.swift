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

    init(db: Database, positions: Positions, termKey: TermKey) {
        self.db = db
        self.termKey = termKey
        terms = TermStore(db: db, positions: positions, termKey: termKey)
    }

    /// Stores a row of a dictionary: the terms it names that are new, and its path.
    func store(_ entry: DictionaryEntry, _ origin: Origin) throws -> StoredRow {
        try wholly { try storeTerms(entry, origin) }
    }

    private func storeTerms(_ entry: DictionaryEntry, _ origin: Origin) throws -> StoredRow {
        let dictionary = try key(of: DictionaryKey(version: entry.dictionary, isOfSource: false))
        var isNew = false
        func store(_ level: TermLevel, _ name: CodedName, pt: Int64? = nil) throws -> Int64 {
            let found = try terms.findOrStore(dictionary, level, name, pt: pt, origin)
            isNew = isNew || found.isNew
            return found.key
        }
        let soc = try store(.soc, entry.soc)
        let hlgt = try entry.hlgt.map { try store(.hlgt, $0) }
        let hlt = try entry.hlt.map { try store(.hlt, $0) }
        let pt = try store(.pt, entry.pt)
        if let llt = entry.llt { _ = try store(.llt, llt, pt: pt) }
        let path = try terms.path(
            dictionary, soc: soc, hlgt: hlgt, hlt: hlt, pt: pt, isPrimary: entry.isPrimary, origin)
        return isNew || path.isNew ? .stored : .unchanged
    }

    /// What a code, or the name of an LLT, stands for in the dictionary that the rules name; a refusal when it is
    /// unknown there or stands for more than one path.
    func find(_ method: Method, _ text: String) throws -> Found {
        let field = method.field
        guard let dictionary: Int64 = try db.row("active_dictionary")?.value("id") else {
            throw Refusal(
                .unknownCode, field, "the dictionary in which the rules look codes up is not loaded; import it first")
        }
        let term = try term(dictionary, method, text)
        let id: Int64 = try term.value("id")
        let paths = try db.rows("paths_of_pt", [try term.optional("pt_id") ?? id])
        guard let path = paths.first else {
            throw Refusal(.unknownCode, field, "the term of this \(method.noun) has no path to a SOC")
        }
        guard try path.optional("is_primary") == true || paths.count == 1 else {
            throw Refusal(.ambiguousCode, field, "the term has several paths and none is marked as primary")
        }
        let words = CodingWords(
            method: method, dictionary: nil, code: text, soc: "", pt: try path.value("pt_key"),
            llt: try term.value("name_key"))
        return Found(
            dictionary: dictionary, path: try path.value("id"), llt: method == .ptCode ? nil : id, words: words,
            ptCode: try path.optional("pt_code"))
    }

    private func term(_ dictionary: Int64, _ method: Method, _ text: String) throws -> Row {
        let level: TermLevel = method == .ptCode ? .pt : .llt
        if method == .lltName {
            let terms = try db.rows("term_by_name", [dictionary, level.rawValue, termKey.key(text)])
            guard let term = terms.first else {
                throw Refusal(.unknownCode, method.field, "the dictionary has no LLT with this name")
            }
            guard terms.count == 1 else {
                throw Refusal(.ambiguousCode, method.field, "the dictionary has several LLTs with this name")
            }
            return term
        }
        guard let term = try db.row("term_by_code", [dictionary, level.rawValue, text]) else {
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
            let path = try terms.path(dictionary, soc: soc, hlgt: nil, hlt: nil, pt: pt, isPrimary: nil, origin)
            return try coding(dictionary, path: path.key, llt: llt, .bySource)
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

    private func key(of dictionary: DictionaryKey) throws -> Int64 {
        if let key = dictionaryKeys[dictionary] { return key }
        let version = dictionary.version
        let known = try db.row(
            "dictionary_by_version", [version.name, version.version, version.language, dictionary.isOfSource])
        let key: Int64
        if let known {
            key = try known.value("id")
        } else {
            try db.run(
                "store_dictionary", [version.name, version.version, version.language, dictionary.isOfSource])
            key = db.lastInsertedRowID
        }
        dictionaryKeys[dictionary] = key
        return key
    }
}
