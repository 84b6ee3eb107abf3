import GRDB
import Safety

/// Finds or stores terms and paths of a dictionary.
final class TermStore {
    /// A stored term.
    struct Term {
        let key: Int64
        let name: String
        let nameKey: String
        let pt: Int64?
    }
    /// A stored path.
    struct Path {
        let key: Int64
        let isPrimary: Bool?
    }

    private let db: Database
    private let positions: Positions
    private let termKey: TermKey
    private let termByCode, termByName, pathByTerms, pathsOfPT: ImportStatement
    private let storeTerm, storePath, storeSynonym: ImportStatement

    init(db: Database, positions: Positions, termKey: TermKey) throws {
        self.db = db
        self.positions = positions
        self.termKey = termKey
        termByCode = try ImportStatement("term_by_code", in: db)
        termByName = try ImportStatement("term_by_name", in: db)
        pathByTerms = try ImportStatement("path_by_terms", in: db)
        pathsOfPT = try ImportStatement("paths_of_pt", in: db)
        storeTerm = try ImportStatement("store_term", in: db)
        storePath = try ImportStatement("store_path", in: db)
        storeSynonym = try ImportStatement("store_synonym", in: db)
    }

    /// What to do where a dictionary says something else than the stored one: codings stand on its terms.
    static let newVersion = "a dictionary that changed is loaded under a version of its own"

    // MARK: Looking up

    func term(_ dictionary: Int64, _ level: TermLevel, code: String) throws -> Term? {
        try termByCode.first([.integer(dictionary), StoredValue(level), .text(code)], TermStore.term)
    }

    /// The terms of a comparison key, in the order in which they were stored.
    func terms(_ dictionary: Int64, _ level: TermLevel, key: String) throws -> [Term] {
        var terms: [Term] = []
        try termByName.forEach([.integer(dictionary), StoredValue(level), .text(key)]) {
            terms.append(TermStore.term($0))
        }
        return terms
    }

    /// The paths of a PT, the primary one first, each with the code and the comparison key of the PT.
    func paths(ofPT pt: Int64) throws -> [(path: Path, ptCode: String?, ptKey: String)] {
        var paths: [(path: Path, ptCode: String?, ptKey: String)] = []
        try pathsOfPT.forEach([.integer(pt)]) { row in
            paths.append((TermStore.path(row), row.text(2), row.text(3) ?? ""))
        }
        return paths
    }

    func path(soc: Int64, hlgt: Int64?, hlt: Int64?, pt: Int64) throws -> Path? {
        try pathByTerms.first(
            [.integer(pt), .integer(soc), .integer(hlgt ?? 0), .integer(hlt ?? 0)], TermStore.path)
    }

    private static func term(_ row: FoundRow) -> Term {
        Term(key: row.integer(0), name: row.text(1) ?? "", nameKey: row.text(2) ?? "", pt: row.optionalInteger(3))
    }

    private static func path(_ row: FoundRow) -> Path {
        Path(key: row.integer(0), isPrimary: row.optionalInteger(1).map { $0 != 0 })
    }

    /// The stored term of a code, or of a name where there is no code; nil when it is new. A code with another name, or
    /// an LLT under another PT, is a conflict. `pt` is nil for other levels and for an LLT whose PT is new.
    func find(_ dictionary: Int64, _ level: TermLevel, _ name: CodedName, pt: Int64?) throws -> Term? {
        let key = termKey.key(name.name)
        let known =
            if let code = name.code {
                try term(dictionary, level, code: code)
            } else {
                try terms(dictionary, level, key: key).first
            }
        guard let known else {
            guard !key.isEmpty else {
                throw Refusal(.missingValue, level == .pt ? .ptName : nil, "the \(level.abbreviation) has no name")
            }
            return nil
        }
        guard known.nameKey == key else {
            throw Refusal(
                .conflict, level.codeField,
                "the \(level.abbreviation) code is stored with another name; " + TermStore.newVersion)
        }
        guard known.pt == pt else {
            throw Refusal(
                .conflict, level.codeField,
                "the \(level.abbreviation) is stored under another PT; " + TermStore.newVersion)
        }
        return known
    }

    // MARK: Storing

    /// The term of a name in a dictionary made from a delivery's own coding; another spelling becomes a synonym.
    func findOrStoreByName(
        _ dictionary: Int64, _ level: TermLevel, _ name: CodedName, pt: Int64?, _ origin: Origin
    ) throws -> Int64 {
        let key = termKey.key(name.name)
        guard let known = try terms(dictionary, level, key: key).first(where: { $0.pt == pt }) else {
            guard !key.isEmpty else {
                throw Refusal(.missingValue, level == .pt ? .ptName : nil, "the \(level.abbreviation) has no name")
            }
            let isCodeFree = try name.code.map { try term(dictionary, level, code: $0) == nil }
            let coded = CodedName(code: isCodeFree == true ? name.code : nil, name: name.name)
            return try insert(dictionary, level, coded, pt: pt, origin)
        }
        if known.name != name.name {
            try storeSynonym.run([.integer(known.key), .text(name.name), .text(key)])
        }
        return known.key
    }

    func insert(
        _ dictionary: Int64, _ level: TermLevel, _ name: CodedName, pt: Int64?, _ origin: Origin
    ) throws -> Int64 {
        let values: [StoredValue] = [
            .integer(dictionary), StoredValue(level), StoredValue(name.code), .text(name.name),
            .text(termKey.key(name.name)), StoredValue(pt),
        ]
        try storeTerm.run(values + positions.values(origin))
        return db.lastInsertedRowID
    }

    func insertPath(
        _ dictionary: Int64, soc: Int64, hlgt: Int64?, hlt: Int64?, pt: Int64, isPrimary: Bool?, _ origin: Origin
    ) throws -> Int64 {
        let values: [StoredValue] = [
            .integer(dictionary), .integer(soc), StoredValue(hlgt), StoredValue(hlt), .integer(pt),
            StoredValue(isPrimary),
        ]
        try storePath.run(values + positions.values(origin))
        return db.lastInsertedRowID
    }
}

extension TermLevel {
    /// The level as reports write it: SOC, PT …
    var abbreviation: String { name.uppercased() }

    /// The field whose column holds the codes of this level, where the registry is told that column.
    var codeField: CheckedColumns.Field? {
        switch self {
        case .pt: .ptCode
        case .llt: .lltCode
        case .soc, .hlgt, .hlt: nil
        }
    }
}
