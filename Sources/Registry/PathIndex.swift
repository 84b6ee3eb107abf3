import GRDB
import Safety

/// The (SOC, PT) paths that events are coded to, and how their terms are found by name.
package enum PathIndex {
    /// The name under which events without a code are shown and asked for.
    package static let notCoded = "Not coded"

    static func paths(_ db: Database) throws -> [CodedPath] {
        var paths: [CodedPath] = []
        let rows = try RowStream("paths", in: db)
        while rows.hasRow {
            paths.append(
                CodedPath(
                    id: rows.integer(0), soc: Term(id: rows.integer(1), code: rows.text(2), name: rows.text(3) ?? ""),
                    pt: Term(id: rows.integer(5), code: rows.text(6), name: rows.text(7) ?? "")))
            try rows.next()
        }
        return paths
    }

    private static func path(_ row: Row) throws -> CodedPath {
        CodedPath(
            id: try row.value("path_id"),
            soc: Term(id: try row.value("soc_id"), code: try row.optional("soc_code"), name: try row.value("soc")),
            pt: Term(id: try row.value("pt_id"), code: try row.optional("pt_code"), name: try row.value("pt")))
    }

    /// A path found by the names of its terms.
    struct Found {
        var path: CodedPath
        /// Whether the PT was found by its code or its own name, not by another spelling or an LLT.
        var isOwn: Bool
    }

    /// The paths that have a SOC and a PT of given names; nil asks for any.
    static func named(soc: String?, pt: String?, _ termKey: TermKey, _ db: Database) throws -> [Found] {
        let rows = try db.rows(
            "named_paths", ["soc": soc, "soc_key": soc.map(termKey.key), "pt": pt, "pt_key": pt.map(termKey.key)])
        return try rows.map { Found(path: try path($0), isOwn: try $0.value("is_own")) }
    }
}

extension Registry {
    /// The paths that events are coded to.
    package func paths() throws(RegistryError) -> [CodedPath] { try reading(PathIndex.paths) }

    /// The paths of a SOC and a PT named by code or by name, in any spelling; nil for what is not asked.
    ///
    /// An unknown or an ambiguous name is an error that helps. A PT's own name goes before another spelling or an LLT.
    package func resolve(soc: String?, pt: String?) throws(RegistryError) -> Set<Int>? {
        guard soc != nil || pt != nil else { return nil }
        return try reading { db in try resolve(soc: soc, pt: pt, db) }
    }

    /// As `resolve`, but nil where no event is coded to a term of that code or name.
    package func find(soc: String?, pt: String?) throws(RegistryError) -> Set<Int>? {
        let isKnown = try reading { db in
            try !PathIndex.named(soc: soc, pt: pt, termKey, db).isEmpty
        }
        return isKnown ? try resolve(soc: soc, pt: pt) : nil
    }

    private func resolve(soc: String?, pt: String?, _ db: Database) throws -> Set<Int> {
        var ofSOC: [CodedPath]?
        var isUncoded = false
        if let soc {
            let found = try PathIndex.named(soc: soc, pt: nil, termKey, db).map(\.path)
            isUncoded = termKey.key(soc) == termKey.key(PathIndex.notCoded)
            guard isUncoded || !found.isEmpty else {
                throw unknown("SOC", soc, try PathIndex.paths(db).map(\.soc))
            }
            try checkOne("SOC", soc, found.map(\.soc))
            ofSOC = found
        }
        guard let pt else { return Set((ofSOC ?? []).map(\.id)).union(isUncoded ? [CodedPath.uncoded] : []) }
        let found = try PathIndex.named(soc: soc, pt: pt, termKey, db)
        guard !found.isEmpty else { throw unknown("PT", pt, try (ofSOC ?? PathIndex.paths(db)).map(\.pt)) }
        let own = found.filter(\.isOwn)
        let paths = (own.isEmpty ? found : own).map(\.path)
        try checkOne("PT", pt, paths.map(\.pt))
        return Set(paths.map(\.id))
    }

    /// Refuses a name that several codes share; spellings of one term and versions of one code are the same term.
    private func checkOne(_ level: String, _ wanted: String, _ terms: [Term]) throws(RegistryError) {
        let codes = Set(terms.compactMap(\.code))
        guard codes.count > 1 else { return }
        throw RegistryError(
            .request,
            "The \(level) \"\(wanted)\" is ambiguous: several codes have that name "
                + "(\(codes.sorted().joined(separator: ", "))). Ask by code.")
    }

    private func unknown(_ level: String, _ wanted: String, _ terms: [Term]) -> RegistryError {
        let hint = NearNames.question(termKey.key(wanted), among: Set(terms.map(\.name)).sorted())
        return RegistryError(
            .request,
            "No event is coded to a \(level) \"\(wanted)\". \(hint)\(hint.isEmpty ? "" : " ")"
                + "`soteria terms` lists what is there.")
    }
}
