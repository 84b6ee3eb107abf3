import GRDB
import Safety

/// Stores dictionaries, and finds or makes the path that an event's coding names.
final class DictionaryStore {
    /// How a coding was made; the codes stand in the registry's `coding_method`.
    enum Method: Int { case lltCode = 1, ptCode, bySource }

    /// An event's coding as keys.
    struct Coding {
        let dictionary: Int64
        let path: Int64
        let llt: Int64?
        let method: Method
    }

    private let db: Database
    private let terms: TermStore
    private let termKey: TermKey
    private var dictionaryKeys: [DictionaryVersion: Int64] = [:]
    private var sourceCodings: [SourceCoding: Coding] = [:]
    private var codes: [String: Coding] = [:]

    init(db: Database, positions: Positions, termKey: TermKey) {
        self.db = db
        self.termKey = termKey
        terms = TermStore(db: db, positions: positions, termKey: termKey)
    }

    /// Stores a row of a dictionary: the terms it names that are new, and its path.
    func store(_ entry: DictionaryEntry, _ origin: Origin) throws -> StoredRow {
        var row = StoredRow.unchanged
        do {
            // A row names up to six things to store; a refused one must leave none of them behind.
            try db.inSavepoint {
                row = try storeTerms(entry, origin)
                return .commit
            }
        } catch {
            dictionaryKeys.removeAll()
            throw error
        }
        codes.removeAll()
        return row
    }

    private func storeTerms(_ entry: DictionaryEntry, _ origin: Origin) throws -> StoredRow {
        let dictionary = try key(of: entry.dictionary, isOfSource: false)
        var isNew = false
        func term(_ level: TermLevel, _ name: CodedName?, pt: Int64? = nil) throws -> Int64? {
            guard let name else { return nil }
            let found = try terms.findOrStore(dictionary, level, name, pt: pt, origin)
            isNew = isNew || found.isNew
            return found.key
        }
        let soc = try term(.soc, entry.soc)
        let hlgt = try term(.hlgt, entry.hlgt)
        let hlt = try term(.hlt, entry.hlt)
        let pt = try term(.pt, entry.pt)
        guard let soc, let pt else { return .unchanged }
        _ = try term(.llt, entry.llt, pt: pt)
        let stored = try terms.path(
            dictionary, soc: soc, hlgt: hlgt, hlt: hlt, pt: pt, isPrimary: entry.isPrimary, origin)
        return isNew || stored.isNew ? .stored : .unchanged
    }

    /// The coding of an event: nil when it is uncoded; a refusal when its code is unknown.
    func resolve(_ coding: EventCoding, _ origin: Origin) throws -> Coding? {
        switch coding {
        case .uncoded: nil
        case .code(let level, let code): try byCode(level, code)
        case .names(let names): try bySource(names, origin)
        }
    }

    /// Refuses a row whose code and whose PT, named beside the code, are not one term in the dictionary.
    func check(_ stated: StatedTerm?, against coding: Coding?) throws {
        guard let stated, let coding, let pt = try db.row("pt_of_path", [coding.path]) else { return }
        if let code = stated.code, code != pt["code"] {
            throw Refusal(
                .codeNameMismatch, .ptCode, "the dictionary puts the row's LLT code under another PT code")
        }
        if let name = stated.name, termKey.key(name) != pt["name_key"] {
            throw Refusal(.codeNameMismatch, .ptName, "the dictionary gives the code of the row another PT name")
        }
    }

    private func byCode(_ level: TermLevel, _ code: String) throws -> Coding {
        let cached = "\(level.rawValue):\(code)"
        if let known = codes[cached] { return known }
        let field: CheckedColumns.Field = level == .llt ? .lltCode : .ptCode
        guard let dictionary: Int64 = try db.row("active_dictionary")?["id"] else {
            throw Refusal(.unknownCode, field, "no dictionary is loaded in which the code could be looked up")
        }
        guard let term = try db.row("term_by_code", [dictionary, level.rawValue, code]) else {
            throw Refusal(.unknownCode, field, "the dictionary has no \(level.name.uppercased()) with this code")
        }
        let pt: Int64 = level == .llt ? term["pt_id"] : term["id"]
        let paths = try db.rows("paths_of_pt", [pt])
        guard let path = paths.first, path["is_primary"] == 1 || paths.count == 1 else {
            throw Refusal(.ambiguousCode, field, "the term has several paths and none is marked as primary")
        }
        let found = Coding(
            dictionary: dictionary, path: path["id"], llt: level == .llt ? term["id"] : nil,
            method: level == .llt ? .lltCode : .ptCode)
        codes[cached] = found
        return found
    }

    private func bySource(_ names: SourceCoding, _ origin: Origin) throws -> Coding {
        if let known = sourceCodings[names] { return known }
        let dictionary = try key(of: names.dictionary, isOfSource: true)
        func term(_ level: TermLevel, _ name: CodedName?, pt: Int64? = nil) throws -> Int64? {
            guard let name else { return nil }
            return try terms.findOrStoreByName(dictionary, level, name, pt: pt, origin)
        }
        guard let soc = try term(.soc, names.soc), let pt = try term(.pt, names.pt) else {
            throw Refusal(.missingValue, .ptName, "the row names no SOC or no PT")
        }
        let path = try terms.path(
            dictionary, soc: soc, hlgt: nil, hlt: nil, pt: pt, isPrimary: nil, origin)
        let llt = try term(.llt, names.llt, pt: pt)
        let found = Coding(dictionary: dictionary, path: path.key, llt: llt, method: .bySource)
        sourceCodings[names] = found
        return found
    }

    private func key(of version: DictionaryVersion, isOfSource: Bool) throws -> Int64 {
        if let key = dictionaryKeys[version] { return key }
        let key: Int64
        if let row = try db.row("dictionary_by_version", [version.name, version.version, version.language]) {
            key = row["id"]
        } else {
            try db.run("store_dictionary", [version.name, version.version, version.language, isOfSource])
            key = db.lastInsertedRowID
        }
        dictionaryKeys[version] = key
        return key
    }
}
