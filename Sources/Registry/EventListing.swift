import GRDB
import Safety

extension Registry {
    /// Gives the events of a selection one by one, in the order of a listing.
    ///
    /// - Parameters:
    ///   - all: also the stored events that the rules leave out, each with its disposition.
    ///   - take: an error of its own ends the listing and is passed on.
    package func events(
        _ rules: RuleSet, _ selection: EventSelection, all: Bool, _ take: (ListedEvent) throws -> Void
    ) throws {
        var refusal: (any Error)?
        try reading(with: rules) { db in
            var values = try selection.arguments
            values["all"] = all
            let rows = try db.cursor("events", StatementArguments(values))
            while refusal == nil, let row = try rows.next() {
                let event = try listed(row, db)
                do { try take(event) } catch { refusal = error }
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

    private func listed(_ row: Row, _ db: Database) throws -> ListedEvent {
        let file = SourceFile(
            name: try row.value("file"), sha256: try row.value("sha256"), bytes: try row.value("bytes"))
        var event = ListedEvent(
            id: try row.value("id"), subject: try row.value("subject"), sequence: try row.value("sequence"),
            disposition: EventDisposition(name: try row.value("disposition")) ?? .counted,
            isRelated: try row.value("is_related"), isSerious: try row.value("is_serious"),
            source: SourcePosition(
                file: file, line: try row.value("line"), byteOffset: try row.value("byte_offset")))
        event.site = try row.optional("site")
        event.arm = try row.optional("arm")
        event.verbatim = try row.optional("verbatim")
        event.soc = try row.optional("soc")
        event.pt = try row.optional("pt")
        event.onset = try row.optional("onset_written")
        event.end = try row.optional("end_written")
        if let day: Int = try row.optional("counted_day"), let first: Int = try row.optional("first_dose") {
            event.studyDay = day - first + (day >= first ? 1 : 0)
        }
        event.severity = try row.coded("severity")
        event.grade = try row.optional("grade")
        event.serious = try row.optional("serious")
        event.outcome = try row.coded("outcome")
        event.action = try row.coded("action")
        let criteria: Int = try row.value("criteria")
        event.criteria = SeriousnessCriterion.allCases.filter { criteria & (1 << $0.rawValue) != 0 }
        event.causality = try db.rows("event_causality", ["event": event.id]).map { assessment in
            CausalityAssessment(
                product: try assessment.optional("product"), assessor: try assessment.optional("assessor"),
                reported: try assessment.optional("reported"), value: try assessment.coded("value") ?? .missing)
        }
        return event
    }
}

extension Row {
    /// The value of a code that may be NULL.
    fileprivate func coded<Value: CodedValue>(_ column: String) throws -> Value? {
        let code: Int? = try optional(column)
        return code.flatMap(Value.init(rawValue:))
    }
}
