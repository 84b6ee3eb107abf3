import GRDB
import Safety

extension Registry {
    /// The paths whose PT or SOC has a name that contains a text, in any case and spelling.
    package func search(_ text: String) throws(RegistryError) -> Set<Int> {
        let key = termKey.key(text)
        let found: [Int] = try reading { db in
            try db.rows("paths_containing", ["key": key]).map { try $0.value(at: 0) }
        }
        let isUncoded = termKey.key(PathIndex.notCoded).contains(key)
        return Set(found).union(isUncoded ? [CodedPath.uncoded] : [])
    }
}
