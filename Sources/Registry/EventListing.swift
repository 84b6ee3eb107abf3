import GRDB
import Safety

extension Registry {
    /// Gives the events of a selection one by one, in the order of a listing: subject identifier, counted day, sequence.
    ///
    /// Subjects are read in portions in that order, so that the first events come at once and no length needs memory.
    ///
    /// - Parameters:
    ///   - choose: which events of a portion are listed, by subject, and what the rules make of them.
    ///   - take: is given the events; an error of its own ends the listing and is passed on, as one of `choose` is.
    package func events(
        _ rules: RuleSet, _ selection: EventSelection, choose: (SafetyColumns) throws -> [[ChosenEvent]],
        _ take: (ListedEvent) throws -> Void
    ) throws {
        var refusal: (any Error)?
        try reading { db in
            let codings = try selection.paths.map { try self.codings(of: $0, rules.dictionary, db) }
            var loading = try ColumnLoading(db, dictionary: rules.dictionary, codings: codings)
            var details = EventDetails(db, dictionary: rules.dictionary)
            let subjects = try ListedSubjects(db, selection: selection)
            while let portion = try subjects.next() {
                loading.clear()
                try loading.append(portion)
                do {
                    let chosen = try choose(loading.columns)
                    for event in try details.events(chosen) { try take(event) }
                } catch {
                    refusal = error
                    return
                }
            }
        }
        if let refusal { throw refusal }
    }

    /// The key of a subject by its identifier.
    package func subject(_ identifier: String) throws(RegistryError) -> Int {
        try reading { db in
            guard let row = try db.row("subject_by_identifier", [identifier]) else {
                throw RegistryError(.request, "The registry has no subject of the identifier given with --subject.")
            }
            return try row.value("id")
        }
    }

    /// The keys of the codings that fall on paths, 0 for none, when a dictionary's codings count.
    private func codings(
        of paths: Set<Int>, _ dictionary: DictionaryReference?, _ db: Database
    ) throws -> [Int] {
        let isUncoded = paths.contains(CodedPath.uncoded)
        let rows = try db.rows(
            "codings_of_paths",
            [
                "paths": json(paths.sorted()), "uncoded": isUncoded, "dictionary_name": dictionary?.name,
                "dictionary_version": dictionary?.version,
            ])
        return try rows.map { try $0.value(at: 0) } + (isUncoded ? [0] : [])
    }
}

/// The subjects of a listing in its order, in portions that begin small so that the first events come at once.
private final class ListedSubjects {
    private static let first = 64
    private static let largest = 2048
    private var count = ListedSubjects.first
    private var one: [Int]?
    private var keys: RowCursor?

    init(_ db: Database, selection: EventSelection) throws {
        if let subject = selection.subject {
            one = [subject]
        } else {
            keys = try db.cursor("listed_subjects")
        }
    }

    /// The keys of the next subjects; nil after the last.
    func next() throws -> [Int]? {
        if let subject = one {
            one = nil
            return subject
        }
        var portion: [Int] = []
        portion.reserveCapacity(count)
        while portion.count < count, let row = try keys?.next() { portion.append(try row.value(at: 0)) }
        count = min(2 * count, Self.largest)
        return portion.isEmpty ? nil : portion
    }
}
