import Safety

/// A row of a batch of events, with texts of its own.
struct EventContent {
    var studyID: String?
    var subject: String
    /// The source's sequence or record identifier, or the row number where it has none.
    var sequence: String
    /// The reporter's words.
    var verbatim: String?
    var coding: NamedTerm
    /// The PT that the row names beside the code it is coded by, so that a disagreement with the dictionary is found.
    var statedPT: StatedPT
    var onset: ClinicalDate?
    var end: ClinicalDate?
    var report: ClinicalDate?
    var severity: Severity?
    /// Toxicity grade 1 to 5 (CTCAE), where the delivery grades instead of naming a severity.
    var grade: Int?
    var serious: Bool?
    var criteria: Set<SeriousnessCriterion> = []
    var causality: [CausalityAssessment] = []
    var outcome: Outcome?
    var action: ActionTaken?
    var naturalProgression: Bool?
    var worsenedAfterDose: Bool?
    /// The sponsor's treatment-emergent flag as given.
    var treatmentEmergent: Bool?

    init(_ row: EventBatch.Row, of batch: EventBatch) {
        studyID = batch.string(row.studyID)
        subject = batch.string(row.subject) ?? ""
        sequence = batch.string(row.sequence) ?? ""
        verbatim = batch.string(row.verbatim)
        coding = NamedTerm(row.coding, of: batch)
        statedPT = StatedPT(code: batch.string(row.statedPTCode), name: batch.string(row.statedPTName))
        onset = batch.date(row.onset)
        end = batch.date(row.end)
        report = batch.date(row.report)
        severity = row.severity
        grade = row.grade.map(Int.init)
        serious = row.serious
        criteria = Set(SeriousnessCriterion.allCases.filter { row.criteria & 1 << UInt16($0.rawValue) != 0 })
        causality = batch.assessments[row.assessments].map { assessment in
            CausalityAssessment(
                product: batch.string(assessment.product), assessor: batch.string(assessment.assessor),
                reported: batch.string(assessment.reported), value: assessment.value)
        }
        outcome = row.outcome
        action = row.action
        naturalProgression = row.naturalProgression
        worsenedAfterDose = row.worsenedAfterDose
        treatmentEmergent = row.treatmentEmergent
    }
}

/// How an event's row names its term.
enum NamedTerm {
    /// No usable term: the event is stored and shown under "Not coded".
    case uncoded
    /// The code of an LLT or a PT of a loaded dictionary.
    case code(level: TermLevel, code: String)
    /// The name of an LLT of a loaded dictionary.
    case lltName(String)
    /// Names as the source coded them; its own dictionary is made from them.
    case names(SourceCoding)

    init(_ coding: EventBatch.Coding, of batch: EventBatch) {
        switch coding {
        case .uncoded: self = .uncoded
        case .code(let level, let code): self = .code(level: level, code: batch.string(code) ?? "")
        case .lltName(let name): self = .lltName(batch.string(name) ?? "")
        case .names(let position): self = .names(batch.sourceCodings[position])
        }
    }
}

/// The PT that a row names beside the code it is coded by.
struct StatedPT {
    var code: String?
    var name: String?
}

extension EventBatch {
    fileprivate func date(_ date: Date) -> ClinicalDate? {
        if date.isMissing { return nil }
        let earliest = CalendarDay(number: Int(date.earliest))
        return ClinicalDate(
            written: string(date.written) ?? earliest.iso, earliest: earliest,
            latest: CalendarDay(number: Int(date.latest)))
    }
}
