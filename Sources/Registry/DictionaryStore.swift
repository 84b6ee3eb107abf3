import GRDB
import Safety

/// Stores dictionaries, and finds or makes the path that an event's coding names.
final class DictionaryStore {
    /// How a coding was made; the codes stand in the registry's `coding_method`.
    enum Method: Int { case lltCode = 1, ptCode, bySource, lltName }

    private struct Code: Hashable {
        let level: TermLevel
        let code: String
    }

    /// What a code stands for, with the code and the comparison key of its PT.
    private struct Meaning {
        /// The key of the coding.
        let coding: Int64
        let ptCode: String?
        let ptKey: String
    }

    private struct DictionaryKey: Hashable {
        let version: DictionaryVersion
        let isOfSource: Bool
    }

    private let db: Database
    private let termKey: TermKey
    private let terms: TermStore
    private var dictionaryKeys: [DictionaryKey: Int64] = [:]
    private var sourceCodings: [SourceCoding: Int64] = [:]
    private var codes: [Code: Meaning] = [:]

    init(db: Database, positions: Positions, termKey: TermKey) {
        self.db = db
        self.termKey = termKey
        terms = TermStore(db: db, positions: positions, termKey: termKey)
    }

    /// Stores a row of a dictionary: the terms it names that are new, and its path.
    func store(_ entry: DictionaryEntry, _ origin: Origin) throws -> StoredRow {
        let row = try wholly { try storeTerms(entry, origin) }
        codes.removeAll()
        return row
    }

    /// The coding of an event: nil when it is uncoded; a refusal when its code is unknown or means another PT than the
    /// row states.
    func resolve(_ coding: EventCoding, stated: StatedTerm?, _ origin: Origin) throws -> Int64? {
        switch coding {
        case .uncoded: return nil
        case .names(let names): return try bySource(names, origin)
        case .code(let level, let code):
            let meaning = try byCode(Code(level: level, code: code))
            if let stated { try check(stated, meaning) }
            return meaning.coding
        }
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

    private func byCode(_ code: Code) throws -> Meaning {
        if let known = codes[code] { return known }
        let field = code.level.codeField
        guard let dictionary: Int64 = try db.row("active_dictionary")?.value("id") else {
            throw Refusal(
                .unknownCode, field, "the dictionary in which the rules look codes up is not loaded; import it first")
        }
        guard let term = try db.row("term_by_code", [dictionary, code.level.rawValue, code.code]) else {
            throw Refusal(.unknownCode, field, "the dictionary has no \(code.level.abbreviation) with this code")
        }
        let id: Int64 = try term.value("id")
        let paths = try db.rows("paths_of_pt", [try term.optional("pt_id") ?? id])
        guard let path = paths.first else {
            throw Refusal(.unknownCode, field, "the term of this code has no path to a SOC")
        }
        guard try path.optional("is_primary") == true || paths.count == 1 else {
            throw Refusal(.ambiguousCode, field, "the term has several paths and none is marked as primary")
        }
        let isLLT = code.level == .llt
        let found = Meaning(
            coding: try coding(
                dictionary, path: try path.value("id"), llt: isLLT ? id : nil, isLLT ? .lltCode : .ptCode),
            ptCode: try path.optional("pt_code"), ptKey: try path.value("pt_key"))
        codes[code] = found
        return found
    }

    /// Refuses a row whose own words for the PT are not what its code means in the dictionary.
    private func check(_ stated: StatedTerm, _ meaning: Meaning) throws {
        if let code = stated.code, code != meaning.ptCode {
            throw Refusal(
                .codeNameMismatch, .ptCode, "the row's PT code is not the one the dictionary has for the row's LLT")
        }
        if let name = stated.name, termKey.key(name) != meaning.ptKey {
            throw Refusal(
                .codeNameMismatch, .ptName, "the row's PT name is not the one the dictionary has for the row's code")
        }
    }

    private func bySource(_ names: SourceCoding, _ origin: Origin) throws -> Int64 {
        if let known = sourceCodings[names] { return known }
        let found = try wholly {
            let dictionary = try key(of: DictionaryKey(version: names.dictionary, isOfSource: true))
            let soc = try terms.findOrStoreByName(dictionary, .soc, names.soc, pt: nil, origin)
            let pt = try terms.findOrStoreByName(dictionary, .pt, names.pt, pt: nil, origin)
            let llt = try names.llt.map { try terms.findOrStoreByName(dictionary, .llt, $0, pt: pt, origin) }
            let path = try terms.path(dictionary, soc: soc, hlgt: nil, hlt: nil, pt: pt, isPrimary: nil, origin)
            return try coding(dictionary, path: path.key, llt: llt, .bySource)
        }
        sourceCodings[names] = found
        return found
    }

    /// The key of a coding, stored if it is new.
    private func coding(_ dictionary: Int64, path: Int64, llt: Int64?, _ method: Method) throws -> Int64 {
        if let known = try db.row("coding_by_terms", [path, llt ?? 0, method.rawValue]) { return try known.value("id") }
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
