/// A value list of the field whose codes are stored in the registry and whose names are printed.
///
/// `rawValue` is the code in the registry's vocabulary tables; `name` is the text of the same row there.
package protocol CodedValue: RawRepresentable, CaseIterable, Sendable, Hashable where RawValue == Int {
    /// The value as tables, listings and rule sets write it, in lower case with underscores.
    var name: String { get }
}

extension CodedValue {
    /// The value of a name, or nil when no value has it.
    package init?(name: String) {
        guard let value = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = value
    }
}

/// Intensity of an event (ICH E2A separates it from seriousness). The five words match CTCAE grades 1 to 5.
package enum Severity: Int, CodedValue {
    case mild = 1
    case moderate, severe, lifeThreatening, fatal

    package var name: String {
        switch self {
        case .mild: "mild"
        case .moderate: "moderate"
        case .severe: "severe"
        case .lifeThreatening: "life_threatening"
        case .fatal: "fatal"
        }
    }
}

/// An assessment of the causal relation between a product and an event: the WHO-UMC categories, "not related" where a
/// form has it, and "related" for an ungraded yes.
package enum Causality: Int, CodedValue {
    case missing = 0
    case certain, probable, possible, unlikely, notRelated, conditional, unassessable, related

    package var name: String {
        switch self {
        case .missing: "missing"
        case .certain: "certain"
        case .probable: "probable"
        case .possible: "possible"
        case .unlikely: "unlikely"
        case .notRelated: "not_related"
        case .conditional: "conditional"
        case .unassessable: "unassessable"
        case .related: "related"
        }
    }
}

/// Outcome of an event at the last observation, with the codes of E2B(R3) E.i.7.
package enum Outcome: Int, CodedValue {
    case unknown = 0
    case recovered, recovering, notRecovered, recoveredWithSequelae, fatal

    package var name: String {
        switch self {
        case .unknown: "unknown"
        case .recovered: "recovered"
        case .recovering: "recovering"
        case .notRecovered: "not_recovered"
        case .recoveredWithSequelae: "recovered_with_sequelae"
        case .fatal: "fatal"
        }
    }
}

/// Action taken with the product, with the codes of E2B(R3) G.k.8 and 10 for an interruption, which CDISC adds.
package enum ActionTaken: Int, CodedValue {
    case unknown = 0
    case withdrawn = 1
    case reduced = 2
    case increased = 3
    case notChanged = 4
    case notApplicable = 9
    case interrupted = 10

    package var name: String {
        switch self {
        case .unknown: "unknown"
        case .withdrawn: "drug_withdrawn"
        case .reduced: "dose_reduced"
        case .increased: "dose_increased"
        case .notChanged: "dose_not_changed"
        case .notApplicable: "not_applicable"
        case .interrupted: "drug_interrupted"
        }
    }
}

/// A reason for which an event is serious: the six of E2B(R3) E.i.3.2, then three that deliveries carry besides.
package enum SeriousnessCriterion: Int, CodedValue {
    case death = 1
    case lifeThreatening, hospitalisation, disability, congenitalAnomaly, medicallyImportant
    case cancer, overdose, requiredIntervention

    package var name: String {
        switch self {
        case .death: "death"
        case .lifeThreatening: "life_threatening"
        case .hospitalisation: "hospitalisation"
        case .disability: "disability"
        case .congenitalAnomaly: "congenital_anomaly"
        case .medicallyImportant: "medically_important"
        case .cancer: "cancer"
        case .overdose: "overdose"
        case .requiredIntervention: "required_intervention"
        }
    }

    /// The criteria of E2B(R3) E.i.3.2 a to f; the others make nothing serious unless a rule set says so.
    package static let e2b: Set<SeriousnessCriterion> = [
        .death, .lifeThreatening, .hospitalisation, .disability, .congenitalAnomaly, .medicallyImportant,
    ]
}
