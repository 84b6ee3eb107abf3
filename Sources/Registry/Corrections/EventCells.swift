import GRDB
import Safety

/// Reads what events say as text, field by field.
final class EventCells {
    private let db: Database
    /// The cells of codings by key; few occur in a delivery that corrects.
    private var codings: [Int64: RowCells] = [:]

    init(db: Database) { self.db = db }

    /// All but subject and sequence, which are the row's key.
    func cells(
        _ row: StagedRow, coding: Int64?, assessments: [CausalityAssessment]
    ) throws -> RowCells {
        let event = row.event
        var cells = RowCells()
        cells.add("verbatim", row.verbatim.map(EventCells.text))
        cells.add("onset_date", EventCells.date(event.onset, row.onset))
        cells.add("end_date", EventCells.date(event.end, row.end))
        cells.add("report_date", EventCells.date(event.report, row.report))
        cells.add("severity", EventCells.value(event.severity) { Severity(rawValue: $0) })
        cells.add("grade", EventCells.number(event.grade).map(String.init))
        cells.add("serious", EventCells.flag(event.serious))
        for criterion in SeriousnessCriterion.allCases where event.criteria & criterion.bit != 0 {
            cells.add(criterion.name, true)
        }
        cells.add("outcome", EventCells.value(event.outcome) { Outcome(rawValue: $0) })
        cells.add("action_taken", EventCells.value(event.action) { ActionTaken(rawValue: $0) })
        cells.add("natural_progression", EventCells.flag(event.naturalProgression))
        cells.add("worsened_after_dose", EventCells.flag(event.worsenedAfterDose))
        cells.add("treatment_emergent", EventCells.flag(event.treatmentEmergent))
        if let coding { for (name, value) in try term(coding).fields { cells.add(name, value) } }
        for (position, assessment) in assessments.enumerated() {
            let number = position == 0 ? "" : ".\(position + 1)"
            cells.add("causality\(number)", assessment.value)
            cells.add("causality_reported\(number)", assessment.reported)
            cells.add("causality_product\(number)", assessment.product)
            cells.add("causality_assessor\(number)", assessment.assessor)
        }
        return cells
    }

    /// A stored list of assessments, empty for none.
    func assessments(_ list: Int64?) throws -> [CausalityAssessment] {
        guard let list else { return [] }
        return try db.rows("assessments", ["list": list]).map { row in
            let value: Int = try row.value("value")
            return CausalityAssessment(
                product: try row.optional("product"), assessor: try row.optional("assessor"),
                reported: try row.optional("reported"), value: Causality(rawValue: value) ?? .missing)
        }
    }

    private func term(_ coding: Int64) throws -> RowCells {
        if let known = codings[coding] { return known }
        guard let row = try db.row("coding_cells", [coding]) else {
            throw RegistryError.damaged("an event has a coding that is not there")
        }
        var cells = RowCells()
        cells.add("coding", try row.value("method") as String)
        for name in ["dictionary", "version", "language", "soc_name", "pt_name", "pt_code", "llt_name", "llt_code"] {
            cells.add(name, try row.optional(name) as String?)
        }
        codings[coding] = cells
        return cells
    }

    private static func text(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func date(_ days: StagedEvent.Days, _ written: UnsafeRawBufferPointer?) -> ClinicalDate? {
        guard days.earliest != SafetyColumns.noDay else { return nil }
        let earliest = CalendarDay(number: Int(days.earliest))
        return ClinicalDate(
            written: written.map(text) ?? earliest.iso, earliest: earliest,
            latest: CalendarDay(number: Int(days.latest)))
    }

    private static func number(_ code: Int8) -> Int? { code == StagedEvent.missing ? nil : Int(code) }

    private static func value<Value: CodedValue>(_ code: Int8, _ make: (Int) -> Value?) -> Value? {
        number(code).flatMap(make)
    }

    private static func flag(_ code: Int8) -> Bool? { number(code).map { $0 != 0 } }
}

extension SeriousnessCriterion {
    /// The criterion's bit in `event.criteria`.
    var bit: UInt16 { 1 << UInt16(rawValue) }
}
