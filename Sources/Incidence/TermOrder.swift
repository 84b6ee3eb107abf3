import Safety

/// The order of rows, the same whatever the order of counting.
///
/// Names are compared by Unicode code point after lower-casing, counts by the total column in descending order. Rows
/// that tie in every key asked for come in order of their codes, and at last of their keys.
package struct TermOrder: Sendable {
    /// The position of each SOC in the internationally agreed order, by the key that `key` makes of its name.
    private let agreed: [String: Int]
    /// By which names of terms are compared.
    package let key: TermKey

    package init(agreed: [String: Int] = [:], key: TermKey = TermKey(variants: [])) {
        self.agreed = agreed
        self.key = key
    }

    /// SOCs in order. Those without an agreed place follow in alphabetical order; "Not coded" is always the last.
    func sorted(
        _ socs: some Collection<IncidenceTable.TermBlock>, by order: TableSort.SOCOrder
    ) -> [IncidenceTable.TermBlock] {
        let keys: [TableSort.Key] = order == .subjects ? [.subjects, .events, .name] : [.name]
        let placed = socs.map { rows in
            var rank = 0
            let soc = rows.soc ?? .notCoded
            if order == .agreed { rank = agreed[key.key(soc.name)] ?? Int.max - 1 }
            if soc.id == CodedPath.uncoded { rank = Int.max }
            return (rows: rows, place: Place(term: soc, id: soc.id, rank: rank, total: rows.cells.last))
        }
        return placed.sorted { $0.place.precedes($1.place, by: keys) }.map(\.rows)
    }

    /// Terms of one SOC in order, before its pins.
    func sorted(_ terms: [IncidenceTable.TermRow], by keys: [TableSort.Key]) -> [IncidenceTable.TermRow] {
        let places = terms.map {
            Place(
                term: $0.path.pt, id: $0.path.id, rank: $0.path.id == CodedPath.uncoded ? Int.max : 0,
                total: $0.cells.last)
        }
        return places.indices.sorted { places[$0].precedes(places[$1], by: keys) }.map { terms[$0] }
    }

    /// Moves each pinned term of a SOC directly before the term its pin names; a pin whose terms are absent does nothing.
    func apply(_ pins: [Pin], to rows: inout IncidenceTable.TermBlock) {
        guard !pins.isEmpty else { return }
        let soc = key.key(rows.name)
        for pin in pins where key.key(pin.soc) == soc {
            let moved = key.key(pin.pt)
            let target = key.key(pin.before)
            guard moved != target, rows.terms.contains(where: { key.key($0.path.pt.name) == target }) else { continue }
            let pinned = rows.terms.filter { key.key($0.path.pt.name) == moved }
            rows.terms.removeAll { key.key($0.path.pt.name) == moved }
            let place = rows.terms.firstIndex { key.key($0.path.pt.name) == target } ?? rows.terms.count
            rows.terms.insert(contentsOf: pinned, at: place)
        }
    }
}

/// What a row is sorted by: its rank, the keys asked for, then code and identity.
private struct Place {
    private let rank: Int
    private let total: CellCount
    private let name: [UInt8]
    private let code: [UInt8]?
    private let id: Int

    init(term: Term, id: Int, rank: Int, total: CellCount?) {
        self.rank = rank
        self.total = total ?? CellCount()
        // The order of UTF-8 bytes is the order of code points.
        name = Array(term.name.lowercased().utf8)
        code = term.code.map { Array($0.utf8) }
        self.id = id
    }

    func precedes(_ other: Place, by keys: [TableSort.Key]) -> Bool {
        guard rank == other.rank else { return rank < other.rank }
        for key in keys {
            switch key {
            case .subjects where total.subjects != other.total.subjects: return total.subjects > other.total.subjects
            case .events where total.events != other.total.events: return total.events > other.total.events
            case .name where name != other.name: return name.lexicographicallyPrecedes(other.name)
            case .code where code != other.code: return codePrecedes(other)
            default: continue
            }
        }
        return code != other.code ? codePrecedes(other) : id < other.id
    }

    /// A term without a code follows those that have one.
    private func codePrecedes(_ other: Place) -> Bool {
        guard let code else { return false }
        guard let otherCode = other.code else { return true }
        return code.lexicographicallyPrecedes(otherCode)
    }
}
