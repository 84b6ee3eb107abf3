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
        guard try known.value("name_key") == key else {
            throw Refusal(.conflict, level.codeField, "the \(level.abbreviation) code is stored with another name")
        }
        guard try known.optional("pt_id") == pt else {
            throw Refusal(.conflict, level.codeField, "the \(level.abbreviation) is stored under another PT")
        }
        return Found(key: try known.value("id"), isNew: false)
    }

    /// The term of a name in a dictionary made from a delivery's own coding; another spelling becomes a synonym.
    func findOrStoreByName(
        _ dictionary: Int64, _ level: TermLevel, _ name: CodedName, pt: Int64?, _ origin: Origin
    ) throws -> Int64 {
        let key = termKey.key(name.name)
        let known = try db.rows("term_by_name", [dictionary, level.rawValue, key])
            .first { try $0.optional("pt_id") == pt }
        guard let known else {
            let isCodeFree = try name.code.map { try db.row("term_by_code", [dictionary, level.rawValue, $0]) == nil }
            let coded = CodedName(code: isCodeFree == true ? name.code : nil, name: name.name)
            return try insert(dictionary, level, coded, key: key, pt: pt, origin)
        }
        let id: Int64 = try known.value("id")
        if try known.value("name") != name.name { try db.run("store_synonym", [id, name.name, key]) }
        return id
    }

    /// The path of these terms, stored if it is new. A PT has one primary path.
    func path(
        _ dictionary: Int64, soc: Int64, hlgt: Int64?, hlt: Int64?, pt: Int64, isPrimary: Bool?, _ origin: Origin
    ) throws -> Found {
        if let known = try db.row("path_by_terms", [pt, soc, hlgt ?? 0, hlt ?? 0]) {
            guard try known.optional("is_primary") == isPrimary else {
                throw Refusal(.conflict, .primary, "the path is stored with another mark of primary")
            }
            return Found(key: try known.value("id"), isNew: false)
        }
        if isPrimary == true, try db.row("paths_of_pt", [pt])?.optional("is_primary") == true {
            throw Refusal(.primaryPath, .primary, "the PT has another primary path already; it can have one")
        }
        let values = [
            .integer(dictionary), .integer(soc), StoredValue(hlgt), StoredValue(hlt), .integer(pt),
            StoredValue(isPrimary),
        ]
        try ImportStatement("store_path", in: db).run(values + positions.values(origin))
        return Found(key: db.lastInsertedRowID, isNew: true)
    }

    private func insert(
        _ dictionary: Int64, _ level: TermLevel, _ name: CodedName, key: String, pt: Int64?, _ origin: Origin
    ) throws -> Int64 {
        guard !key.isEmpty else {
            throw Refusal(.missingValue, level == .pt ? .ptName : nil, "the \(level.abbreviation) has no name")
        }
        let values = [
            .integer(dictionary), StoredValue(level), StoredValue(name.code), .text(name.name), .text(key),
            StoredValue(pt),
        ]
        try ImportStatement("store_term", in: db).run(values + positions.values(origin))
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
