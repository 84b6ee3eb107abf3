import GRDB
import Safety

extension Registry {
    /// Gives the events of a selection one by one, in the order of a listing: subject identifier, counted day, sequence.
    ///
    /// Subjects are read in portions in that order, so that the first events come at once and no length needs memory.
    ///
    /// - Parameters:
    ///   - choose: which events of a chunk of subjects are listed, by subject, and what the rules make of them; it is
    ///     given the codings on which the selection's paths fall (nil where it selects none) and the arms.
    ///   - take: is given the events; an error of its own ends the listing and is passed on, as one of `choose` is.
    package func events(
        _ rules: RuleSet, _ selection: EventSelection,
        choose: (_ chunk: SafetyColumns, _ codings: Set<Int>?, _ arms: StudyArms) throws -> [[ChosenEvent]],
        _ take: (ListedEvent) throws -> Void
    ) throws {
        var refusal: (any Error)?
        try reading { db in
            let arms = StudyArms(arms: try StudyStore.arms(db), groups: try StudyStore.groups(db))
            let codings = try selection.paths.map { try self.codings(of: $0, rules.dictionary, db) }
            let chosenCodings = codings.map { Set($0) }
            let scan = RowScan(db, limits: .none)
            let causality = try CausalitySets(db)
            var details = EventDetails(db, dictionary: rules.dictionary)
            let subjects = try ListedSubjects(db, subject: selection.subject, codings: codings)
            while let next = try subjects.next() {
                let portion = selection.subjects.map { held in next.filter(held.contains) } ?? next
                guard !portion.isEmpty else { continue }
                let chunk = try scan.chunk(of: portion, causality)
                do {
                    let bySubject = try choose(chunk, chosenCodings, arms)
                    let position = Dictionary(uniqueKeysWithValues: zip(chunk.subjectID, bySubject.indices))
                    let chosen = portion.compactMap { position[$0].map { bySubject[$0] } }
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
