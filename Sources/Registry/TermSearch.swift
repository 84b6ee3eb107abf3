import GRDB
import Safety

extension Registry {
    /// The paths whose PT or SOC has a name that contains a text, in any case and spelling.
    package func search(_ text: String) throws(RegistryError) -> Set<Int> {
        let key = termKey.key(text)
        let index = try reading(PathIndex.load)
        let found = index.entries.filter { entry in
            entry.ptKeys.contains { $0.contains(key) } || entry.socKeys.contains { $0.contains(key) }
        }
        let isUncoded = termKey.key(PathIndex.notCoded).contains(key)
        return Set(found.map(\.path.id)).union(isUncoded ? [CodedPath.uncoded] : [])
    }
}
