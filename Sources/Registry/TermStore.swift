import GRDB
import Safety

/// Finds or stores terms and paths of a dictionary.
struct TermStore {
    let db: Database
    let positions: Positions
    let termKey: TermKey

    struct Found {
        let key: Int64
        let isNew: Bool
    }

    /// The term of a code, or of a name where there is no code. A code with another name is a conflict.
    func findOrStore(
        _ dictionary: Int64, _ level: TermLevel, _ name: CodedName, pt: Int64?, _ origin: Origin
    ) throws -> Found {
        let key = termKey.key(name.name)
        let known =
            if let code = name.code {
                try db.row("term_by_code", [dictionary, level.rawValue, code])
            } else {
                try db.row("term_by_name", [dictionary, level.rawValue, key])
            }
        guard let known else {
            return Found(key: try insert(dictionary, level, name, key: key, pt: pt, origin), isNew: true)
        }
        let level = level.name.uppercased()
        guard known["name_key"] == key else {
            throw Refusal(.conflict, nil, "the \(level) code is stored with another name")
        }
        guard known["pt_id"] == pt else {
            throw Refusal(.conflict, nil, "the \(level) is stored under another PT")
        }
        return Found(key: known["id"], isNew: false)
    }

    /// The term of a name in a dictionary made from a delivery's own coding; another spelling becomes a synonym.
    func findOrStoreByName(
        _ dictionary: Int64, _ level: TermLevel, _ name: CodedName, pt: Int64?, _ origin: Origin
    ) throws -> Int64 {
        let key = termKey.key(name.name)
        let known = try db.rows("term_by_name", [dictionary, level.rawValue, key]).first { $0["pt_id"] == pt }
        guard let known else {
            let isCodeFree = try name.code.map { try db.row("term_by_code", [dictionary, level.rawValue, $0]) == nil }
            let coded = CodedName(code: isCodeFree == true ? name.code : nil, name: name.name)
            return try insert(dictionary, level, coded, key: key, pt: pt, origin)
        }
        if known["name"] != name.name { try db.run("store_synonym", [known["id"], name.name, key]) }
        return known["id"]
    }

    /// The path of these terms, stored if it is new. A PT has one primary path.
    func path(
        _ dictionary: Int64, soc: Int64, hlgt: Int64?, hlt: Int64?, pt: Int64, isPrimary: Bool?, _ origin: Origin
    ) throws -> Found {
        if let known = try db.row("path_by_terms", [pt, soc, hlgt ?? 0, hlt ?? 0]) {
            guard known["is_primary"] == isPrimary else {
                throw Refusal(.conflict, .primary, "the path is stored with another mark of primary")
            }
            return Found(key: known["id"], isNew: false)
        }
        if isPrimary == true, try db.row("paths_of_pt", [pt])?["is_primary"] == true {
            throw Refusal(.primaryPath, .primary, "the PT has another primary path already; it can have one")
        }
        let terms: [(any DatabaseValueConvertible)?] = [dictionary, soc, hlgt, hlt, pt, isPrimary]
        try db.run("store_path", StatementArguments(terms + positions.values(origin)))
        return Found(key: db.lastInsertedRowID, isNew: true)
    }

    private func insert(
        _ dictionary: Int64, _ level: TermLevel, _ name: CodedName, key: String, pt: Int64?, _ origin: Origin
    ) throws -> Int64 {
        let values: [(any DatabaseValueConvertible)?] = [dictionary, level.rawValue, name.code, name.name, key, pt]
        try db.run("store_term", StatementArguments(values + positions.values(origin)))
        return db.lastInsertedRowID
    }
}
