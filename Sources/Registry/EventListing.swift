import GRDB
import Safety

extension Registry {
    /// Gives the events of a selection one by one, in the order of a listing.
    ///
    /// - Parameter all: also the stored events that the rules leave out, each with its disposition.
    package func events(
        _ rules: RuleSet, _ selection: EventSelection, all: Bool, _ take: (ListedEvent) throws -> Void
    ) throws(RegistryError) {
        try reading(with: rules) { db in
            var values = try selection.arguments
            values["all"] = all
            let rows = try db.cursor("events", StatementArguments(values))
            while let row = try rows.next() { try take(try listed(row, db)) }
        }
    }

    /// The key of a subject by its identifier.
    package func subject(_ identifier: String) throws(RegistryError) -> Int {
        try reading { db in
            guard let row = try db.row("subject_by_identifier", [identifier]) else {
                throw RegistryError(.request, "The registry has no subject of the identifier given with --subject.")
            }
            return row["id"]
        }
    }

    private func listed(_ row: Row, _ db: Database) throws -> ListedEvent {
        let file = SourceFile(name: row["file"], sha256: row["sha256"], bytes: row["bytes"])
        var event = ListedEvent(
            id: row["id"], subject: row["subject"], sequence: row["sequence"],
            disposition: EventDisposition(name: row["disposition"]) ?? .counted, isRelated: row["is_related"],
            isSerious: row["is_serious"],
            source: SourcePosition(file: file, line: row["line"], byteOffset: row["byte_offset"]))
        event.site = row["site"]
        event.arm = row["arm"]
        event.verbatim = row["verbatim"]
        event.soc = row["soc"]
        event.pt = row["pt"]
        event.onset = row["onset_written"]
        event.end = row["end_written"]
        if let day = row["counted_day"] as Int?, let first = row["first_dose"] as Int? {
            event.studyDay = day - first + (day >= first ? 1 : 0)
        }
        event.severity = (row["severity"] as Int?).flatMap(Severity.init(rawValue:))
        event.grade = row["grade"]
        event.serious = row["serious"]
        event.criteria = ((row["criteria"] as String?) ?? "").split(separator: ",")
            .compactMap { Int($0).flatMap(SeriousnessCriterion.init(rawValue:)) }
        event.outcome = (row["outcome"] as Int?).flatMap(Outcome.init(rawValue:))
        event.action = (row["action"] as Int?).flatMap(ActionTaken.init(rawValue:))
        event.causality = try db.rows("event_causality", ["event": event.id]).map {
            CausalityAssessment(
                product: $0[0], assessor: $0[1], reported: $0[2], value: Causality(rawValue: $0[3]) ?? .missing)
        }
        return event
    }
}
