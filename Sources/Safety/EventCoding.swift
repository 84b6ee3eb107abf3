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
