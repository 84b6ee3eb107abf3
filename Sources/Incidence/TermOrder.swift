import Safety

/// The order of rows, the same whatever the order of counting.
///
/// Names are compared by Unicode code point after lower-casing, counts by the total column in descending order. Rows
/// that tie in every key asked for come in order of their codes, and at last of their keys.
package struct TermOrder: Sendable {
    /// The position of each SOC in the internationally agreed order, by the key that `key` makes of its name.
    private let agreed: [String: Int]
    private let key: TermKey

    package init(agreed: [String: Int] = [:], key: TermKey = TermKey(variants: [])) {
        self.agreed = agreed
        self.key = key
    }

    /// SOCs in order. Those without an agreed place follow in alphabetical order; "Not coded" is always the last.
    func sorted(_ socs: some Collection<IncidenceTable.SOCRows>, by order: TableSort.SOCOrder) -> [IncidenceTable
        .SOCRows]
    {
        let ranked = socs.map { rows in
            var rank: [Int] = [rows.soc.id == CodedPath.uncoded ? 1 : 0]
            switch order {
            case .alpha: break
            case .agreed: rank.append(agreed[key.key(rows.soc.name)] ?? Int.max)
            case .subjects: rank += rows.cells.last.map { [-$0.subjects, -$0.events] } ?? []
            }
            return (rows: rows, place: Place(term: rows.soc, id: rows.soc.id, keys: [.ranks(rank), .name]))
        }
        return ranked.sorted { $0.place.precedes($1.place) }.map(\.rows)
    }

    /// Terms of one SOC in order, before its pins.
    func sorted(_ terms: [IncidenceTable.TermRow], by keys: [TableSort.Key]) -> [IncidenceTable.TermRow] {
        let ranked = terms.map { row in
            let total = row.cells.last ?? CellCount()
            let places: [Place.Key] = keys.map { key in
                switch key {
                case .subjects: .ranks([-total.subjects])
                case .events: .ranks([-total.events])
                case .name: .name
                case .code: .code
                }
            }
            return (row: row, place: Place(term: row.path.pt, id: row.path.id, keys: places))
        }
        return ranked.sorted { $0.place.precedes($1.place) }.map(\.row)
    }

    /// Moves each pinned term of a SOC directly before the term its pin names; a pin whose terms are absent does nothing.
    func apply(_ pins: [Pin], to rows: inout IncidenceTable.SOCRows) {
        let soc = key.key(rows.soc.name)
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

/// What a row is sorted by: the keys asked for, then code and identity.
private struct Place {
    enum Key {
        case ranks([Int])
        case name, code
    }

    private let name: [UInt8]
    private let code: [UInt8]?
    private let id: Int
    private let keys: [Key]

    init(term: Term, id: Int, keys: [Key]) {
        // The order of UTF-8 bytes is the order of code points.
        name = Array(term.name.lowercased().utf8)
        code = term.code.map { Array($0.utf8) }
        self.id = id
        self.keys = keys
    }

    func precedes(_ other: Place) -> Bool {
        for (mine, theirs) in zip(keys, other.keys) {
            switch (mine, theirs) {
            case (.ranks(let a), .ranks(let b)) where a != b: return a.lexicographicallyPrecedes(b)
            case (.name, .name) where name != other.name: return name.lexicographicallyPrecedes(other.name)
            case (.code, .code) where code != other.code: return codePrecedes(other)
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
