/// The study of a registry: its identifier, its arms in their order, and whether its data are synthetic.
package struct Study: Sendable, Equatable {
    /// The identifier that rows carry as STUDYID; nil when the study accepts rows of any identifier.
    package var identifier: String?
    package var title: String
    /// The declared arms in table order; none where arms are as delivered.
    package var arms: [String]
    /// Whether every arm that a delivery names is one, so that none is declared.
    package var armsAreDelivered = false
    /// The declared groups in table order. Unlike arms they overlap: a subject may be in several.
    package var groups: [String] = []
    /// Whether every group that a delivery names is one, so that none is declared.
    package var groupsAreDelivered = false
    /// Why no denominator exists, for a registry of spontaneous reports: nobody knows how many were exposed, so that
    /// no percentage and no rate can be given. Nil where N is a denominator.
    package var noDenominators: String?
    /// Arm values that are no arm (screen failures): such subjects are stored without an arm, outside every N.
    package var notAnArm: [String]
    /// Whether the data are synthetic; every table then says so in a footnote.
    package var isSynthetic: Bool

    package init(identifier: String?, title: String, arms: [String], notAnArm: [String], isSynthetic: Bool) {
        self.identifier = identifier
        self.title = title
        self.arms = arms
        self.notAnArm = notAnArm
        self.isSynthetic = isSynthetic
    }
}

/// A study file as read: the study, the rules it counts by, and its text.
package struct StudyDefinition: Sendable {
    package var study: Study
    package var rules: RuleSet

    package init(study: Study, rules: RuleSet) {
        self.study = study
        self.rules = rules
    }
}

/// The arms and the groups of a study, as a registry holds them: what subjects can be counted in.
package struct StudyArms: Sendable, Equatable {
    package var arms: [Arm]
    package var groups: [Arm]

    package init(arms: [Arm] = [], groups: [Arm] = []) {
        self.arms = arms
        self.groups = groups
    }

    /// Those in which subjects count.
    package func counted(by basis: ArmBasis) -> [Arm] { basis == .groups ? groups : arms }
}

extension [Arm] {
    /// Those with the keys chosen, in the order of the choice, each once.
    package func chosen(_ keys: [Int]) -> [Arm] {
        let byKey = Dictionary(map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<Int> = []
        return keys.compactMap { seen.insert($0).inserted ? byKey[$0] : nil }
    }
}
