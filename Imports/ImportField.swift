import Safety

/// A field of Soteria that a profile's column can fill. The raw value is the field's name in profiles.
package enum ImportField: String, Sendable, CaseIterable {
    case studyID = "study_id"
    case subjectID = "subject_id"
    // Subjects
    case site, country, sex
    case birthDate = "birth_date"
    case age
    case ageUnit = "age_unit"
    case race, ethnicity
    case consentDate = "consent_date"
    case plannedArm = "planned_arm"
    case actualArm = "actual_arm"
    case followUpEnd = "follow_up_end"
    case followUpEndReason = "follow_up_end_reason"
    case deathDate = "death_date"
    case flag, attribute
    case exposureStart = "exposure_start"
    case exposureEnd = "exposure_end"
    case exposureProduct = "exposure_product"
    // Exposures
    case exposureSequence = "exposure_seq"
    case product, dose
    case doseUnit = "dose_unit"
    case route
    case startDate = "start_date"
    case endDate = "end_date"
    // Groups and arms
    case group, arm
    case armSubjects = "arm_subjects"
    case armDeaths = "arm_deaths"
    // Dictionary, and events coded by source
    case dictionary, version, language
    case socCode = "soc_code"
    case socName = "soc_name"
    case hlgtCode = "hlgt_code"
    case hlgtName = "hlgt_name"
    case hltCode = "hlt_code"
    case hltName = "hlt_name"
    case ptCode = "pt_code"
    case ptName = "pt_name"
    case lltCode = "llt_code"
    case lltName = "llt_name"
    case primary
    // Events
    case eventSequence = "event_seq"
    case verbatim
    case onsetDate = "onset_date"
    case reportDate = "report_date"
    case severity, grade, serious
    case death
    case lifeThreatening = "life_threatening"
    case hospitalisation, disability
    case congenitalAnomaly = "congenital_anomaly"
    case medicallyImportant = "medically_important"
    case cancer, overdose
    case requiredIntervention = "required_intervention"
    case causality
    case causalityProduct = "causality_product"
    case causalityAssessor = "causality_assessor"
    case outcome
    case actionTaken = "action_taken"
    case naturalProgression = "natural_progression"
    case worsenedAfterDose = "worsened_after_dose"
    case treatmentEmergent = "treatment_emergent"
    // Supplements
    case supplementName = "supplement_name"
    case supplementValue = "supplement_value"
}

extension ImportField {
    /// How a field's text is read.
    package enum Kind: Sendable, Equatable {
        /// As it stands.
        case text
        /// As it stands, in Unicode NFC, because other rows are found by it.
        case key
        case date
        /// A decimal number, kept as written.
        case number
        /// A whole number from 1 to 5.
        case grade
        /// A whole number of 0 or more.
        case count
        /// One of a list of meanings, through the profile's value map.
        case coded(ValueList)
    }

    package var kind: Kind {
        switch self {
        case .birthDate, .consentDate, .followUpEnd, .deathDate, .exposureStart, .exposureEnd, .startDate, .endDate,
            .onsetDate, .reportDate:
            .date
        case .age: .number
        case .grade: .grade
        case .armSubjects, .armDeaths: .count
        case .sex: .coded(.sex)
        case .severity: .coded(.severity)
        case .causality: .coded(.causality)
        case .outcome: .coded(.outcome)
        case .actionTaken: .coded(.actionTaken)
        case .flag, .primary, .serious, .naturalProgression, .worsenedAfterDose, .treatmentEmergent: .coded(.yesNo)
        case .studyID, .subjectID, .plannedArm, .actualArm, .group, .arm, .exposureSequence, .eventSequence,
            .dictionary, .version,
            .language, .supplementName, .socCode, .socName, .hlgtCode, .hlgtName, .hltCode, .hltName, .ptCode, .ptName,
            .lltCode, .lltName:
            .key
        default: criterion == nil ? .text : .coded(.yesNo)
        }
    }

    /// The seriousness criterion that this field states.
    package var criterion: SeriousnessCriterion? { SeriousnessCriterion(name: rawValue) }

    /// Whether a row without a value for this field, where the delivery has a column for it, is refused.
    package func isAlwaysFilled(in table: DeliveryTable) -> Bool {
        switch (self, table) {
        case (.subjectID, _), (.exposureSequence, _), (.eventSequence, _), (.supplementName, _), (.supplementValue, _),
            (.group, _), (.arm, _), (.armSubjects, _):
            true
        case (.dictionary, .dictionary), (.version, .dictionary), (.language, .dictionary), (.socName, .dictionary),
            (.ptName, .dictionary), (.primary, .dictionary):
            true
        default: false
        }
    }

    /// Whether a table has this field.
    package func belongs(to table: DeliveryTable) -> Bool {
        if self == .studyID { return true }
        return switch table {
        case .subjects: ImportField.ofSubjects.contains(self)
        case .exposures: ImportField.ofExposures.contains(self)
        case .groups: self == .subjectID || self == .group
        case .arms: self == .arm || self == .armSubjects || self == .armDeaths
        case .dictionary: ImportField.ofPath.contains(self) || self == .primary
        case .events: ImportField.ofEvents.contains(self) || ImportField.ofPath.contains(self) || criterion != nil
        case .supplements: ImportField.ofSupplements.contains(self)
        }
    }

    private static let ofSubjects: Set<ImportField> = [
        .subjectID, .site, .country, .sex, .birthDate, .age, .ageUnit, .race, .ethnicity, .consentDate, .plannedArm,
        .actualArm, .followUpEnd, .followUpEndReason, .deathDate, .flag, .attribute, .exposureStart, .exposureEnd,
        .exposureProduct,
    ]
    private static let ofExposures: Set<ImportField> = [
        .subjectID, .exposureSequence, .product, .dose, .doseUnit, .route, .startDate, .endDate,
    ]
    private static let ofPath: Set<ImportField> = [
        .dictionary, .version, .language, .socCode, .socName, .hlgtCode, .hlgtName, .hltCode, .hltName, .ptCode,
        .ptName, .lltCode, .lltName,
    ]
    private static let ofEvents: Set<ImportField> = [
        .subjectID, .eventSequence, .verbatim, .onsetDate, .endDate, .reportDate, .severity, .grade, .serious,
        .causality, .causalityProduct, .causalityAssessor, .outcome, .actionTaken, .naturalProgression,
        .worsenedAfterDose, .treatmentEmergent, .attribute,
    ]
    private static let ofSupplements: Set<ImportField> = [
        .subjectID, .eventSequence, .supplementName, .supplementValue,
    ]
}
