/// The study of a registry: its identifier, its arms in their order, and whether its data are synthetic.
package struct Study: Sendable, Equatable {
    /// The identifier that rows carry as STUDYID; nil when the study accepts rows of any identifier.
    package var identifier: String?
    package var title: String
    /// The declared arms in table order.
    package var arms: [String]
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
