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

/// One assessment of causality: for a product, by an assessor.
package struct CausalityAssessment: Sendable, Hashable {
    package var product: String?
    package var assessor: String?
    /// The text of the source; nil when the source left it blank.
    package var reported: String?
    package var value: Causality

    package init(product: String?, assessor: String?, reported: String?, value: Causality) {
        self.product = product
        self.assessor = assessor
        self.reported = reported
        self.value = value
    }
}

/// How an event's row names its term.
package enum EventCoding: Sendable, Hashable {
    /// No usable term: the event is stored and shown under "Not coded".
    case uncoded
    /// The code of an LLT or a PT of a loaded dictionary.
    case code(level: TermLevel, code: String)
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

/// A path as a source's row names it: SOC and PT are the key, the rest may be absent.
package struct SourceCoding: Sendable, Hashable {
    package var dictionary: DictionaryVersion
    package var soc: CodedName
    package var hlgt: CodedName?
    package var hlt: CodedName?
    package var pt: CodedName
    package var llt: CodedName?

    package init(dictionary: DictionaryVersion, soc: CodedName, pt: CodedName) {
        self.dictionary = dictionary
        self.soc = soc
        self.pt = pt
    }
}

/// The five levels of a MedDRA-style hierarchy.
package enum TermLevel: Int, CodedValue {
    case soc = 1
    case hlgt, hlt, pt, llt

    package var name: String {
        switch self {
        case .soc: "soc"
        case .hlgt: "hlgt"
        case .hlt: "hlt"
        case .pt: "pt"
        case .llt: "llt"
        }
    }
}
