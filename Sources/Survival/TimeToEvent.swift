/// The time of a subject until an event, or until nothing more is known of the subject.
package struct TimeToEvent: Sendable, Hashable {
    /// From the start of observation; any unit, 0 or more.
    package let time: Double
    /// Whether the time ended with the event; else the subject is censored.
    package let isEvent: Bool

    /// Nil when the time is negative or not finite.
    package init?(time: Double, isEvent: Bool) {
        guard time >= 0, time.isFinite else { return nil }
        self.time = time
        self.isEvent = isEvent
    }
}

/// The time of a subject until the first of an event, a competing event, or the end of observation.
package struct CompetingTime: Sendable, Hashable {
    package enum Outcome: Sendable, Hashable {
        case censored
        case event
        /// Something after which the event can no longer be seen first, such as death.
        case competing
    }

    /// From the start of observation; any unit, 0 or more.
    package let time: Double
    package let outcome: Outcome

    /// Nil when the time is negative or not finite.
    package init?(time: Double, outcome: Outcome) {
        guard time >= 0, time.isFinite else { return nil }
        self.time = time
        self.outcome = outcome
    }
}

/// The events of a subject that may happen again and again, and how long the subject was observed.
package struct RecurrentTimes: Sendable, Hashable {
    /// The end of observation, which began at 0.
    package let end: Double
    /// In ascending order; several may be at one time.
    package let events: [Double]

    /// Nil when a time is not finite, or an event is not within `0...end`.
    package init?(end: Double, events: [Double]) {
        guard end >= 0, end.isFinite, events.allSatisfy({ $0 >= 0 && $0 <= end }) else { return nil }
        self.end = end
        self.events = events.sorted()
    }
}
