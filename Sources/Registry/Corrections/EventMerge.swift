import Safety

/// Puts a corrected event together from its row in a delivery and its stored one.
struct EventMerge {
    let delivered: StagedRow
    let stored: StagedRow
    private(set) var merge: CellMerge

    init(delivered: StagedRow, stored: StagedRow, by merge: CellMerge) {
        self.delivered = delivered
        self.stored = stored
        self.merge = merge
    }

    /// A date: its days, and its text where it needs one.
    private typealias Date = (days: StagedEvent.Days, text: UnsafeRawBufferPointer?)

    /// Puts the event and its texts into memory. Coding and assessments are merged apart.
    mutating func fill(_ memory: ByteBuffer) throws {
        let (new, old) = (delivered.event, stored.event)
        var event = new
        let verbatim = try merge.value("verbatim", delivered.verbatim, stored.verbatim)
        let onset = try date("onset_date", (new.onset, delivered.onset), (old.onset, stored.onset))
        let end = try date("end_date", (new.end, delivered.end), (old.end, stored.end))
        let report = try date("report_date", (new.report, delivered.report), (old.report, stored.report))
        event.onset = onset.days
        event.end = end.days
        event.report = report.days
        event.severity = try code("severity", new.severity, old.severity)
        event.grade = try code("grade", new.grade, old.grade)
        event.serious = try code("serious", new.serious, old.serious)
        event.criteria = try criteria(new.criteria, old.criteria)
        event.outcome = try code("outcome", new.outcome, old.outcome)
        event.action = try code("action_taken", new.action, old.action)
        event.naturalProgression = try code("natural_progression", new.naturalProgression, old.naturalProgression)
        event.worsenedAfterDose = try code("worsened_after_dose", new.worsenedAfterDose, old.worsenedAfterDose)
        event.treatmentEmergent = try code("treatment_emergent", new.treatmentEmergent, old.treatmentEmergent)
        memory.removeAll()
        withUnsafeBytes(of: &event) { memory.append($0) }
        event.sequenceLength = EventMerge.append(delivered.sequence, to: memory)
        event.verbatimLength = EventMerge.append(verbatim, to: memory)
        event.onsetLength = EventMerge.append(onset.text, to: memory)
        event.endLength = EventMerge.append(end.text, to: memory)
        event.reportLength = EventMerge.append(report.text, to: memory)
        memory.replaceStart(with: event)
    }

    /// The key of the coding. The columns that name a term count together.
    mutating func coding(_ new: Int64?, _ old: Int64?) throws -> Int64? {
        try merge.value(DeliveredColumns.term, new, old)
    }

    /// The assessments of causality: in the order of their columns, those of columns that the file lacks last.
    mutating func assessments(
        _ new: [CausalityAssessment], _ old: [CausalityAssessment]
    ) throws -> [CausalityAssessment] {
        if new.isEmpty || !merge.columns.has("causality") {
            if old.isEmpty { return new }
            return try merge.stays("causality") ? old : new
        }
        var rest = old
        var merged: [CausalityAssessment] = []
        for (position, assessment) in new.enumerated() {
            guard let place = counterpart(of: assessment, position, new.count, old, in: rest) else {
                merged.append(assessment)
                continue
            }
            merged.append(try self.assessment(assessment, rest.remove(at: place)))
        }
        return merged + rest
    }

    /// Of as many assessments as before the one at the same place, else the one for the same product and assessor.
    private func counterpart(
        of assessment: CausalityAssessment, _ position: Int, _ count: Int, _ old: [CausalityAssessment],
        in rest: [CausalityAssessment]
    ) -> Int? {
        if count == old.count { return 0 }
        return rest.firstIndex { $0.product == assessment.product && $0.assessor == assessment.assessor }
    }

    private mutating func assessment(
        _ new: CausalityAssessment, _ old: CausalityAssessment
    ) throws -> CausalityAssessment {
        var merged = new
        merged.product = try merge.value("causality_product", new.product, old.product)
        merged.assessor = try merge.value("causality_assessor", new.assessor, old.assessor)
        if new.reported == nil, let reported = old.reported, try merge.stays("causality") {
            merged.reported = reported
            merged.value = old.value
        }
        return merged
    }

    // MARK: Values

    private mutating func date(_ field: String, _ new: Date, _ old: Date) throws -> Date {
        func present(_ date: Date) -> Date? { date.days.earliest == SafetyColumns.noDay ? nil : date }
        return try merge.value(field, present(new), present(old)) ?? (StagedEvent.Days(), nil)
    }

    private mutating func code(_ field: String, _ new: Int8, _ old: Int8) throws -> Int8 {
        func present(_ code: Int8) -> Int8? { code == StagedEvent.missing ? nil : code }
        return try merge.value(field, present(new), present(old)) ?? StagedEvent.missing
    }

    /// A criterion that is not yes is stored as none, so that blank and no are one; a column that the file lacks leaves
    /// it as it is.
    private mutating func criteria(_ new: UInt16, _ old: UInt16) throws -> UInt16 {
        var merged = new
        for criterion in SeriousnessCriterion.allCases where old & criterion.bit != 0 {
            guard new & criterion.bit == 0, !merge.columns.has(criterion.name) else { continue }
            if try merge.stays(criterion.name) { merged |= criterion.bit }
        }
        return merged
    }

    private static func append(_ text: UnsafeRawBufferPointer?, to memory: ByteBuffer) -> Int32 {
        guard let text else { return -1 }
        memory.append(text)
        return Int32(truncatingIfNeeded: text.count)
    }
}
