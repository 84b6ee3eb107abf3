import Safety

/// An adverse event as one row of a delivery describes it (SDTM AE, ADaM ADAE).
package struct EventRecord: Sendable, Equatable {
    package var studyID: String?
    package var subject: String
    /// The source's sequence or record identifier, or the row number where it has none.
    package var sequence: String
    /// The reporter's words.
    package var verbatim: String?
    package var coding: EventCoding
    /// The PT that the row names beside the code it is coded by, so that a disagreement with the dictionary is found.
    package var statedPT: StatedTerm?
    package var onset: ClinicalDate?
    package var end: ClinicalDate?
    package var report: ClinicalDate?
    package var severity: Severity?
    /// Toxicity grade 1 to 5 (CTCAE), where the delivery grades instead of naming a severity.
    package var grade: Int?
    package var serious: Bool?
    package var criteria: Set<SeriousnessCriterion> = []
    package var causality: [CausalityAssessment] = []
    package var outcome: Outcome?
    package var action: ActionTaken?
    package var naturalProgression: Bool?
    package var worsenedAfterDose: Bool?
    /// The sponsor's treatment-emergent flag as given.
    package var treatmentEmergent: Bool?

    package init(subject: String, sequence: String, coding: EventCoding) {
        self.subject = subject
        self.sequence = sequence
        self.coding = coding
    }
}

/// How an event's row names its term.
package enum EventCoding: Sendable, Hashable {
    /// No usable term: the event is stored and shown under "Not coded".
    case uncoded
    /// The code of an LLT or a PT of a loaded dictionary.
    case code(level: TermLevel, code: String)
    /// The name of an LLT of a loaded dictionary.
    case lltName(String)
    /// Names as the source coded them; its own dictionary is made from them.
    case names(SourceCoding)
}

/// A term as a row names it: by code, by name, or both.
package struct StatedTerm: Sendable, Hashable {
    package var code: String?
    package var name: String?

    package init(code: String?, name: String?) {
        self.code = code
        self.name = name
    }
}
