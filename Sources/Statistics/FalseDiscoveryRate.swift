/// The adjusted p-values of Benjamini and Hochberg, J R Stat Soc B 1995;57:289, in the order given.
///
/// As R's p.adjust(method = "BH"): a p-value that is missing, or is none, stays missing and does not count as a test.
package func benjaminiHochberg(_ values: [Double?]) -> [Double?] {
    let tests = values.indices.compactMap { index -> (index: Int, p: Double)? in
        guard let p = values[index], p >= 0, p <= 1 else { return nil }
        return (index, p)
    }
    var adjusted = [Double?](repeating: nil, count: values.count)
    var least = 1.0
    for (rank, test) in tests.sorted(by: { $0.p < $1.p }).enumerated().reversed() {
        least = min(least, test.p * Double(tests.count) / Double(rank + 1))
        adjusted[test.index] = least
    }
    return adjusted
}

/// The double false discovery rate of Mehrotra and Heyse, Stat Methods Med Res 2004;13:227: terms within body systems.
///
/// P-values are adjusted by Benjamini and Hochberg within each body system; the smallest adjusted one stands for the
/// system, and these are adjusted again over the systems. A term is flagged when both its own adjusted p-value and its
/// system's are at most their levels.
package struct DoubleFalseDiscoveryRate<BodySystem: Hashable>: Sendable where BodySystem: Sendable {
    /// The p-value of each term adjusted within its body system, in the order given.
    package let withinSystem: [Double?]
    /// The adjusted p-value of each term's body system, in the same order.
    package let ofSystem: [Double?]

    package static var title: String { "double false discovery rate (Mehrotra and Heyse)" }

    /// - Parameter terms: the body system and the unadjusted p-value of each term; nil where there is none.
    package init(_ terms: [(system: BodySystem, p: Double?)]) {
        var systems: [BodySystem] = []
        var members: [BodySystem: [Int]] = [:]
        for (index, term) in terms.enumerated() {
            if members[term.system] == nil { systems.append(term.system) }
            members[term.system, default: []].append(index)
        }
        var within = [Double?](repeating: nil, count: terms.count)
        var representatives: [Double?] = []
        for system in systems {
            let indices = members[system] ?? []
            let adjusted = benjaminiHochberg(indices.map { terms[$0].p })
            for (index, value) in zip(indices, adjusted) { within[index] = value }
            representatives.append(adjusted.compactMap { $0 }.min())
        }
        var between = [Double?](repeating: nil, count: terms.count)
        for (system, value) in zip(systems, benjaminiHochberg(representatives)) {
            for index in members[system] ?? [] where within[index] != nil { between[index] = value }
        }
        withinSystem = within
        ofSystem = between
    }

    /// Whether each term is flagged, in the order given.
    package func flags(systemLevel: Double = 0.10, termLevel: Double = 0.10) -> [Bool] {
        zip(withinSystem, ofSystem).map { term, system in
            guard let term, let system else { return false }
            return system <= systemLevel && term <= termLevel
        }
    }
}
