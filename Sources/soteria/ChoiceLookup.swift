import Incidence
import Registry
import Safety

extension Registry {
    /// How the words of definitions are looked up in this registry, under some rules.
    ///
    /// - Parameters:
    ///   - paths: the paths that events are coded to.
    ///   - key: by which names of terms are compared.
    func lookup(_ rules: RuleSet, paths: [CodedPath], key: TermKey) -> ChoiceLookup {
        ChoiceLookup(
            paths: { try find(soc: $0, pt: $1) },
            unexpected: {
                let expected = Set((rules.expectedTerms?.pts ?? []).map(key.key))
                return Set(paths.filter { !expected.contains(key.key($0.pt.name)) }.map(\.id)).union([CodedPath.uncoded]
                )
            },
            events: { try events(with: $0) ?? [] }, subjects: { try subjects(by: $0) })
    }
}
