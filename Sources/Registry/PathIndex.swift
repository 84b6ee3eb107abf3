import GRDB
import Safety

/// The (SOC, PT) paths that events are coded to, with the keys under which their terms are found.
package struct PathIndex: Sendable {
    package struct Entry: Sendable {
        package let path: CodedPath
        package let socKeys: Set<String>
        package let ptKeys: Set<String>
    }
    package let entries: [Entry]

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

    static func load(_ db: Database) throws -> PathIndex {
        var spellings: [Int: Set<String>] = [:]
        let rows = try db.cursor("synonyms")
        while let row = try rows.next() {
            spellings[try row.value(at: 0), default: []].insert(try row.value(at: 1))
        }
        let entries = try db.rows("paths").map { row in
            let path = try path(row)
            return Entry(
                path: path, socKeys: (spellings[path.soc.id] ?? []).union([try row.value("soc_key")]),
                ptKeys: (spellings[path.pt.id] ?? []).union([try row.value("pt_key")]))
        }
        return PathIndex(entries: entries)
    }
}

extension Registry {
    /// The paths that events are coded to.
    package func paths() throws(RegistryError) -> [CodedPath] { try reading(PathIndex.paths) }

    /// The paths of a SOC and a PT named by code or by name, in any spelling; nil for what is not asked.
    package func resolve(soc: String?, pt: String?) throws(RegistryError) -> Set<Int>? {
        guard soc != nil || pt != nil else { return nil }
        let index = try reading(PathIndex.load)
        return try index.resolve(soc: soc, pt: pt, termKey: termKey)
    }
}

extension PathIndex {
    /// The paths of a SOC and a PT; an unknown or an ambiguous name is an error that helps.
    func resolve(soc: String?, pt: String?, termKey: TermKey) throws(RegistryError) -> Set<Int> {
        var found = entries
        var uncoded = false
        if let soc {
            let key = termKey.key(soc)
            uncoded = key == termKey.key(PathIndex.notCoded)
            found = found.filter { $0.path.soc.code == soc || $0.socKeys.contains(key) }
            guard uncoded || !found.isEmpty else { throw unknown("SOC", soc, key, entries.map(\.path.soc)) }
            try checkOne("SOC", soc, found.map(\.path.soc))
        }
        if let pt {
            let key = termKey.key(pt)
            let byName = found.filter { $0.path.pt.code == pt || termKey.key($0.path.pt.name) == key }
            let candidates = byName.isEmpty ? found.filter { $0.ptKeys.contains(key) } : byName
            guard !candidates.isEmpty else { throw unknown("PT", pt, key, found.map(\.path.pt)) }
            try checkOne("PT", pt, candidates.map(\.path.pt))
            found = candidates
            uncoded = false
        }
        return Set(found.map(\.path.id)).union(uncoded ? [CodedPath.uncoded] : [])
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

    private func unknown(_ level: String, _ wanted: String, _ key: String, _ terms: [Term]) -> RegistryError {
        let hint = NearNames.question(key, among: Set(terms.map(\.name)).sorted())
        return RegistryError(
            .request,
            "No event is coded to a \(level) \"\(wanted)\". \(hint)\(hint.isEmpty ? "" : " ")"
                + "`soteria terms` lists what is there.")
    }
}
