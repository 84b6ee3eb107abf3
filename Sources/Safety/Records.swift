/// A subject as one row of a delivery describes it (SDTM DM, ADaM ADSL).
package struct SubjectRecord: Sendable, Hashable {
    package var studyID: String?
    package var subject: String
    package var site: String?
    package var country: String?
    package var sex: String?
    package var birthDate: ClinicalDate?
    /// Age as delivered, in `ageUnit`.
    package var age: String?
    package var ageUnit: String?
    package var race: String?
    package var ethnicity: String?
    package var consentDate: ClinicalDate?
    package var plannedArm: String?
    package var actualArm: String?
    package var followUpEnd: ClinicalDate?
    package var followUpEndReason: String?
    package var deathDate: ClinicalDate?
    /// Population flags as delivered (SAFFL, ITTFL …), by name.
    package var populationFlags: [NamedValue<Bool>] = []
    /// Other characteristics that a later analysis may ask for, as text, by name.
    package var attributes: [NamedValue<String>] = []
    /// The exposure that the same row states, where it does (ADSL: TRTSDT to TRTEDT).
    package var exposure: ExposureRecord?

    package init(subject: String) { self.subject = subject }
}

/// A name with its value, kept in the order of the source.
package struct NamedValue<Value: Sendable & Equatable>: Sendable, Equatable {
    package var name: String
    package var value: Value

    package init(name: String, value: Value) {
        self.name = name
        self.value = value
    }
}

extension NamedValue: Hashable where Value: Hashable {}

/// One administration, or one period of constant administration, of a product (SDTM EX).
package struct ExposureRecord: Sendable, Hashable {
    package var studyID: String?
    package var subject: String
    /// The source's sequence, or the row number where it has none.
    package var sequence: String
    package var product: String?
    /// The amount as written; placebo has "0".
    package var dose: String?
    package var doseUnit: String?
    package var route: String?
    package var start: ClinicalDate?
    package var end: ClinicalDate?

    package init(subject: String, sequence: String) {
        self.subject = subject
        self.sequence = sequence
    }
}

/// A subject's membership in a group, one of possibly many (a product that a report names).
package struct GroupRecord: Sendable, Equatable {
    package var studyID: String?
    package var subject: String
    package var group: String

    package init(subject: String, group: String) {
        self.subject = subject
        self.group = group
    }
}

/// How many participants an arm has, as a delivery states it apart from the participants themselves.
package struct ArmRecord: Sendable, Equatable {
    package var studyID: String?
    package var arm: String
    /// Participants exposed, or at risk: the arm's N.
    package var subjects: Int
    /// Participants who died, of any cause.
    package var deaths: Int?

    package init(arm: String, subjects: Int) {
        self.arm = arm
        self.subjects = subjects
    }
}

/// A name and code of a dictionary level; the code may be absent where a delivery has names only.
package struct CodedName: Sendable, Hashable {
    package var code: String?
    package var name: String

    package init(code: String?, name: String) {
        self.code = code
        self.name = name
    }
}

/// One path of a dictionary from SOC to PT, with at most one LLT of that PT.
package struct DictionaryEntry: Sendable, Equatable {
    package var dictionary: DictionaryVersion
    package var soc: CodedName
    package var hlgt: CodedName?
    package var hlt: CodedName?
    package var pt: CodedName
    package var llt: CodedName?
    /// Whether this is the PT's primary path; a PT has exactly one.
    package var isPrimary: Bool

    package init(dictionary: DictionaryVersion, soc: CodedName, pt: CodedName, isPrimary: Bool) {
        self.dictionary = dictionary
        self.soc = soc
        self.pt = pt
        self.isPrimary = isPrimary
    }
}

/// A dictionary in one version and language.
package struct DictionaryVersion: Sendable, Hashable {
    package var name: String
    package var version: String
    package var language: String

    package init(name: String, version: String, language: String) {
        self.name = name
        self.version = version
        self.language = language
    }
}

/// A flag or text that a delivery adds to an event in a file of its own (SDTM SUPPAE: QNAM and QVAL).
package struct SupplementRecord: Sendable, Equatable {
    package var studyID: String?
    package var subject: String
    /// The sequence of the event it belongs to.
    package var eventSequence: String
    package var name: String
    package var value: String
    /// The event's treatment-emergent flag, where this supplement is that flag.
    package var treatmentEmergent: Bool?

    package init(subject: String, eventSequence: String, name: String, value: String) {
        self.subject = subject
        self.eventSequence = eventSequence
        self.name = name
        self.value = value
    }
}
