/// The observation of one subject with its selected events, as survival methods read it; days are counted from the first
/// dose, whose day is 1.
package struct SubjectTime: Sendable, Hashable {
    /// The last day of follow-up (`PersonTime`), at least 1.
    package var end: Int
    /// Whether follow-up ended by the subject's death.
    package var died: Bool
    /// The days of the selected events in ascending order, each within 1...end: an earlier one and one without a date
    /// count on day 1, a later one on the last day.
    package var events: [Int]

    package init(end: Int, died: Bool, events: [Int]) {
        self.end = end
        self.died = died
        self.events = events
    }
}

/// The observations of all subjects of the population that have a first dose, by arm.
package struct SubjectTimes: Sendable, Equatable {
    package var arms: [Arm]
    /// By arm, in the order of the subjects' keys.
    package var byArm: [SubjectTimeList]

    package init(arms: [Arm], byArm: [SubjectTimeList]) {
        self.arms = arms
        self.byArm = byArm
    }

    /// What is said where subjects count in groups.
    package static let groupRefusal =
        "Times to an event are by arm: in groups, which overlap, a subject would count several times. Use rules with "
        + "arm: planned or arm: actual (--by), and --arms for some of them."
}
